package dev.tokenscope.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

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
