package dev.tokenscope.wire.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenscope.intent.ConnectionFault;
import dev.tokenscope.intent.Fault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.ServerFault;
import dev.tokenscope.intent.SlowFault;
import dev.tokenscope.intent.StatusFault;
import dev.tokenscope.intent.Traffic;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.token.Claims;
import dev.tokenscope.token.Jwt;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault, on real sockets. */
@Timeout(60)
class FaultsTest {

  private static void arm(Laboratory lab, Fault fault, String path) {
    lab.server.faults().arm(FaultRule.once(fault, path));
  }

  private static long fired(Laboratory lab) {
    return count(lab, Event.FaultFired.class);
  }

  private static long count(Laboratory lab, Class<? extends Event> type) {
    return lab.journal.since(0).stream().map(Entry::event).filter(type::isInstance).count();
  }

  /** Until the armed fault struck; a request on a busy machine takes its time. */
  private static CountDownLatch strike(Laboratory lab) {
    CountDownLatch struck = new CountDownLatch(1);
    lab.journal.listen(
        entry -> {
          if (entry.event() instanceof Event.FaultFired) {
            struck.countDown();
          }
        });
    return struck;
  }

  private static Reply refresh(Laboratory lab, FaultRows.Where where, String token)
      throws IOException {
    return switch (where) {
      case TOKEN_ENDPOINT -> lab.refresh(token);
      case FIRST_PARTY -> lab.json("/auth/refresh", "{\"refresh_token\":\"" + token + "\"}");
      case HEADER -> lab.get("/api/me", "Authorization: Bearer " + token);
    };
  }

  static List<FaultRows.Row> rows() {
    return FaultRows.all();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void a_fault_says_what_it_should_and_a_page_may_read_it(FaultRows.Row row) throws IOException {
    try (Laboratory lab = new Laboratory()) {
      lab.choose(s -> s.style(RefreshStyle.HEADER));
      Laboratory.Tokens tokens = lab.login();
      lab.server.faults().arm(row.rule());
      assertThat(lab.get("/api/me", tokens).status()).as("no refresh").isEqualTo(200);

      Reply reply = refresh(lab, row.where(), tokens.refresh());

      assertThat(row.fits(all(reply))).as(row + ": " + all(reply)).isTrue();
      assertThat(reply.header("Access-Control-Allow-Origin")).contains(Laboratory.PAGE);
      assertThat(fired(lab)).isEqualTo(1);
      assertThat(lab.server.faults().armed()).isEmpty();
    }
  }

  private static String all(Reply reply) {
    return reply.status()
        + "\n"
        + reply.headers().stream()
            .map(header -> header.name() + ": " + header.value())
            .collect(Collectors.joining("\n"))
        + "\n\n"
        + reply.body();
  }

  @Test
  void a_fault_before_the_work_leaves_the_refresh_token_good() throws IOException {
    try (Laboratory lab = new Laboratory()) {
      Laboratory.Tokens tokens = lab.login();
      arm(lab, StatusFault.Status.unavailable(null), "/oauth2/token");
      assertThat(lab.refresh(tokens.refresh()).status()).isEqualTo(503);
      assertThat(lab.refresh(tokens.refresh()).status()).isEqualTo(200);
    }
  }

  // connections

  @Test
  void closed_before_the_work_nothing_is_done_or_said() throws IOException {
    try (Laboratory lab = new Laboratory();
        Wire wire = lab.wire()) {
      arm(lab, new ConnectionFault.ClosedBefore(), "/api/public");
      assertThat(wire.send(lab.text("GET", "/api/public", "")).isOver()).isTrue();
      assertThat(count(lab, Event.ResponseSent.class)).isZero();
      assertThat(fired(lab)).isEqualTo(1);
    }
  }

  @Test
  void a_reset_is_a_reset_before_the_work_and_after_it() throws IOException {
    try (Laboratory lab = new Laboratory()) {
      lab.server.faults().arm(FaultRule.once(new ConnectionFault.Reset(), "/api/public"));
      lab.server
          .faults()
          .arm(FaultRule.once(new ConnectionFault.Reset(), "/api/public").afterWork());
      for (int i = 0; i < 2; i++) {
        try (Wire wire = lab.wire()) {
          wire.send(lab.text("GET", "/api/public", ""));
          assertThatThrownBy(wire::reply)
              .isInstanceOf(SocketException.class)
              .hasMessageContaining("reset");
        }
      }
      assertThat(count(lab, Event.ResponseSent.class)).as("said only after the work").isEqualTo(1);
    }
  }

  @Test
  void a_black_hole_says_nothing_and_lasts_until_the_client_leaves() throws Exception {
    try (Laboratory lab = new Laboratory()) {
      arm(lab, new ConnectionFault.BlackHole(), "/api/public");
      CountDownLatch struck = strike(lab);
      try (Wire wire = lab.wire()) {
        wire.send(lab.text("GET", "/api/public", ""));
        assertThat(struck.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(wire.isSilentFor(Duration.ofMillis(50))).isTrue();
        assertThat(count(lab, Event.ResponseSent.class)).isZero();
      }
      assertThat(lab.get("/api/public").status()).as("others are served").isEqualTo(200);
    }
  }

  @Test
  void after_a_timeout_the_work_is_done_all_the_same() throws Exception {
    try (Laboratory lab = new Laboratory()) {
      Laboratory.Tokens tokens = lab.login();
      arm(lab, new ConnectionFault.NoReply(), "/oauth2/token");
      CountDownLatch struck = strike(lab);
      try (Wire wire = lab.wire()) {
        wire.send(
            lab.text(
                "POST",
                "/oauth2/token",
                "grant_type=refresh_token&client_id=tokenscope&refresh_token=" + tokens.refresh(),
                "Content-Type: application/x-www-form-urlencoded"));
        assertThat(struck.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(wire.isSilentFor(Duration.ofMillis(50))).isTrue();
      }
      assertThat(lab.refresh(tokens.refresh()).fullError()).contains("already used");
    }
  }

  @Test
  void a_truncated_body_ends_before_its_length() throws IOException {
    try (Laboratory lab = new Laboratory()) {
      arm(lab, new ConnectionFault.Truncated(), "/api/public");
      assertThatThrownBy(() -> lab.get("/api/public"))
          .isInstanceOf(EOFException.class)
          .hasMessageContaining("body");
      lab.choose(s -> s.denyList(true));
      arm(lab, new ConnectionFault.Truncated(), "/auth/logout");
      Laboratory.Tokens tokens = lab.login();
      assertThatThrownBy(
              () -> lab.json("/auth/logout", "{\"refresh_token\":\"" + tokens.refresh() + "\"}"))
          .as("nothing to cut in half")
          .isInstanceOf(EOFException.class);
    }
  }

  @Test
  void a_slow_answer_comes_whole_in_the_end() throws IOException {
    try (Laboratory lab = new Laboratory()) {
      Reply plain = lab.get("/api/public");
      arm(lab, new SlowFault.SlowDrip(100), "/api/public");
      long start = System.nanoTime();
      assertThat(lab.get("/api/public").body()).isEqualTo(plain.body());
      assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(50));
      arm(lab, new SlowFault.Latency(Duration.ofMillis(60)), "/api/public");
      start = System.nanoTime();
      assertThat(lab.get("/api/public").body()).isEqualTo(plain.body());
      assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  // the server itself

  @Test
  void a_server_that_was_down_is_back_on_the_same_port_and_knows_its_tokens() throws Exception {
    try (Laboratory lab = new Laboratory();
        Wire idle = lab.wire()) {
      Laboratory.Tokens tokens = lab.login();
      CountDownLatch back = new CountDownLatch(2);
      AtomicBoolean refused = new AtomicBoolean();
      lab.journal.listen(
          entry -> {
            // asked before the span begins: however slow the machine, it cannot be over yet
            if (entry.event() instanceof Event.ServerStopped) {
              refused.set(isRefused(lab));
            } else if (entry.event() instanceof Event.ServerStarted) {
              back.countDown();
            }
          });
      idle.send(lab.text("GET", "/api/public", ""));
      assertThat(idle.reply().status()).isEqualTo(200);
      arm(lab, new ServerFault.Down(Duration.ofMillis(300)), "/api/me");

      assertThatThrownBy(() -> lab.get("/api/me", tokens)).isInstanceOf(IOException.class);

      assertThat(idle.isOver()).as("every connection ends").isTrue();
      assertThat(back.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(refused).as("nobody listened").isTrue();
      assertThat(lab.get("/api/me", tokens).status()).isEqualTo(200);
      assertThat(count(lab, Event.ServerStopped.class)).isEqualTo(1);
    }
  }

  private static boolean isRefused(Laboratory lab) {
    try {
      lab.wire().close();
      return false;
    } catch (ConnectException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_server_may_be_closed_while_it_is_down() throws IOException {
    try (Laboratory lab = new Laboratory()) {
      arm(lab, new ServerFault.Down(Duration.ofMinutes(5)), "/api/public");
      assertThatThrownBy(() -> lab.get("/api/public")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_wrong_clock_shows_in_date_iat_and_exp_and_nowhere_else() throws IOException {
    try (Laboratory lab = new Laboratory()) {
      for (int hours : new int[] {1, -1}) {
        Laboratory.Tokens before = lab.login();
        arm(lab, new ServerFault.ClockSkew(Duration.ofHours(hours)), "/oauth2/token");

        Reply reply = lab.refresh(before.refresh());

        Laboratory.Tokens tokens = Laboratory.Tokens.of(reply);
        Claims claims = Jwt.parse(tokens.access()).orElseThrow().claims();
        assertThat(claims.issuedAt()).isEqualTo(Laboratory.START.plusSeconds(hours * 3600L));
        assertThat(claims.expiresAt()).isEqualTo(Laboratory.START.plusSeconds(hours * 3600L + 15));
        assertThat(reply.header("Date"))
            .hasValueSatisfying(date -> assertThat(date).contains((9 + hours) + ":00:00 GMT"));
        assertThat(reply.body()).contains("\"expires_in\":15,");
        assertThat(lab.get("/api/me", tokens).status()).as("it is good").isEqualTo(200);
        assertThat(lab.refresh(tokens.refresh()).status()).isEqualTo(200);
        assertThat(lab.introspect(tokens.access()).body()).contains("\"active\":true");
      }
      Laboratory.Tokens late = lab.login();
      lab.pass(16);
      assertThat(lab.get("/api/me", late).status()).isEqualTo(401);
    }
  }

  @Test
  void a_refresh_without_a_refresh_token_leaves_the_old_one_good() throws IOException {
    try (Laboratory lab = new Laboratory()) {
      Laboratory.Tokens tokens = lab.login();
      arm(lab, new ServerFault.OmitRefreshToken(), "/oauth2/token");
      assertThat(lab.refresh(tokens.refresh()).body()).doesNotContain("refresh_token");
      assertThat(lab.refresh(tokens.refresh()).body()).contains("refresh_token");
    }
  }

  @Test
  void a_key_is_rotated_before_the_work_or_after_it() throws IOException {
    try (Laboratory lab = new Laboratory()) {
      Laboratory.Tokens tokens = lab.login();
      Fault hard = new ServerFault.KeyRotation(KeyChange.HARD);
      lab.server.faults().arm(FaultRule.once(hard, "/api/me").afterWork());
      assertThat(lab.get("/api/me", tokens).status()).isEqualTo(200);
      assertThat(lab.get("/api/me", tokens).header("WWW-Authenticate").orElse(""))
          .contains("signing key is unknown");
      Laboratory.Tokens fresh = lab.login();
      arm(lab, hard, "/api/me");
      assertThat(lab.get("/api/me", fresh).status()).isEqualTo(401);
    }
  }

  @Test
  void a_redirect_leads_to_a_second_port_that_is_the_same_server() throws IOException {
    try (Laboratory lab = new Laboratory()) {
      Laboratory.Tokens tokens = lab.login();
      lab.server
          .faults()
          .arm(
              new FaultRule(
                  new StatusFault.Redirect(302, null),
                  FaultRule.Match.CALLS,
                  FaultRule.Phase.BEFORE_WORK,
                  2,
                  1));
      String first = lab.get("/api/me", tokens).header("Location").orElseThrow();
      String second = lab.get("/api/me", tokens).header("Location").orElseThrow();
      assertThat(second).as("one second port is enough").isEqualTo(first);
      int port = Integer.parseInt(first.replaceAll(".*:([0-9]+)/.*", "$1"));
      assertThat(port).isNotEqualTo(lab.port());
      try (Wire wire = new Wire(port)) {
        wire.send("GET /api/public HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n");
        assertThat(wire.reply().status()).isEqualTo(200);
      }
    }
  }

  // who is struck

  @Test
  void a_preflight_is_struck_only_when_asked_for() throws IOException {
    try (Laboratory lab = new Laboratory()) {
      lab.server
          .faults()
          .arm(FaultRule.always(StatusFault.Status.unavailable(null), FaultRule.Match.at("/api")));
      String[] preflight = {"Access-Control-Request-Method: GET"};
      assertThat(lab.send("OPTIONS", "/api/me", "", preflight).status()).isEqualTo(204);
      lab.server
          .faults()
          .arm(
              FaultRule.once(
                  StatusFault.Status.unavailable(null),
                  new FaultRule.Match("OPTIONS", "/api", Traffic.ANY)));
      assertThat(lab.send("OPTIONS", "/api/me", "", preflight).status()).isEqualTo(503);
    }
  }

  @Test
  void calls_and_refreshes_are_told_apart() throws IOException {
    try (Laboratory lab = new Laboratory()) {
      Laboratory.Tokens tokens = lab.login();
      lab.server
          .faults()
          .arm(FaultRule.always(StatusFault.Status.unavailable(null), FaultRule.Match.CALLS));
      assertThat(lab.get("/api/me", tokens).status()).isEqualTo(503);
      assertThat(lab.get("/api/me", "Authorization: Bearer " + tokens.refresh()).status())
          .isEqualTo(200);
      assertThat(lab.login().access()).isNotEmpty();
    }
  }
}
