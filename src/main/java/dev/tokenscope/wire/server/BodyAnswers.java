package dev.tokenscope.wire.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.intent.BodyFault;
import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is said where a fault chose the content. */
final class BodyAnswers {

  private static final Map<String, String> FIRST_PARTY =
      Map.of(
          "access_token", "accessToken",
          "refresh_token", "refreshToken",
          "token_type", "tokenType",
          "expires_in", "expiresIn",
          "refresh_expires_in", "refreshExpiresIn");
  private static final Map<String, String> HEADERS =
      Map.of(
          "access_token", "X-New-Access-Token",
          "refresh_token", "X-New-Refresh-Token",
          "expires_in", "X-New-Access-Token-Expires-In",
          "refresh_expires_in", "X-New-Refresh-Token-Expires-In");

  private BodyAnswers() {}

  /** Half of the JSON there would be, or a beginning where there was no work. */
  static Answer malformed(@Nullable Answer worked) {
    String text = worked == null ? "" : worked.body().textOrEmpty();
    String half = text.length() < 2 ? "{\"access_token\":" : text.substring(0, text.length() / 2);
    return Answer.of(200, "application/json", half).noStore();
  }

  static Answer html() {
    return Answer.of(
            200,
            "text/html; charset=utf-8",
            "<!doctype html><title>Sign in to this network</title><h1>Sign in to this network</h1>")
        .noStore();
  }

  static Answer errorIn200() {
    return Answer.json(200, Answer.errorBody("invalid_grant", "The refresh token was revoked"))
        .noStore();
  }

  /** The answer without a field, wherever it stands. */
  static Answer without(BodyFault.MissingField fault, Answer worked) {
    return changed(worked, fault.field(), null);
  }

  /** The answer with another lifetime, or none. */
  static Answer expiresIn(BodyFault.ExpiresIn fault, Answer worked) {
    return changed(worked, "expires_in", fault.value());
  }

  private static Answer changed(Answer worked, String field, @Nullable String value) {
    String header = HEADERS.getOrDefault(field, "").toLowerCase(Locale.ROOT);
    List<Header> headers =
        worked.headers().stream()
            .filter(one -> value != null || !one.name().toLowerCase(Locale.ROOT).equals(header))
            .map(
                one ->
                    value != null && one.name().toLowerCase(Locale.ROOT).equals(header)
                        ? new Header(one.name(), value)
                        : one)
            .toList();
    Body body =
        rewritten(
            worked.body(),
            json -> {
              for (String name : List.of(field, FIRST_PARTY.getOrDefault(field, field))) {
                if (value == null) {
                  json.remove(name);
                } else if (json.has(name)) {
                  put(json, name, value);
                }
              }
              return json;
            });
    return new Answer(worked.status(), headers, body, worked.delay(), worked.stream());
  }

  private static void put(ObjectNode json, String name, String value) {
    if (value.matches("-?[0-9]{1,18}")) {
      json.put(name, Long.parseLong(value));
    } else {
      json.put(name, value);
    }
  }

  private static Body rewritten(Body body, UnaryOperator<ObjectNode> change) {
    try {
      JsonNode json = Json.mapper().readTree(body.textOrEmpty());
      return json instanceof ObjectNode object ? Body.of(change.apply(object).toString()) : body;
    } catch (JsonProcessingException e) {
      // no JSON, no field
      return body;
    }
  }
}
