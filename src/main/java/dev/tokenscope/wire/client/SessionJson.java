package dev.tokenscope.wire.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.journal.Json;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A session as the file store writes it: the names of a token response, instants as ISO 8601. */
final class SessionJson {

  private SessionJson() {}

  static String write(StoredSession session) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("access_token", session.accessToken());
    json.put("received_at", session.receivedAt().toString());
    json.put("access_expires_at", text(session.accessExpiresAt()));
    json.put("refresh_token", session.refreshToken());
    json.put("refresh_expires_at", text(session.refreshExpiresAt()));
    json.put("scope", session.scope());
    json.put("user", session.user());
    json.put("origin", session.origin());
    return json.toPrettyString() + "\n";
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when it is JSON and no session
   */
  static StoredSession read(String text) throws JsonProcessingException {
    JsonNode json = Json.mapper().readTree(text);
    String access = string(json, "access_token");
    Instant receivedAt = instant(json, "received_at");
    if (access == null || access.isBlank() || receivedAt == null) {
      throw new IllegalArgumentException("There is no access token in it.");
    }
    return new StoredSession(
        access,
        receivedAt,
        instant(json, "access_expires_at"),
        string(json, "refresh_token"),
        instant(json, "refresh_expires_at"),
        json.path("scope").asText(""),
        json.path("user").asText(""),
        json.path("origin").asText(""));
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static @Nullable String string(JsonNode json, String name) {
    JsonNode value = json.path(name);
    return value.isTextual() ? value.textValue() : null;
  }

  private static @Nullable Instant instant(JsonNode json, String name) {
    String text = string(json, name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + name + "' is not an instant.", e);
    }
  }
}
