package dev.tokenscope.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.Decision;
import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import dev.tokenscope.journal.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceTest {

  private static final Lane OUTSIDER = Lane.external("10.0.0.9", "Dart/3.9");
  private static final ExchangeId OUTSIDE = new ExchangeId("00000000000000fe");
  private static final Event ARRIVAL =
      new Event.RequestReceived(
          OUTSIDE, new Event.Peer(OUTSIDER, "10.0.0.9:50112", "Dart/3.9"), get("/api/me"));

  private final Script script = new Script();

  @Test
  void a_request_and_its_answer_are_two_steps_between_the_same_parties() {
    script.logIn("alice").wait("1s").call("/api/orders");
    List<Row> rows = rows().subList(rows().size() - 2, rows().size());
    assertThat(rows.getFirst().from()).isEqualTo(new Party.Caller(Lane.CLIENT));
    assertThat(rows.getFirst().to()).isEqualTo(new Party.Api());
    assertThat(rows.getLast().from()).isEqualTo(new Party.Api());
    assertThat(rows.getLast().to()).isEqualTo(new Party.Caller(Lane.CLIENT));
  }

  @Test
  void a_time_without_a_step_is_folded() {
    script.logIn("alice").wait("7m").call("/api/orders");
    assertThat(steps())
        .filteredOn(Step.Gap.class::isInstance)
        .extracting(step -> ((Step.Gap) step).idle().compareTo(Duration.ofMinutes(1)) > 0)
        .contains(true);
    assertThat(steps().getFirst())
        .as("nothing comes before the first")
        .isInstanceOf(Step.One.class);
  }

  @Test
  void a_clock_that_was_put_forward_explains_itself() {
    script.logIn("alice").wait("30m");
    int before = gaps();
    script.append(new Event.ClockChanged(1, false, Duration.ofMinutes(30), Duration.ZERO));
    assertThat(gaps()).isLessThanOrEqualTo(before + 2);
    int leap = leap();
    assertThat(steps().get(leap - 1)).isNotInstanceOf(Step.Gap.class);
    assertThat(steps().get(leap).at()).as("it begins where it leapt off").isEqualTo(begun(30));
  }

  @Test
  void what_expired_in_a_leap_of_the_clock_comes_after_it() {
    script.logIn("alice").wait("30m");
    script.append(new Event.ClockChanged(1, false, Duration.ofMinutes(30), Duration.ZERO));
    assertThat(steps().subList(leap() + 1, steps().size()))
        .filteredOn(Step.One.class::isInstance)
        .extracting(step -> ((Step.One) step).row().what())
        .as("both tokens of the login")
        .hasSize(2)
        .allSatisfy(what -> assertThat(what).isInstanceOf(What.Expired.class));
    assertThat(steps().subList(leap(), steps().size()))
        .extracting(Step::at)
        .as("from the top down time goes on")
        .isSorted();
  }

  private int leap() {
    List<Step> steps = steps();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Step.One(var row, _) && row.what() instanceof What.ClockJumped) {
        return i;
      }
    }
    throw new AssertionError("no leap");
  }

  private Instant begun(long minutesAgo) {
    return script.entries().getLast().at().minus(Duration.ofMinutes(minutesAgo));
  }

  @Test
  void a_burst_is_one_step_that_counts_its_refreshes() {
    script.logIn("alice").wait("18s").burst(10).wait("1s").call("/api/me");
    Step.Burst burst = burst();
    assertThat(burst.tally()).isEqualTo(new Step.Tally(10, 10, 0, 10, 1));
    assertThat(burst.inner()).as("ten times 401, and the refresh with its rotation").hasSize(23);
    assertThat(steps().getLast()).isInstanceOf(Step.One.class);
    assertThat(steps().stream().filter(Step.Burst.class::isInstance)).hasSize(1);
  }

  @Test
  void a_burst_with_a_failure_says_so_and_knows_what_is_still_to_come() {
    script.logIn("alice");
    ExchangeId lost = new ExchangeId("00000000000000aa");
    for (long call = 201; call <= 202; call++) {
      script.append(new Event.CallStarted(call, Lane.CLIENT, "GET", "/api/me", 5));
    }
    script.append(new Event.RequestSent(lost, Lane.CLIENT, 201, get("/api/me")));
    assertThat(burst().tally().isOpen()).isTrue();
    script.append(new Event.ExchangeFailed(lost, FailureKind.REFUSED, "nobody"));
    script.append(
        new Event.CallFinished(
            201, Lane.CLIENT, new Outcome.Failed(FailureKind.REFUSED, "nobody")));
    assertThat(burst().tally()).isEqualTo(new Step.Tally(2, 0, 1, 0, 0));
    assertThat(burst().inner().getFirst().lost()).isTrue();
    assertThat(burst().inner().getLast().lost()).isFalse();
  }

  @Test
  void what_the_server_never_had_does_not_arrive() {
    script.logIn("alice").dropped("/api/orders");
    List<Step> steps = steps();
    assertThat(((Step.One) steps.get(steps.size() - 2)).lost()).as("the request").isTrue();
    assertThat(((Step.One) steps.getLast()).lost()).as("there was no answer to lose").isFalse();
  }

  @Test
  void an_answer_gets_lost_where_the_server_had_the_request() {
    script.logIn("alice").broken("/api/orders");
    List<Step> steps = steps();
    assertThat(((Step.One) steps.get(steps.size() - 2)).lost()).as("the request").isFalse();
    assertThat(((Step.One) steps.getLast()).lost()).as("the answer").isTrue();
  }

  @Test
  void what_is_held_waits_until_it_is_decided_about() {
    script.logIn("alice").held("/api/orders");
    assertThat(course().waiting()).hasSize(1);
    assertThat(course().waiting().getFirst().row().to()).isEqualTo(new Party.Api());
    script.append(new Event.Released(7, new ExchangeId("00000000000000ff"), new Decision.Drop()));
    assertThat(course().waiting()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_outsiders_answer_that_was_held_back_does_not_arrive(boolean held) {
    Message.Response answer = new Message.Response(200, "OK", List.of(), Body.of("{}"));
    if (held) {
      script.append(ARRIVAL);
      script.append(new Event.Held(9, OUTSIDE, OUTSIDER, get("/api/me"), answer));
      script.append(new Event.Released(9, OUTSIDE, new Decision.Drop()));
    } else {
      script.append(new Event.Held(9, OUTSIDE, OUTSIDER, get("/api/me")));
      script.append(new Event.Released(9, OUTSIDE, new Decision.LoseReply()));
      script.append(ARRIVAL);
    }
    script.append(new Event.ResponseSent(OUTSIDE, answer));
    List<Step> steps = steps();
    assertThat(((Step.One) steps.get(steps.size() - 2)).lost()).as("the request").isFalse();
    assertThat(((Step.One) steps.getLast()).lost()).as("the answer").isTrue();
  }

  @ParameterizedTest
  @CsvSource({"lost-reply, true", "reset, true", "server-down, true", "latency, false"})
  void an_outsiders_answer_does_not_arrive_through_a_fault_that_breaks_the_connection(
      String fault, boolean lost) {
    script.append(ARRIVAL);
    script.append(new Event.FaultFired(OUTSIDE, 1, fault));
    script.append(
        new Event.ResponseSent(OUTSIDE, new Message.Response(200, "OK", List.of(), Body.of("{}"))));
    assertThat(((Step.One) steps().getLast()).lost()).isEqualTo(lost);
  }

  @Test
  void an_outsiders_request_that_was_dropped_is_seen_and_does_not_arrive() {
    int before = steps().size();
    script.append(new Event.Held(9, OUTSIDE, OUTSIDER, get("/api/me")));
    assertThat(steps()).as("it only waits").hasSize(before);
    script.append(new Event.Released(9, OUTSIDE, new Decision.Drop()));
    assertThat(steps().getLast())
        .isInstanceOfSatisfying(
            Step.One.class,
            one -> {
              assertThat(one.lost()).isTrue();
              assertThat(one.row().from()).isEqualTo(new Party.Caller(OUTSIDER));
              assertThat(one.row().what()).isEqualTo(new What.Request("GET", "/api/me"));
            });
    assertThat(course().log().rows().getLast().exchange()).isEqualTo(OUTSIDE);
  }

  @Test
  void an_outsiders_request_that_is_sent_on_is_seen_once() {
    int before = steps().size();
    script.append(new Event.Held(9, OUTSIDE, OUTSIDER, get("/api/me")));
    script.append(new Event.Released(9, OUTSIDE, new Decision.Send()));
    script.append(ARRIVAL);
    assertThat(steps()).hasSize(before + 1);
    assertThat(((Step.One) steps().getLast()).lost()).isFalse();
  }

  @Test
  void a_held_answer_of_an_outsider_has_its_lane_at_once() {
    script.append(
        new Event.Held(
            9,
            OUTSIDE,
            OUTSIDER,
            get("/api/me"),
            new Message.Response(200, "OK", List.of(), Body.of("{}"))));
    assertThat(course().lanes()).containsExactly(OUTSIDER);
    assertThat(course().waiting().getFirst().answer()).isTrue();
  }

  @Test
  void lanes_come_with_those_who_need_them_and_the_attacker_before_outsiders() {
    script.logIn("alice").external("/api/me");
    assertThat(course().lanes()).containsExactly(Lane.external("10.0.0.7", "Dart/3.9"));
    script.append(new Event.TokenStolen(Lane.CLIENT, script.refresh().raw()));
    assertThat(course().lanes()).startsWith(Lane.ATTACKER).hasSize(2);
  }

  @Test
  void many_outsiders_share_the_last_lane() {
    script.logIn("alice");
    for (int i = 1; i <= 40; i++) {
      script.external("10.0.0." + i, "/api/me");
    }
    assertThat(course().lanes()).hasSize(6).endsWith(Sequence.OTHERS);
  }

  @Test
  void what_expires_between_two_entries_is_a_step_of_the_instant() {
    script.logIn("alice");
    int before = steps().size();
    script.wait("16s");
    assertThat(steps()).hasSize(before + 1);
    assertThat(((Step.One) steps().getLast()).row().what()).isInstanceOf(What.Expired.class);
  }

  @Test
  void unfolded_bursts_show_their_messages_and_every_entry_is_found_where_it_is_shown() {
    script.logIn("alice").wait("18s").burst(3).wait("1s").call("/api/me").held("/api/me");
    Step.Burst burst = burst();
    Slots folded = new Slots(steps(), course().waiting(), Set.of());
    Slots unfolded = new Slots(steps(), course().waiting(), Set.of(burst.seq()));
    assertThat(unfolded).hasSize(folded.size() + burst.inner().size());
    for (int i = 0; i < unfolded.size(); i++) {
      Slots.Slot slot = unfolded.get(i);
      if (slot.step() instanceof Step.One(var row, _) && row.exchange() != null) {
        assertThat(unfolded.get(unfolded.indexOf(row.seq())).step()).isEqualTo(slot.step());
      }
    }
    long inner = burst.inner().get(4).seq();
    assertThat(folded.get(folded.indexOf(inner)).step()).isEqualTo(burst);
    assertThat(unfolded.get(unfolded.indexOf(inner)).within()).isTrue();
    assertThat(unfolded.getLast().step()).isInstanceOf(Step.Waiting.class);
    assertThat(unfolded.indexOf(unfolded.getLast().step().seq())).isEqualTo(unfolded.size() - 1);
    assertThat(unfolded.indexOf(99_999)).isNegative();
  }

  @Test
  void a_step_more_leaves_what_was_seen_before_as_it_was() {
    script.logIn("alice").wait("18s");
    Sequence sequence = new Sequence();
    Sequence.Course before = sequence.applyAll(sequence.initial(), script.entries());
    String told = before.steps().toString();
    long last = script.journal().lastSeq();
    script.burst(4).dropped("/api/me");
    Sequence.Course after = sequence.applyAll(before, script.journal().since(last));
    assertThat(before.steps()).hasToString(told);
    assertThat(after.steps()).hasSizeGreaterThan(before.steps().size());
  }

  private int gaps() {
    return (int) steps().stream().filter(Step.Gap.class::isInstance).count();
  }

  private Step.Burst burst() {
    return (Step.Burst)
        steps().stream().filter(Step.Burst.class::isInstance).findFirst().orElseThrow();
  }

  private List<Row> rows() {
    return steps().stream()
        .filter(Step.One.class::isInstance)
        .map(step -> ((Step.One) step).row())
        .toList();
  }

  private List<Step> steps() {
    return course().at(script.now());
  }

  private Sequence.Course course() {
    Sequence sequence = new Sequence();
    return sequence.applyAll(sequence.initial(), script.entries());
  }

  private static Message.Request get(String target) {
    return new Message.Request("GET", target, List.of(), Body.of(""));
  }
}
