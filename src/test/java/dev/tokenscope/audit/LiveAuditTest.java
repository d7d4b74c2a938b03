package dev.tokenscope.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.Decision;
import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import dev.tokenscope.token.TokenHash;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveAuditTest {

  private final LiveAudit audit = new LiveAudit(Suite.of("all").checks());
  private long seq;

  @Test
  void who_was_forgotten_and_comes_back_is_watched_again() {
    for (int i = 0; i <= LiveAudit.CLIENTS_MAX; i++) {
      calls(i);
    }
    assertThat(audit.clients()).hasSize(LiveAudit.CLIENTS_MAX);
    assertThat(audit.clients()).extracting(LiveClient::userAgent).doesNotContain("App/0");

    calls(0);

    assertThat(audit.clients()).hasSize(LiveAudit.CLIENTS_MAX);
    assertThat(audit.clients()).extracting(LiveClient::userAgent).contains("App/0");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_answer_that_somebody_held_back_is_proof_of_nothing_that_arrived(boolean atOnce) {
    String token = part("{\"alg\":\"none\"}") + "." + part("{\"sid\":\"s\"}") + ".x";
    Message.Request request =
        new Message.Request(
            "GET",
            "/api/orders?access_token=" + token,
            List.of(new Header("Authorization", "Bearer " + token)),
            Body.EMPTY);
    Message.Response answer = new Message.Response(401, "Unauthorized", List.of(), Body.EMPTY);
    Lane lane = Lane.external("127.0.0.1", "App/1");
    ExchangeId id = ExchangeId.numbered(1);
    Event arrival =
        new Event.RequestReceived(id, new Event.Peer(lane, "127.0.0.1:40000", "App/1"), request);
    List<Event> events =
        atOnce
            ? List.of(
                new Event.Held(1, id, lane, request),
                new Event.Released(1, id, new Decision.LoseReply()),
                arrival)
            : List.of(
                arrival,
                new Event.Held(1, id, lane, request, answer),
                new Event.Released(1, id, new Decision.Drop()));
    happens(issued(token));
    events.forEach(this::happens);
    happens(new Event.ResponseSent(id, answer));
    audit.finish(Instant.EPOCH.plusSeconds(60));
    assertThat(audit.clients().getFirst().report("App", "all").findings())
        .flatExtracting(Finding::messages)
        .isNotEmpty()
        .allMatch(proof -> proof.exchange().lost());
  }

  private static Event issued(String token) {
    return new Event.TokenIssued(
        new TokenName.Issued("", TokenType.ACCESS, 1),
        "s",
        TokenType.ACCESS,
        "1",
        token,
        TokenHash.of(token),
        1,
        null,
        Instant.EPOCH,
        Instant.EPOCH.plusSeconds(60),
        Set.of());
  }

  private void happens(Event event) {
    audit.add(List.of(new Entry(++seq, Instant.EPOCH, 0, event)));
  }

  /** Each with a session of its own, one call. */
  private void calls(int client) {
    String token = part("{\"alg\":\"none\"}") + "." + part("{\"sid\":\"s" + client + "\"}") + ".";
    Message.Request request =
        new Message.Request(
            "GET",
            "/api/orders",
            List.of(new Header("Authorization", "Bearer " + token)),
            Body.EMPTY);
    Event.Peer peer =
        new Event.Peer(
            Lane.external("127.0.0.1", "App/" + client), "127.0.0.1:40000", "App/" + client);
    ExchangeId id = ExchangeId.numbered(++seq);
    audit.add(
        List.of(new Entry(seq, Instant.EPOCH, 0, new Event.RequestReceived(id, peer, request))));
  }

  private static String part(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }
}
