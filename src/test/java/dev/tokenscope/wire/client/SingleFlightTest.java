package dev.tokenscope.wire.client;

import static dev.tokenscope.wire.client.Bench.answered;
import static dev.tokenscope.wire.client.Bench.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Outcome;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SingleFlightTest {

  /** Keeps the 401s back until so many requests with the expired token are under way. */
  private static void hold401sUntil(Bench bench, int many) {
    CountDownLatch underWay = new CountDownLatch(many);
    bench.server.script =
        (seen, usual) -> {
          if (seen.isApi() && "at-1".equals(seen.bearer())) {
            underWay.countDown();
            assertThat(underWay.await(60, TimeUnit.SECONDS)).isTrue();
          }
          return usual.get();
        };
  }

  @ParameterizedTest
  @EnumSource
  void aThousandCallsOnAnExpiredTokenCostOneRefresh(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).expired()) {
      hold401sUntil(bench, Turns.CALLS_MAX);
      List<Outcome> outcomes = Bench.outcomes(bench.start(1000));
      assertThat(outcomes).hasSize(1000).containsOnly(answered(200, 1), answered(200, 2));
      assertThat(outcomes)
          .as("who waits for a turn goes out with the new token")
          .filteredOn(answered(200, 2)::equals)
          .hasSize(Turns.CALLS_MAX);
      assertThat(bench.server.refreshTokensSeen()).containsExactly("rt-1");
      assertThat(bench.events(Event.RefreshStarted.class)).hasSize(1);
      assertThat(bench.events(Event.RefreshJoined.class)).hasSizeLessThan(1000);
      assertThat(bench.server.isRevoked()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLate401AfterAGoodRefreshDoesNotRefreshAgain(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).expired()) {
      List<Outcome> outcomes = straggle(bench);
      assertThat(outcomes).containsExactly(answered(200, 2), answered(200, 2));
      assertThat(bench.server.refreshTokensSeen()).containsExactly("rt-1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutComparingTheStragglerRefreshesAgain(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).without(Safety.COMPARE_FIRST).expired()) {
      straggle(bench);
      assertThat(bench.server.refreshTokensSeen()).containsExactly("rt-1", "rt-2");
    }
  }

  /** One of two 401s comes back only when the other call is through. */
  private static List<Outcome> straggle(Bench bench) {
    CountDownLatch late = new CountDownLatch(1);
    CountDownLatch both = new CountDownLatch(2);
    AtomicInteger order = new AtomicInteger();
    bench.server.script =
        (seen, usual) -> {
          if (seen.isApi() && "at-1".equals(seen.bearer())) {
            both.countDown();
            assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
            if (order.getAndIncrement() == 1) {
              assertThat(late.await(20, TimeUnit.SECONDS)).isTrue();
            }
          }
          return usual.get();
        };
    List<PendingCall> calls = bench.start(2);
    Bench.until(() -> calls.stream().anyMatch(call -> call.outcome().isDone()));
    late.countDown();
    return Bench.outcomes(calls);
  }

  @Test
  void withoutComparingEveryWaiterRefreshesInTurn() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).without(Safety.COMPARE_FIRST).expired()) {
      hold401sUntil(bench, 4);
      Bench.outcomes(bench.start(4));
      assertThat(bench.server.refreshTokensSeen()).hasSize(4).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutASingleFlightTheFamilyDies(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).without(Safety.SINGLE_FLIGHT).expired()) {
      hold401sUntil(bench, 5);
      CountDownLatch refreshes = new CountDownLatch(5);
      ScriptedServer.Script held = bench.server.script;
      bench.server.script =
          (seen, usual) -> {
            if (seen.isRefresh()) {
              refreshes.countDown();
              assertThat(refreshes.await(20, TimeUnit.SECONDS)).isTrue();
            }
            return held.answer(seen, usual);
          };
      Bench.outcomes(bench.start(5));
      assertThat(bench.server.refreshTokensSeen()).hasSize(5).containsOnly("rt-1");
      assertThat(bench.server.isRevoked()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void allWaitersFailTogether(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).expired()) {
      hold401sUntil(bench, 5);
      ScriptedServer.Script held = bench.server.script;
      bench.server.script =
          (seen, usual) -> {
            if (seen.isRefresh()) {
              Bench.until(() -> bench.events(Event.RefreshJoined.class).size() == 4);
              return ScriptedServer.hangUp();
            }
            return held.answer(seen, usual);
          };
      assertThat(Bench.outcomes(bench.start(5)))
          .allMatch(outcome -> failure(outcome) == FailureKind.REFRESH_FAILED);
      assertThat(bench.server.refreshes()).isEqualTo(1);
      assertThat(bench.refreshToken()).isEqualTo("rt-1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void cancellingTheCallThatBeganARefreshEndsOnlyItsOwnWait(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).expired()) {
      CountDownLatch go = new CountDownLatch(1);
      bench.server.script =
          (seen, usual) -> {
            if (seen.isRefresh()) {
              assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
            }
            return usual.get();
          };
      PendingCall leader = bench.start(1).getFirst();
      Bench.until(() -> bench.server.refreshes() == 1);
      PendingCall waiter = bench.start(1).getFirst();
      Bench.until(() -> bench.events(Event.RefreshJoined.class).size() == 1);
      leader.cancel();
      leader.cancel();
      assertThat(failure(Bench.outcome(leader))).isEqualTo(FailureKind.CANCELLED);
      go.countDown();
      assertThat(Bench.outcome(waiter)).isEqualTo(answered(200, 2));
      assertThat(bench.refreshToken()).isEqualTo("rt-2");
      assertThat(bench.server.refreshes()).isEqualTo(1);
    }
  }

  @Test
  void whoWaitsForATurnIsNotOnTheWireAndCanBeCancelled() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).loggedIn()) {
      CountDownLatch go = new CountDownLatch(1);
      bench.server.script =
          (_, usual) -> {
            assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
            return usual.get();
          };
      List<PendingCall> calls = bench.start(Turns.CALLS_MAX + 2);
      Bench.until(() -> bench.server.seen.size() == 1 + Turns.CALLS_MAX);
      List<Long> sent =
          bench.events(Event.RequestSent.class).stream().map(Event.RequestSent::call).toList();
      List<PendingCall> waiting =
          IntStream.range(0, calls.size())
              .filter(i -> !sent.contains(i + 1L))
              .mapToObj(calls::get)
              .toList();
      assertThat(waiting).hasSize(2);
      waiting.getFirst().cancel();
      assertThat(failure(Bench.outcome(waiting.getFirst()))).isEqualTo(FailureKind.CANCELLED);
      go.countDown();
      assertThat(Bench.outcomes(calls))
          .filteredOn(answered(200, 1)::equals)
          .hasSize(Turns.CALLS_MAX + 1);
      assertThat(bench.call()).as("no turn was lost").isEqualTo(answered(200, 1));
    }
  }

  @Test
  void cancellingACallUnderWayEndsIt() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).loggedIn()) {
      CountDownLatch go = new CountDownLatch(1);
      bench.server.script =
          (_, usual) -> {
            assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
            return usual.get();
          };
      PendingCall call = bench.start(1).getFirst();
      Bench.until(() -> bench.server.seen.size() == 2);
      call.cancel();
      assertThat(failure(Bench.outcome(call))).isEqualTo(FailureKind.CANCELLED);
      assertThat(bench.events(Event.ExchangeFailed.class).getFirst().kind())
          .isEqualTo(FailureKind.CANCELLED);
      go.countDown();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPersistent401IsTriedTwiceAndNeverAgain(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).expired()) {
      always401(bench);
      assertThat(bench.call()).isEqualTo(answered(401, 2));
      assertThat(bench.server.refreshes()).isEqualTo(1);
      assertThat(bench.accessToken()).isEqualTo("at-2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutTheLimitAPersistent401IsTriedUpToTwentyTimes(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).without(Safety.RETRY_ONCE).expired()) {
      always401(bench);
      Outcome outcome = bench.call();
      assertThat(bench.server.refreshes()).isBetween(10L, 21L);
      assertThat(bench.server.seen.stream().filter(ScriptedServer.Seen::isApi).count())
          .isEqualTo(21);
      if (style == RefreshStyle.ENDPOINT) {
        assertThat(failure(outcome)).isEqualTo(FailureKind.GARBLED);
      } else {
        assertThat(outcome).isEqualTo(answered(401, 21));
      }
    }
  }

  private static void always401(Bench bench) {
    bench.server.script =
        (seen, usual) -> {
          MockResponse answer = usual.get();
          return seen.isApi()
              ? answer.newBuilder().status("HTTP/1.1 401 Unauthorized").build()
              : answer;
        };
  }

  @ParameterizedTest
  @EnumSource
  void a403IsNoReasonToRefresh(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).loggedIn()) {
      assertThat(bench.call("/api/admin")).isEqualTo(answered(403, 1));
      assertThat(bench.server.refreshes()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCarelessClientRefreshesOn403(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).without(Safety.ONLY_ON_401).loggedIn()) {
      assertThat(bench.call("/api/admin")).isEqualTo(answered(403, 2));
      assertThat(bench.server.refreshTokensSeen()).containsExactly("rt-1");
      assertThat(bench.events(Event.RefreshStarted.class).getFirst().why())
          .isEqualTo(Event.RefreshWhy.AFTER_403);
    }
  }

  @Test
  void oneClientForEverythingDeadlocksUntilTheDeadline() throws Exception {
    try (Bench bench =
        new Bench(RefreshStyle.ENDPOINT).without(Safety.SEPARATE_TOKEN_CLIENT).expired()) {
      hold401sUntil(bench, 5);
      List<PendingCall> calls = bench.start(6);
      Bench.until(() -> bench.events(Event.RefreshJoined.class).size() == 4);
      assertThat(bench.server.refreshes()).isZero();
      bench.flow();
      List<Outcome> outcomes = Bench.outcomes(calls);
      assertThat(outcomes)
          .extracting(Bench::failure)
          .as("nobody gets an answer, and most until their deadline: %s", outcomes)
          .doesNotContainNull()
          .contains(FailureKind.TIMEOUT);
    }
  }

  @Test
  void oneClientForEverythingWorksWithFewCalls() throws Exception {
    try (Bench bench =
        new Bench(RefreshStyle.ENDPOINT).without(Safety.SEPARATE_TOKEN_CLIENT).expired()) {
      assertThat(bench.call()).isEqualTo(answered(200, 2));
      bench.server.script = (_, _) -> ScriptedServer.hangUp();
      assertThat(failure(bench.call())).isEqualTo(FailureKind.BROKEN);
    }
  }

  @ParameterizedTest
  @CsvSource({"ENDPOINT,true", "HEADER,true", "ENDPOINT,false", "HEADER,false"})
  void closingEndsEverythingThatIsUnderWay(RefreshStyle style, boolean separate) throws Exception {
    try (Bench bench = new Bench(style)) {
      if (!separate) {
        bench.without(Safety.SEPARATE_TOKEN_CLIENT);
      }
      bench.expired();
      CountDownLatch closed = new CountDownLatch(1);
      bench.server.script =
          (seen, usual) -> {
            MockResponse answer = usual.get();
            if (seen.isRefresh()) {
              assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
            }
            return answer;
          };
      List<PendingCall> calls = bench.start(8);
      Bench.until(() -> bench.events(Event.RefreshStarted.class).size() == 1);
      bench.client.close();
      assertThat(Bench.outcomes(calls))
          .as("nobody waits; a 401 that comes as the client closes is handed on as it is")
          .allMatch(outcome -> failure(outcome) != null || outcome.equals(answered(401, 1)));
      closed.countDown();
    }
  }
}
