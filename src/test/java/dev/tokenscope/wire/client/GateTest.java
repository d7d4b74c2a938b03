package dev.tokenscope.wire.client;

import static dev.tokenscope.wire.client.Bench.answered;
import static dev.tokenscope.wire.client.Bench.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Decision;
import dev.tokenscope.intent.HoldFilter;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Event.RefreshResult;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.wire.gate.Hold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GateTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"ä\":1} | 8",
        "{\"item\":\"tea\",\"quantity\":3} | 27",
        "{} | 2",
        "{\"품목\":\"🫖\"} | 17",
        "`` | 0"
      })
  void anEditedMessageGoesAsEditedWithItsLengthRight(String body, String length) throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).loggedIn().holding(HoldFilter.ALL)) {
      PendingCall call = bench.client.start(ApiCall.post("/api/orders", "{\"quantity\":1}"), 0);
      Hold hold = bench.held(_ -> true);
      List<Map.Entry<String, String>> headers =
          new ArrayList<>(
              hold.request().headers().stream().map(h -> Map.entry(h.name(), h.value())).toList());
      headers.add(Map.entry("X-Edited", "yes"));
      headers.add(Map.entry("Transfer-Encoding", "chunked"));
      bench.gate.release(hold.number(), new Decision.Edit("PUT", "/api/orders?x=1", headers, body));
      assertThat(Bench.outcome(call)).isEqualTo(answered(200, 1));
      ScriptedServer.Seen seen = bench.server.seen.getLast();
      assertThat(seen.method() + " " + seen.path()).isEqualTo("PUT /api/orders?x=1");
      assertThat(seen.body()).isEqualTo(body);
      assertThat(seen.headers().values("Content-Length")).containsExactly(length);
      assertThat(seen.headers().get("X-Edited")).isEqualTo("yes");
      assertThat(seen.headers().get("Transfer-Encoding")).isNull();
      assertThat(bench.events(Event.RequestSent.class).getLast().request().body().textOrEmpty())
          .isEqualTo(body);
    }
  }

  @Test
  void anEditedGetLosesItsBody() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).loggedIn().holding(HoldFilter.ALL)) {
      PendingCall call = bench.client.start(ApiCall.post("/api/orders", "{}"), 0);
      bench.gate.release(
          bench.held(_ -> true).number(),
          new Decision.Edit(
              "GET",
              "/api/public",
              List.of(Map.entry("Host", "127.0.0.1"), Map.entry("Content-Length", "9")),
              "lost"));
      assertThat(Bench.outcome(call)).isEqualTo(answered(200, 1));
      assertThat(bench.server.seen.getLast().headers().get("Content-Length")).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"G T,/api/me,X-A,1", "GET,api/me,X-A,1", "GET,/api/me,'X A',1", "GET,/api/me,X-A,ä"})
  void anEditThatIsNotHttpFailsBeforeItIsSent(
      String method, String target, String name, String value) throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).loggedIn().holding(HoldFilter.ALL)) {
      PendingCall call = bench.start(1).getFirst();
      bench.gate.release(
          bench.held(_ -> true).number(),
          new Decision.Edit(method, target, List.of(Map.entry(name, value)), ""));
      assertThat(failure(Bench.outcome(call))).isEqualTo(FailureKind.GARBLED);
      assertThat(bench.server.seen).hasSize(1);
    }
  }

  @Test
  void anAccessTokenEditedAwayLeadsToARefresh() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).loggedIn().holding(HoldFilter.ALL)) {
      PendingCall call = bench.start(1).getFirst();
      Hold hold = bench.held(_ -> true);
      bench.gate.filter(HoldFilter.NONE);
      bench.gate.release(
          hold.number(),
          new Decision.Edit("GET", "/api/orders", List.of(Map.entry("Host", "127.0.0.1")), ""));
      assertThat(Bench.outcome(call)).isEqualTo(answered(200, 2));
      assertThat(bench.server.refreshTokensSeen()).containsExactly("rt-1");
    }
  }

  @Test
  void aDroppedMessageNeverArrives() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).loggedIn().holding(HoldFilter.ALL)) {
      PendingCall call = bench.start(1).getFirst();
      bench.gate.release(bench.held(_ -> true).number(), new Decision.Drop());
      assertThat(failure(Bench.outcome(call))).isEqualTo(FailureKind.DROPPED);
      assertThat(bench.server.seen).hasSize(1);
      assertThat(bench.events(Event.ExchangeFailed.class).getFirst().kind())
          .isEqualTo(FailureKind.DROPPED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDroppedRefreshKeepsTheSession(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).expired().holding(HoldFilter.REFRESHES)) {
      PendingCall call = bench.start(1).getFirst();
      bench.gate.release(bench.held(_ -> true).number(), new Decision.Drop());
      assertThat(failure(Bench.outcome(call))).isEqualTo(FailureKind.REFRESH_FAILED);
      assertThat(bench.server.refreshes()).isZero();
      assertThat(bench.refreshToken()).isEqualTo("rt-1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLostReplyWasWorkedOn(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).expired().holding(HoldFilter.REFRESHES)) {
      PendingCall call = bench.start(1).getFirst();
      bench.gate.release(bench.held(_ -> true).number(), new Decision.LoseReply());
      assertThat(failure(Bench.outcome(call))).isEqualTo(FailureKind.REFRESH_FAILED);
      assertThat(bench.server.refreshes()).isEqualTo(1);
      assertThat(bench.refreshToken()).as("the client does not know rt-2").isEqualTo("rt-1");
    }
  }

  @Test
  void whileAMessageIsHeldNoDeadlineComes() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).loggedIn().holding(HoldFilter.ALL)) {
      PendingCall call = bench.start(1).getFirst();
      Hold hold = bench.held(_ -> true);
      bench.flow();
      assertThat(bench.clock.stands()).isTrue();
      bench.clock.advance(Duration.ofHours(1));
      bench.clock.pause();
      bench.gate.release(hold.number(), new Decision.Send());
      assertThat(Bench.outcome(call)).isEqualTo(answered(200, 1));
    }
  }

  @Test
  void aDelayedMessageGoesLater() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).loggedIn().holding(HoldFilter.ALL)) {
      PendingCall call = bench.start(1).getFirst();
      bench.gate.release(bench.held(_ -> true).number(), new Decision.Delay(Duration.ofSeconds(1)));
      bench.clock.speed(5);
      bench.clock.resume();
      assertThat(Bench.outcome(call)).isEqualTo(answered(200, 1));
    }
  }

  @Test
  void aHeldMessageOfACancelledCallIsNotSent() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).loggedIn().holding(HoldFilter.ALL)) {
      PendingCall call = bench.start(1).getFirst();
      Hold hold = bench.held(_ -> true);
      call.cancel();
      bench.gate.release(hold.number(), new Decision.Send());
      assertThat(failure(Bench.outcome(call))).isEqualTo(FailureKind.CANCELLED);
      assertThat(bench.server.seen).hasSize(1);
    }
  }

  @Test
  void aServerThatDoesNotAnswerRunsIntoTheDeadlineInLabTime() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).loggedIn()) {
      CountDownLatch never = new CountDownLatch(1);
      bench.server.script =
          (_, usual) -> {
            never.await(20, TimeUnit.SECONDS);
            return usual.get();
          };
      PendingCall call = bench.start(1).getFirst();
      Bench.until(() -> bench.server.seen.size() == 2);
      bench.clock.advance(Duration.ofHours(1));
      assertThat(call.outcome()).as("putting the clock forward is not waiting").isNotDone();
      bench.flow();
      assertThat(failure(Bench.outcome(call))).isEqualTo(FailureKind.TIMEOUT);
      assertThat(bench.events(Event.ExchangeFailed.class).getFirst().kind())
          .isEqualTo(FailureKind.TIMEOUT);
      never.countDown();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRefreshThatIsNotAnsweredRunsIntoADeadlineOfItsOwn(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).expired()) {
      CountDownLatch never = new CountDownLatch(1);
      bench.server.script =
          (seen, usual) -> {
            if (seen.isRefresh()) {
              never.await(20, TimeUnit.SECONDS);
            }
            return usual.get();
          };
      PendingCall call = bench.start(1).getFirst();
      Bench.until(() -> bench.server.refreshes() == 1);
      bench.flow();
      assertThat(failure(Bench.outcome(call)))
          .isIn(FailureKind.TIMEOUT, FailureKind.REFRESH_FAILED);
      Bench.until(() -> !bench.refreshResults().isEmpty());
      assertThat(bench.refreshResults()).containsExactly(RefreshResult.FAILED);
      assertThat(bench.refreshToken()).isEqualTo("rt-1");
      never.countDown();
    }
  }
}
