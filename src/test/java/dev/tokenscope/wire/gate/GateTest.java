package dev.tokenscope.wire.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.Decision;
import dev.tokenscope.intent.HoldFilter;
import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import dev.tokenscope.lab.LabClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(20)
class GateTest {

  private static final Message.Request REQUEST =
      new Message.Request("GET", "/", List.of(), Body.EMPTY);

  private final LabClock clock = LabClock.standing(Instant.parse("2026-03-01T09:00:00Z"));
  private final Journal journal = new Journal(clock);
  private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
  private final Gate gate = new Gate(journal, clock, clock::hold, clock::release);

  GateTest() {
    journal.listen(
        entry -> {
          if (entry.event() instanceof Event.Held) {
            heard.add(entry.event());
          }
        });
  }

  @AfterEach
  void closeClock() {
    clock.close();
  }

  private CompletableFuture<Decision> send(boolean refreshing) {
    return CompletableFuture.supplyAsync(
        () -> gate.pass(ExchangeId.numbered(1), Lane.CLIENT, REQUEST, refreshing),
        Executors.newVirtualThreadPerTaskExecutor());
  }

  private long awaitHeld() throws InterruptedException {
    Event event = heard.poll(10, TimeUnit.SECONDS);
    return event instanceof Event.Held held ? held.hold() : -1;
  }

  private static Decision outcome(CompletableFuture<Decision> sent)
      throws ExecutionException, InterruptedException, TimeoutException {
    return sent.get(10, TimeUnit.SECONDS);
  }

  static List<Decision> decisions() {
    return List.of(
        new Decision.Send(),
        new Decision.Drop(),
        new Decision.LoseReply(),
        new Decision.Edit("PUT", "/x", List.of(Map.entry("a", "b")), "body"));
  }

  @Test
  void an_open_gate_lets_everything_through_and_says_nothing() {
    assertThat(gate.pass(ExchangeId.numbered(1), Lane.CLIENT, REQUEST, true))
        .isEqualTo(new Decision.Send());
    assertThat(journal.lastSeq()).isZero();
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void a_held_message_becomes_what_somebody_decides(Decision decision) throws Exception {
    clock.resume();
    gate.filter(HoldFilter.ALL);
    CompletableFuture<Decision> sent = send(false);
    long hold = awaitHeld();
    assertThat(gate.held()).extracting(Hold::number).containsExactly(hold);
    assertThat(clock.stands()).isTrue();
    assertThat(gate.release(hold, decision)).isTrue();
    assertThat(outcome(sent)).isEqualTo(decision);
    assertThat(clock.stands()).isFalse();
    assertThat(gate.held()).isEmpty();
    assertThat(gate.release(hold, decision)).as("twice").isFalse();
    assertThat(journal.since(0).stream().map(Entry::event).map(Event::getClass))
        .containsExactly(Event.Held.class, Event.Released.class);
  }

  @Test
  void a_delay_is_waited_for_in_lab_time() throws Exception {
    clock.pause();
    gate.filter(HoldFilter.ALL);
    CompletableFuture<Decision> sent = send(false);
    assertThat(gate.release(awaitHeld(), new Decision.Delay(Duration.ofMillis(20)))).isTrue();
    assertThat(sent).isNotDone();
    clock.advance(Duration.ofHours(1));
    assertThat(sent).as("a jump is no waiting").isNotDone();
    clock.speed(1000);
    clock.resume();
    assertThat(outcome(sent)).isEqualTo(new Decision.Send());
  }

  @Test
  void only_refreshes_can_be_held() throws Exception {
    gate.filter(HoldFilter.REFRESHES);
    assertThat(gate.filter()).isEqualTo(HoldFilter.REFRESHES);
    assertThat(outcome(send(false))).isEqualTo(new Decision.Send());
    CompletableFuture<Decision> refresh = send(true);
    assertThat(gate.release(awaitHeld(), new Decision.Send())).isTrue();
    assertThat(outcome(refresh)).isEqualTo(new Decision.Send());
  }

  @Test
  void what_waits_goes_on_waiting_when_the_gate_opens() throws Exception {
    gate.filter(HoldFilter.ALL);
    CompletableFuture<Decision> first = send(false);
    long hold = awaitHeld();
    gate.filter(HoldFilter.NONE);
    assertThat(outcome(send(false))).isEqualTo(new Decision.Send());
    assertThat(first).isNotDone();
    gate.release(hold, new Decision.Send());
    assertThat(outcome(first)).isEqualTo(new Decision.Send());
  }

  @Test
  void closing_drops_everything_that_waits() throws Exception {
    gate.filter(HoldFilter.ALL);
    CompletableFuture<Decision> one = send(false);
    awaitHeld();
    CompletableFuture<Decision> two = send(false);
    awaitHeld();
    gate.close();
    assertThat(outcome(one)).isEqualTo(new Decision.Drop());
    assertThat(outcome(two)).isEqualTo(new Decision.Drop());
    assertThat(outcome(send(true))).isEqualTo(new Decision.Send());
  }

  @Test
  void closing_drops_what_is_delayed_as_well() throws Exception {
    gate.filter(HoldFilter.ALL);
    CompletableFuture<Decision> sent = send(false);
    gate.release(awaitHeld(), new Decision.Delay(Duration.ofDays(1)));
    assertThat(sent).isNotDone();
    gate.close();
    assertThat(outcome(sent)).isEqualTo(new Decision.Drop());
  }

  @Test
  void nobody_begins_to_wait_for_a_gate_that_is_just_closing() throws Exception {
    for (int i = 0; i < 200; i++) {
      gate.filter(HoldFilter.ALL);
      CompletableFuture<Decision> sent = send(false);
      gate.close();
      assertThat(outcome(sent)).isIn(new Decision.Send(), new Decision.Drop());
    }
    assertThat(gate.held()).isEmpty();
    clock.resume();
    assertThat(clock.stands()).as("every hold was released").isFalse();
  }
}
