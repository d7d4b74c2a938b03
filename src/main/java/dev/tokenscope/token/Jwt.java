package dev.tokenscope.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A compact JWS that could be taken apart (RFC 7515 §3.1). Nothing about it has been verified.
 *
 * @param raw the three parts as they came
 * @param header the JOSE header, a JSON object
 * @param payload the claims, a JSON object
 */
public record Jwt(String raw, JsonNode header, JsonNode payload) {

  private static final int LONGEST_CHARS = 16_384;

  // RFC 7519 §4: claim names are unique; a parser that lets a duplicate pass can be fooled
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Takes a token apart; empty when it is not three base64url parts with two JSON objects. */
  public static Optional<Jwt> parse(String raw) {
    int first = raw.indexOf('.');
    int second = raw.indexOf('.', first + 1);
    if (raw.length() > LONGEST_CHARS
        || first <= 0
        || second <= first + 1
        || raw.indexOf('.', second + 1) >= 0) {
      return Optional.empty();
    }
    try {
      Base64.getUrlDecoder().decode(raw.substring(second + 1));
      JsonNode header = object(raw.substring(0, first));
      JsonNode payload = object(raw.substring(first + 1, second));
      return Optional.of(new Jwt(raw, header, payload));
    } catch (IllegalArgumentException | IOException e) {
      return Optional.empty();
    }
  }

  /** The claims of the payload. */
  public Claims claims() {
    return Claims.of(payload);
  }

  /** {@code alg}, or the empty string. */
  public String algorithm() {
    return header.path("alg").asText("");
  }

  /** {@code kid}, or the empty string. */
  public String keyId() {
    return header.path("kid").asText("");
  }

  /** What {@code typ} says this is, if it is one of ours. */
  public Optional<TokenType> type() {
    return TokenType.ofHeader(header.path("typ").asText(""));
  }

  /** The token with its signature replaced by an ellipsis: it can be read and cannot be used. */
  public static String masked(String token) {
    int lastDot = token.lastIndexOf('.');
    return lastDot < 0 ? "…" : token.substring(0, lastDot + 1) + "…";
  }

  private static JsonNode object(String part) throws IOException {
    byte[] json = Base64.getUrlDecoder().decode(part);
    JsonNode node = STRICT.readTree(new String(json, StandardCharsets.UTF_8));
    if (node == null || !node.isObject()) {
      throw new NotAnObject();
    }
    return node;
  }

  private static final class NotAnObject extends JsonProcessingException {
    private static final long serialVersionUID = 1L;

    NotAnObject() {
      super("A part of a JWT must be a JSON object.");
    }
  }
}
