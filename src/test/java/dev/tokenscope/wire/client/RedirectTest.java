package dev.tokenscope.wire.client;

import static dev.tokenscope.wire.client.Bench.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Safety;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RedirectTest {

  /** Sends calls of the first server on to the second, which has another host and port. */
  private static void redirect(Bench bench, ScriptedServer second) {
    bench.server.script =
        (seen, usual) ->
            seen.isApi()
                ? new MockResponse.Builder()
                    .status("HTTP/1.1 302 Found")
                    .addHeader("Location", "http://localhost:" + second.port() + "/api/orders")
                    .build()
                : usual.get();
  }

  @ParameterizedTest
  @EnumSource
  void theTokenStaysAtHomeWhenARedirectLeadsElsewhere(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).loggedIn();
        ScriptedServer second = new ScriptedServer()) {
      redirect(bench, second);
      assertThat(bench.call()).isEqualTo(answered(401, 2));
      assertThat(second.bearersSeen()).containsExactly("-");
      assertThat(bench.server.refreshes()).as("a stranger's 401 is no reason").isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCarelessClientHandsItsTokenToAStranger(RefreshStyle style) throws Exception {
    try (Bench bench = new Bench(style).without(Safety.ORIGIN_LIST).loggedIn();
        ScriptedServer second = new ScriptedServer()) {
      redirect(bench, second);
      bench.call();
      assertThat(second.bearersSeen()).containsExactly("at-1");
    }
  }

  @Test
  void aRedirectAtHomeKeepsTheTokenAndIsJudgedByItsEnd() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).expired()) {
      bench.server.script =
          (seen, usual) ->
              seen.path().equals("/api/old")
                  ? new MockResponse.Builder()
                      .status("HTTP/1.1 302 Found")
                      .addHeader("Location", "/api/orders")
                      .build()
                  : usual.get();
      assertThat(bench.call("/api/old")).isEqualTo(answered(200, 3));
      assertThat(bench.server.bearersSeen()).containsExactly("at-1", "at-1", "at-2");
    }
  }

  @Test
  void a401BeforeARedirectCountsAsTheOneRetry() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT).expired()) {
      bench.server.script =
          (seen, usual) ->
              switch (seen.path() + " " + seen.bearer()) {
                case "/api/old at-2" ->
                    new MockResponse.Builder()
                        .status("HTTP/1.1 302 Found")
                        .addHeader("Location", "/api/orders")
                        .build();
                case "/api/orders at-2" -> ScriptedServer.expiredAccess();
                default -> usual.get();
              };
      assertThat(bench.call("/api/old")).isEqualTo(answered(401, 3));
      assertThat(bench.server.refreshes()).isEqualTo(1);
    }
  }
}
