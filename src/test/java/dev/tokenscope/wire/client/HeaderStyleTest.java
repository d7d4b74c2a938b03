package dev.tokenscope.wire.client;

import static dev.tokenscope.wire.client.Bench.answered;
import static dev.tokenscope.wire.client.Bench.failure;
import static dev.tokenscope.wire.client.Bench.loginNeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Event.RefreshResult;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.LoginReason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HeaderStyleTest {

  private static void onRefresh(Bench bench, Supplier<MockResponse> answer) {
    bench.server.script = (seen, usual) -> seen.isRefresh() ? answer.get() : usual.get();
  }

  @ParameterizedTest
  @CsvSource({"/api/admin,403", "/api/orders/404,404", "/api/broken,500"})
  void newTokensAreReadWhateverTheStatus(String path, int status) throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).expired()) {
      assertThat(bench.call(path)).isEqualTo(answered(status, 2));
      assertThat(bench.accessToken()).isEqualTo("at-2");
      assertThat(bench.refreshToken()).isEqualTo("rt-2");
    }
  }

  @Test
  void aClientThatLooksAtTheStatusFirstLosesTheRotation() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).without(Safety.HEADERS_FIRST).expired()) {
      assertThat(bench.call("/api/admin")).isEqualTo(answered(403, 2));
      assertThat(bench.refreshToken()).isEqualTo("rt-1");
      bench.clock.advance(Duration.ofSeconds(1));
      assertThat(bench.call()).isEqualTo(loginNeeded(LoginReason.REUSED));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'The refresh token expired, log in again',REFRESH_EXPIRED",
    "'The refresh token was already used, log in again',REUSED",
    "'The refresh token is unknown, log in again',UNKNOWN_TOKEN"
  })
  void aRefusalSaysWhy(String description, LoginReason reason) throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).expired()) {
      onRefresh(bench, () -> ScriptedServer.loginRequired(description));
      assertThat(bench.call()).isEqualTo(loginNeeded(reason));
    }
  }

  @Test
  void a401ThatDoesNotAskForALoginIsNoLogout() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).expired()) {
      onRefresh(bench, ScriptedServer::expiredAccess);
      assertThat(bench.call()).isEqualTo(answered(401, 2));
      assertThat(bench.refreshToken()).isEqualTo("rt-1");
    }
  }

  @Test
  void waitersGoOnAsSoonAsTheHeadersAreThere() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).expired()) {
      CountDownLatch both = new CountDownLatch(2);
      bench.server.script =
          (seen, usual) -> {
            if (seen.isApi() && "at-1".equals(seen.bearer())) {
              both.countDown();
              assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
            }
            if (seen.isRefresh()) {
              Bench.until(() -> bench.events(Event.RefreshJoined.class).size() == 1);
              return usual
                  .get()
                  .newBuilder()
                  .bodyDelay(2, TimeUnit.SECONDS)
                  .body("dripping")
                  .build();
            }
            return usual.get();
          };
      List<PendingCall> calls = bench.start(2);
      Bench.until(() -> calls.stream().anyMatch(call -> call.outcome().isDone()));
      assertThat(calls).as("whose body drips").anyMatch(call -> !call.outcome().isDone());
      assertThat(bench.accessToken()).isEqualTo("at-2");
      assertThat(Bench.outcomes(calls)).containsOnly(answered(200, 2));
    }
  }

  @Test
  void aBodyThatBreaksOffDoesNotCostTheNewTokens() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).expired()) {
      bench.server.script =
          (seen, usual) ->
              seen.isRefresh()
                  ? usual
                      .get()
                      .newBuilder()
                      .setHeader("Content-Length", "100")
                      .onResponseEnd(new SocketEffect.CloseSocket())
                      .build()
                  : usual.get();
      assertThat(failure(bench.call())).isEqualTo(FailureKind.BROKEN);
      assertThat(bench.refreshToken()).isEqualTo("rt-2");
      assertThat(bench.refreshResults()).containsExactly(RefreshResult.REFRESHED);
      assertThat(bench.events(Event.ExchangeFailed.class)).hasSize(1);
    }
  }

  @Test
  void theAnswerIsWrittenDownBeforeWhatItLeadsTo() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).expired()) {
      bench.call();
      List<String> story =
          bench.journal.since(0).stream().map(e -> e.event().getClass().getSimpleName()).toList();
      assertThat(story)
          .endsWith(
              "CallStarted",
              "RequestSent",
              "ResponseReceived",
              "RefreshStarted",
              "RequestSent",
              "ResponseReceived",
              "TokensStored",
              "RefreshFinished",
              "CallFinished");
    }
  }

  @Test
  void aRedirectOfTheRepeatedRequestIsNotFollowedWithTheRefreshToken() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).expired()) {
      bench.server.script =
          (seen, usual) ->
              seen.isRefresh()
                  ? usual
                      .get()
                      .newBuilder()
                      .status("HTTP/1.1 307 Temporary Redirect")
                      .addHeader("Location", "/api/me")
                      .build()
                  : usual.get();
      assertThat(bench.call()).isEqualTo(answered(200, 2));
      assertThat(bench.server.bearersSeen()).containsExactly("at-1", "rt-1", "at-2");
    }
  }

  @Test
  void theCancelledLeadersAnswerIsLetGo() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).expired()) {
      bench.server.script =
          (seen, usual) ->
              seen.isRefresh()
                  ? usual
                      .get()
                      .newBuilder()
                      .bodyDelay(300, TimeUnit.MILLISECONDS)
                      .headersDelay(300, TimeUnit.MILLISECONDS)
                      .body("late")
                      .build()
                  : usual.get();
      PendingCall call = bench.start(1).getFirst();
      Bench.until(() -> bench.server.refreshes() == 1);
      call.cancel();
      Bench.until(() -> !bench.refreshResults().isEmpty());
      assertThat(bench.refreshToken()).isEqualTo("rt-2");
    }
  }
}
