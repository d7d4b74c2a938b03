package dev.tokenscope.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JournalTest {

  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  private static Event note(Object text) {
    return new Event.NotePinned(text.toString());
  }

  private static Event.ResponseSent response(Body body) {
    return new Event.ResponseSent(
        ExchangeId.numbered(1), new Message.Response(200, "OK", List.of(), body));
  }

  @Test
  void it_numbers_from_one_without_gaps() {
    Journal journal = new Journal(() -> NOW);
    assertThat(journal.lastSeq()).isZero();
    for (int i = 1; i <= 3000; i++) {
      assertThat(journal.append(note(i)).seq()).isEqualTo(i);
    }
    assertThat(journal.firstSeq()).isEqualTo(1);
    assertThat(journal.lastSeq()).isEqualTo(3000);
    assertThat(journal.since(0))
        .extracting(Entry::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 3000).boxed().toList());
  }

  @Test
  void since_gives_what_is_later_and_kept() {
    Journal journal = new Journal(() -> NOW, 10, 1000);
    IntStream.rangeClosed(1, 25).forEach(i -> journal.append(note(i)));
    assertThat(journal.firstSeq()).isEqualTo(16);
    assertThat(journal.since(0)).hasSize(10);
    assertThat(journal.since(-5)).hasSize(10);
    assertThat(journal.since(Long.MIN_VALUE)).hasSize(10);
    assertThat(journal.since(20)).extracting(Entry::seq).containsExactly(21L, 22L, 23L, 24L, 25L);
    assertThat(journal.since(25)).isEmpty();
    assertThat(journal.since(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void listeners_hear_what_was_what_comes_and_what_goes() {
    Journal journal = new Journal(() -> NOW, 2, 1000);
    List<String> heard = new ArrayList<>();
    Journal.Listener listener =
        new Journal.Listener() {
          @Override
          public void appended(Entry entry) {
            heard.add("+" + entry.seq());
          }

          @Override
          public void dropped(Entry entry) {
            heard.add("-" + entry.seq());
          }
        };
    journal.append(note("a"));
    journal.listen(listener);
    journal.append(note("b"));
    journal.append(note("c"));
    journal.forget(listener);
    journal.append(note("d"));
    assertThat(heard).containsExactly("+1", "+2", "-1", "+3");
  }

  @Test
  void a_listener_need_not_care_about_what_goes() {
    Journal journal = new Journal(() -> NOW, 1, 1000);
    List<Long> heard = new ArrayList<>();
    journal.listen(entry -> heard.add(entry.seq()));
    journal.append(note("a"));
    journal.append(note("b"));
    assertThat(heard).containsExactly(1L, 2L);
  }

  @Test
  void the_oldest_bodies_lose_their_bytes_first_and_their_entries_stay() {
    Journal journal = new Journal(() -> NOW, 100, 10);
    List<Body> bodies = List.of(Body.of("aaaa"), Body.of("bbbb"), Body.of("cccc"));
    bodies.forEach(body -> journal.append(response(body)));
    assertThat(bodies).extracting(Body::isDropped).containsExactly(true, false, false);
    assertThat(bodies.get(0).size()).isEqualTo(4);
    assertThat(bodies.get(0).text()).isNull();
    assertThat(bodies.get(0).textOrEmpty()).isEmpty();
    assertThat(bodies.get(0).bytes()).isEmpty();
    assertThat(journal.since(0)).hasSize(3);
    Body huge = Body.of("x".repeat(50));
    journal.append(response(huge));
    assertThat(huge.isDropped()).as("the newest stays, however large").isFalse();
    assertThat(bodies).extracting(Body::isDropped).containsExactly(true, true, true);
    journal.append(response(Body.EMPTY));
    assertThat(Body.EMPTY.isDropped()).isFalse();
  }

  @Test
  void bodies_of_every_kind_of_message_share_the_budget() {
    Journal journal = new Journal(() -> NOW, 100, 4);
    ExchangeId id = ExchangeId.numbered(1);
    List<Body> bodies = IntStream.range(0, 6).mapToObj(i -> Body.of("four")).toList();
    journal.append(new Event.Held(1, id, Lane.CLIENT, request(bodies.get(0))));
    journal.append(new Event.RequestSent(id, Lane.CLIENT, 0, request(bodies.get(1))));
    journal.append(
        new Event.RequestReceived(
            id, new Event.Peer(Lane.CLIENT, "a", ""), request(bodies.get(2))));
    journal.append(response(bodies.get(3)));
    journal.append(
        new Event.ResponseReceived(id, new Message.Response(200, "OK", List.of(), bodies.get(4))));
    journal.append(new Event.ExchangeFailed(id, FailureKind.BROKEN, ""));
    journal.append(response(bodies.get(5)));
    assertThat(bodies)
        .extracting(Body::isDropped)
        .containsExactly(true, true, true, true, true, false);
  }

  private static Message.Request request(Body body) {
    return new Message.Request("POST", "/x?y", List.of(), body);
  }

  @Test
  void its_time_never_goes_back() {
    AtomicReference<Instant> clock = new AtomicReference<>(NOW);
    Journal journal = new Journal(clock::get);
    journal.append(note("a"));
    clock.set(NOW.minusSeconds(5));
    assertThat(journal.append(note("b")).at()).isEqualTo(NOW);
    clock.set(NOW.plusSeconds(5));
    assertThat(journal.append(note("c")).at()).isEqualTo(NOW.plusSeconds(5));
  }

  @Test
  void what_is_appended_while_acting_upon_an_entry_is_its_consequence() throws Exception {
    Journal journal = new Journal(() -> NOW);
    assertThat(journal.append(note("root")).cause()).isZero();
    Cause.run(1, () -> assertThat(journal.append(note("child")).cause()).isEqualTo(1));
    assertThat(Cause.<Entry, Exception>call(2, () -> journal.append(note("grandchild"))).cause())
        .isEqualTo(2);
    assertThat(Cause.current()).isZero();
  }

  @Test
  void the_far_side_of_an_exchange_has_the_cause_of_the_near_side() {
    Journal journal = new Journal(() -> NOW);
    ExchangeId id = ExchangeId.numbered(9);
    Cause.run(
        5, () -> journal.append(new Event.RequestSent(id, Lane.CLIENT, 0, request(Body.EMPTY))));
    assertThat(journal.causeOf(id)).isEqualTo(5);
    assertThat(journal.append(new Event.FaultFired(id, 1, "latency")).cause()).isEqualTo(5);
    assertThat(
            journal
                .append(
                    new Event.ResponseReceived(
                        id, new Message.Response(200, "", List.of(), Body.EMPTY)))
                .cause())
        .isEqualTo(5);
    assertThat(journal.causeOf(id)).isZero();
    assertThat(journal.append(new Event.ExchangeFailed(id, FailureKind.BROKEN, "")).cause())
        .isZero();
  }

  @Test
  void many_threads_lose_nothing() throws Exception {
    Journal journal = new Journal(() -> NOW, 50_000, 1000);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int t = 0; t < 8; t++) {
        threads.execute(() -> IntStream.range(0, 2000).forEach(i -> journal.append(note(i))));
      }
    }
    assertThat(journal.lastSeq()).isEqualTo(16_000);
    assertThat(journal.since(0)).doesNotHaveDuplicates().hasSize(16_000);
  }

  @Test
  void a_journal_that_keeps_nothing_is_refused() {
    assertThatThrownBy(() -> new Journal(() -> NOW, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A journal keeps at least one entry.");
  }

  @Test
  void bodies_are_equal_by_what_they_say() {
    assertThat(Body.of("a")).isEqualTo(Body.of(new byte[] {'a'})).hasSameHashCodeAs(Body.of("b"));
    assertThat(Body.of("a")).isNotEqualTo(Body.of("b")).isNotEqualTo("a").hasToString("1 bytes");
    assertThat(Body.of(new byte[0])).isSameAs(Body.EMPTY);
    assertThat(Body.of("")).isSameAs(Body.EMPTY);
  }

  @Test
  void messages_say_their_first_line_and_path() {
    assertThat(request(Body.EMPTY).startLine()).isEqualTo("POST /x?y HTTP/1.1");
    assertThat(request(Body.EMPTY).path()).isEqualTo("/x");
    assertThat(new Message.Request("GET", "/x", List.of(), Body.EMPTY).path()).isEqualTo("/x");
    assertThat(new Message.Response(200, "", List.of(), Body.EMPTY).startLine())
        .isEqualTo("HTTP/1.1 200");
    assertThat(new Message.Response(200, "OK", List.of(), Body.EMPTY).startLine())
        .isEqualTo("HTTP/1.1 200 OK");
  }

  @Test
  void an_exchange_travels_in_traceparent_within_its_own_trace_only() {
    String trace = "0af7651916cd43dd8448eb211c80319c";
    ExchangeId id = ExchangeId.numbered(255);
    String header = id.traceparent(trace);
    assertThat(header).isEqualTo("00-" + trace + "-00000000000000ff-01");
    assertThat(ExchangeId.ofTraceparent(header, trace)).contains(id);
    assertThat(ExchangeId.ofTraceparent(header, "f".repeat(32))).isEmpty();
    assertThat(ExchangeId.ofTraceparent("nonsense", trace)).isEmpty();
    assertThatThrownBy(() -> new ExchangeId("FF")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_external_lane_is_known_by_address_and_name() {
    assertThat(Lane.external("10.0.0.1", "").value()).isEqualTo("10.0.0.1");
    assertThat(Lane.external("10.0.0.1", "curl/8").value()).isEqualTo("10.0.0.1 · curl/8");
  }

  @Test
  void starts_and_ends_fit() {
    List<String> opened = new ArrayList<>();
    List<String> closed = new ArrayList<>();
    for (Event event : EventSamples.events()) {
      event.opens().ifPresent(opened::add);
      event.closes().ifPresent(closed::add);
    }
    assertThat(opened)
        .contains("call 1", "hold 1", "refresh 1", "server http://127.0.0.1:8089", "client client");
    assertThat(closed).contains("call 1", "hold 1", "refresh 1", "sent 0000000000000007");
  }

  @Test
  void tokens_and_passwords_are_not_in_what_is_printed() {
    assertThat(EventSamples.events().toString()).doesNotContain(EventSamples.JWT);
    assertThat(EventSamples.intents().toString()).doesNotContain("wonderland");
  }

  @Test
  void since_gives_no_more_than_is_asked_for() {
    Journal journal = new Journal(() -> Instant.EPOCH, 10, 1000);
    for (int i = 0; i < 25; i++) {
      journal.append(new Event.NotePinned("note " + i));
    }
    assertThat(journal.since(17, 3)).extracting(Entry::seq).containsExactly(18L, 19L, 20L);
    assertThat(journal.since(0, 2)).extracting(Entry::seq).containsExactly(16L, 17L);
    assertThat(journal.since(24, 9)).extracting(Entry::seq).containsExactly(25L);
    assertThat(journal.since(24, 0)).isEmpty();
  }

  @Test
  void an_instant_has_its_newest_entry() {
    Instant[] now = {Instant.EPOCH};
    Journal journal = new Journal(() -> now[0], 10, 1000);
    for (int i = 1; i <= 12; i++) {
      now[0] = Instant.ofEpochSecond(i / 2);
      journal.append(new Event.NotePinned("note " + i));
    }
    assertThat(journal.seqAt(Instant.ofEpochSecond(3))).isEqualTo(7);
    assertThat(journal.seqAt(Instant.ofEpochMilli(3999))).isEqualTo(7);
    assertThat(journal.seqAt(Instant.ofEpochSecond(100))).isEqualTo(12);
    assertThat(journal.seqAt(Instant.EPOCH)).as("before the oldest kept").isEqualTo(2);
    assertThat(new Journal(() -> Instant.EPOCH).seqAt(Instant.EPOCH)).isZero();
  }
}
