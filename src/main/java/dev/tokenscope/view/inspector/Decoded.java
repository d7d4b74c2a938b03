package dev.tokenscope.view.inspector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tokenscope.token.Jwt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A token taken apart, each claim with its meaning, times in words. */
final class Decoded {

  private static final ObjectMapper PRETTY = JsonMapper.builder().build();
  private static final double FAR_AWAY_SECONDS = 1e11;

  private final Wording words;
  private final Instant now;

  /**
   * A field of a token.
   *
   * @param name for example {@code exp}
   * @param value as it stands there
   * @param meaning in words
   */
  record Field(String name, String value, String meaning) {}

  /** Words for a moment: times are told from there. */
  Decoded(Wording words, Instant now) {
    this.words = words;
    this.now = now;
  }

  List<Field> header(Jwt jwt) {
    return fields(jwt.header(), "jwt.header.");
  }

  List<Field> claims(Jwt jwt) {
    return fields(jwt.payload(), "jwt.claim.");
  }

  private List<Field> fields(JsonNode object, String prefix) {
    List<Field> fields = new ArrayList<>();
    for (var field : object.properties()) {
      String value =
          field.getValue().isTextual() ? field.getValue().textValue() : field.getValue().toString();
      fields.add(
          new Field(field.getKey(), value, meaning(prefix, field.getKey(), field.getValue())));
    }
    return fields;
  }

  private String meaning(String prefix, String name, JsonNode value) {
    return switch (name) {
      case "alg", "kid", "typ" ->
          prefix.equals("jwt.header.") ? words.get(prefix + name) : words.get("jwt.claim.other");
      case "iss", "sub", "aud", "client_id", "scope", "jti", "sid", "gen" ->
          words.get("jwt.claim." + name);
      case "iat", "nbf", "exp" ->
          value.isNumber() && Math.abs(value.doubleValue()) < FAR_AWAY_SECONDS
              ? words.get(
                  "jwt.claim." + name,
                  time(Instant.ofEpochMilli(Math.round(value.doubleValue() * 1000))))
              : words.get("jwt.claim.other");
      default -> words.get("jwt.claim.other");
    };
  }

  private String time(Instant at) {
    Duration left = Duration.between(now, at);
    Duration whole = Duration.ofMillis(left.abs().toMillis() / 100 * 100);
    String span =
        words
            .texts()
            .times()
            .span(whole.toMinutes() > 0 ? Duration.ofSeconds(whole.toSeconds()) : whole);
    return words.get(left.isNegative() ? "jwt.time.ago" : "jwt.time.in", words.clock(at), span);
  }

  /** The payload as JSON with a field a line, to edit. */
  static String pretty(Jwt jwt) {
    return jwt.payload().toPrettyString();
  }

  /**
   * The token with another payload under its old signature.
   *
   * @throws JsonProcessingException where the text is no JSON object
   */
  static String withPayload(String raw, String json) throws JsonProcessingException {
    JsonNode edited = PRETTY.readTree(json);
    String[] parts = raw.split("\\.", -1);
    String original = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    // formatting is no change: only other claims are
    String compact = PRETTY.readTree(original).equals(edited) ? original : edited.toString();
    return parts[0]
        + "."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(compact.getBytes(StandardCharsets.UTF_8))
        + "."
        + parts[2];
  }
}
