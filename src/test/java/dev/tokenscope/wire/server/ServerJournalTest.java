package dev.tokenscope.wire.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.ConnectionFault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.SlowFault;
import dev.tokenscope.intent.StatusFault;
import dev.tokenscope.intent.Traffic;
import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Cause;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.token.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the server tells the journal of its work. */
class ServerJournalTest {

  private static List<Entry> entries(Laboratory lab) {
    return lab.journal.since(0);
  }

  private static <T extends Event> List<T> events(Laboratory lab, Class<T> kind) {
    return entries(lab).stream()
        .map(Entry::event)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  @Test
  void the_cause_of_a_built_in_request_crosses_the_wire() throws IOException {
    try (Laboratory lab = new Laboratory()) {
      ExchangeId exchange = ExchangeId.numbered(77);
      long root = lab.journal.append(new Event.NotePinned("somebody asked")).seq();
      Cause.run(
          root,
          () ->
              lab.journal.append(
                  new Event.RequestSent(
                      exchange,
                      Lane.CLIENT,
                      0,
                      new Message.Request("POST", "/auth/login", List.of(), Body.EMPTY))));
      long sent = lab.journal.lastSeq();
      lab.json(
          "/auth/login",
          "{\"username\":\"alice\",\"password\":\"wonderland\"}",
          "traceparent: " + exchange.traceparent(Laboratory.TRACE));
      List<Entry> onServer = lab.journal.since(sent);
      assertThat(onServer)
          .extracting(entry -> entry.event().getClass().getSimpleName())
          .containsExactly(
              "RequestReceived", "FamilyStarted", "TokenIssued", "TokenIssued", "ResponseSent");
      assertThat(onServer).extracting(Entry::cause).containsOnly(root);
      assertThat(events(lab, Event.RequestReceived.class).getFirst().peer().lane())
          .isEqualTo(Lane.CLIENT);
      assertThat(events(lab, Event.RequestReceived.class).getFirst().exchange())
          .isEqualTo(exchange);
    }
  }

  @Test
  void strangers_and_attackers_have_lanes_of_their_own() throws IOException {
    try (Laboratory lab = new Laboratory()) {
      String trace = "traceparent: " + ExchangeId.numbered(5).traceparent(Laboratory.TRACE);
      lab.get("/api/public", trace, "User-Agent: tokenscope-attacker");
      lab.get("/api/public", "User-Agent: curl/8");
      lab.get("/api/public", trace.replace(Laboratory.TRACE, "f".repeat(32)));
      assertThat(events(lab, Event.RequestReceived.class))
          .extracting(received -> received.peer().lane().value())
          .containsExactly("attacker", "127.0.0.1 · curl/8", "127.0.0.1");
      assertThat(entries(lab)).extracting(Entry::cause).containsOnly(0L);
    }
  }

  @Test
  void every_verdict_is_told_with_the_name_of_the_token() throws IOException {
    try (Laboratory lab = new Laboratory()) {
      Laboratory.Tokens tokens = lab.login();
      lab.get("/api/me", tokens);
      lab.get("/api/admin", tokens);
      lab.get("/api/me", "Authorization: Bearer nonsense");
      lab.refresh(tokens.refresh());
      lab.refresh(tokens.refresh());
      assertThat(events(lab, Event.TokenChecked.class))
          .extracting(
              checked ->
                  checked.name().full().replaceAll("·[0-9a-f]{6}", "")
                      + " "
                      + checked.type().abbreviation()
                      + " "
                      + verdict(checked.verdict()))
          .containsExactly(
              "A·AT 1 AT accepted",
              "A·AT 1 AT accepted",
              "A·AT 1 AT INSUFFICIENT_SCOPE",
              "unknown AT MALFORMED",
              "A·RT 1 RT accepted",
              "A·RT 1 RT ALREADY_USED");
      assertThat(events(lab, Event.ReuseDetected.class)).hasSize(1);
      assertThat(events(lab, Event.FamilyRevoked.class))
          .extracting(Event.FamilyRevoked::by)
          .containsExactly(Event.EndedBy.REUSE);
    }
  }

  private static String verdict(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted _ -> "accepted";
      case Verdict.Refused refused -> refused.reason().name();
    };
  }

  @Test
  void each_request_has_its_one_answer() throws IOException {
    try (Laboratory lab = new Laboratory()) {
      for (int i = 0; i < 5; i++) {
        lab.get("/api/me");
      }
      assertThat(events(lab, Event.RequestReceived.class))
          .extracting(Event.RequestReceived::exchange)
          .doesNotHaveDuplicates()
          .isEqualTo(
              events(lab, Event.ResponseSent.class).stream()
                  .map(Event.ResponseSent::exchange)
                  .toList());
    }
  }

  @Test
  void faults_are_told_when_they_strike_and_do_what_they_say() throws IOException {
    try (Laboratory lab = new Laboratory()) {
      Laboratory.Tokens tokens = lab.login();
      lab.server
          .faults()
          .arm(
              new FaultRule(
                  new StatusFault.Status(503, null),
                  new FaultRule.Match("POST", "/oauth2/token", Traffic.ANY),
                  FaultRule.Phase.AFTER_WORK,
                  1,
                  1));
      lab.server
          .faults()
          .arm(
              new FaultRule(
                  new SlowFault.Latency(Duration.ofMillis(2)),
                  new FaultRule.Match("GET", "/api", Traffic.ANY),
                  FaultRule.Phase.BEFORE_WORK,
                  2,
                  1));
      lab.server
          .faults()
          .arm(
              new FaultRule(
                  new SlowFault.Latency(Duration.ofMillis(2)),
                  FaultRule.Match.at("/api"),
                  FaultRule.Phase.AFTER_WORK,
                  0,
                  1));
      lab.server
          .faults()
          .arm(
              new FaultRule(
                  new ConnectionFault.LostReply(),
                  FaultRule.Match.at("/"),
                  FaultRule.Phase.BEFORE_WORK,
                  0,
                  0));
      assertThat(lab.server.faults().armed()).hasSize(4);
      assertThat(lab.get("/api/me", tokens).status()).isEqualTo(200);
      assertThat(lab.refresh(tokens.refresh()).status()).isEqualTo(503);
      assertThat(lab.refresh(tokens.refresh()).fullError())
          .as("the work had been done")
          .isEqualTo("400 invalid_grant: The refresh token was already used");
      assertThat(lab.get("/api/public").status()).isEqualTo(200);
      assertThat(lab.server.faults().armed()).hasSize(2);
      assertThat(events(lab, Event.FaultFired.class))
          .extracting(Event.FaultFired::fault)
          .containsExactly(2L, 3L, 1L, 2L, 3L);
      lab.server.faults().disarm();
      lab.server.faults().disarm();
      assertThat(lab.server.faults().armed()).isEmpty();
      assertThat(events(lab, Event.FaultsDisarmed.class)).hasSize(1);
    }
  }

  @Test
  void a_lost_reply_is_lost_whatever_phase_was_asked_for() throws IOException {
    try (Laboratory lab = new Laboratory();
        Wire wire = lab.wire()) {
      lab.server
          .faults()
          .arm(
              new FaultRule(
                  new ConnectionFault.LostReply(),
                  FaultRule.Match.at("/"),
                  FaultRule.Phase.BEFORE_WORK,
                  1,
                  1));
      assertThat(wire.send(lab.text("GET", "/api/public", "")).isOver()).isTrue();
      assertThat(events(lab, Event.ResponseSent.class)).hasSize(1);
      assertThat(events(lab, Event.FaultFired.class)).hasSize(1);
    }
  }

  @Test
  void a_defect_is_said_and_answered_with_500() throws IOException {
    try (Laboratory lab = new Laboratory();
        Wire wire = lab.wire()) {
      lab.server.control(
          request -> {
            throw new IllegalStateException("broken on purpose");
          });
      Reply reply = wire.send(lab.text("GET", "/_lab/health", "")).reply();
      assertThat(reply.error()).isEqualTo("500 server_error");
      assertThat(reply.the("Date")).isEqualTo("Sun, 01 Mar 2026 09:00:00 GMT");
      assertThat(lab.troubles).hasSize(1).allMatch(text -> text.contains("broken on purpose"));
    }
  }

  @Test
  void the_lab_is_steered_without_a_trace() throws IOException {
    try (Laboratory lab = new Laboratory();
        Wire wire = lab.wire()) {
      lab.server.control(
          request ->
              Answer.of(200, "text/plain", "first ")
                  .streaming(
                      out -> out.write("more".getBytes(java.nio.charset.StandardCharsets.UTF_8))));
      Reply reply = wire.send(lab.text("GET", "/_lab/journal?since=0", "")).reply();
      assertThat(reply.the("Connection")).isEqualTo("close");
      assertThat(reply.has("Content-Length")).isFalse();
      assertThat(wire.isOver()).isFalse();
      assertThat(events(lab, Event.RequestReceived.class)).isEmpty();
      try (Wire second = lab.wire()) {
        assertThat(
                second
                    .send(
                        "POST /_lab HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999\r\n\r\n")
                    .reply()
                    .status())
            .isEqualTo(413);
      }
    }
  }

  @Test
  void a_family_is_revoked_by_its_id_and_only_once() throws IOException {
    try (Laboratory lab = new Laboratory()) {
      Laboratory.Tokens tokens = lab.login();
      String sid = lab.server.families().getFirst().sid();
      assertThat(lab.server.revoke(sid)).isTrue();
      assertThat(lab.server.revoke(sid)).isTrue();
      assertThat(lab.server.revoke("unknown")).isFalse();
      assertThat(events(lab, Event.FamilyRevoked.class)).hasSize(1);
      assertThat(lab.refresh(tokens.refresh()).status()).isEqualTo(400);
      lab.server.expireAll(TokenType.ACCESS);
      assertThat(events(lab, Event.TokenEnded.class)).hasSize(1);
    }
  }
}
