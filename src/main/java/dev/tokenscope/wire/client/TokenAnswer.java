package dev.tokenscope.wire.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenscope.journal.Json;
import dev.tokenscope.token.TokenPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Finds tokens in an answer, and believes nothing else: a 200 with an error in it, an empty token,
 * or the word "undefined" is not a token.
 */
final class TokenAnswer {

  // RFC 6750 §2.1, generously: what can stand in a header after "Bearer "
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,16384}");
  private static final Set<String> NOT_TOKENS =
      Set.of("undefined", "null", "nan", "none", "[object");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");
  private static final long LONGEST_SECONDS = Duration.ofDays(3650).toSeconds();

  private TokenAnswer() {}

  /** Tokens in a JSON body (RFC 6749 §5.1); first-party dialects in camelCase are understood. */
  static Optional<TokenPair> ofJson(String body) {
    JsonNode json;
    try {
      json = Json.mapper().readTree(body);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    String access = token(text(json, "access_token", "accessToken"));
    String type = text(json, "token_type", "tokenType");
    // RFC 6749 §7.1: a token of an unknown type must not be used
    if (access == null || json.has("error") || !(type == null || type.equalsIgnoreCase("Bearer"))) {
      return Optional.empty();
    }
    String scope = text(json, "scope", "scope");
    return Optional.of(
        new TokenPair(
            access,
            seconds(text(json, "expires_in", "expiresIn")),
            token(text(json, "refresh_token", "refreshToken")),
            seconds(text(json, "refresh_expires_in", "refreshExpiresIn")),
            scope == null ? "" : scope));
  }

  /** Tokens in the headers of an answer to a repeated request (header style). */
  static Optional<TokenPair> ofHeaders(Headers headers) {
    String access = token(headers.get("X-New-Access-Token"));
    return access == null
        ? Optional.empty()
        : Optional.of(
            new TokenPair(
                access,
                seconds(headers.get("X-New-Access-Token-Expires-In")),
                token(headers.get("X-New-Refresh-Token")),
                seconds(headers.get("X-New-Refresh-Token-Expires-In")),
                ""));
  }

  /** {@code Retry-After} in seconds or as a date, which is counted from the answer's own date. */
  static @Nullable Duration retryAfter(Response response) {
    Duration seconds = seconds(response.header("Retry-After"));
    if (seconds != null) {
      return seconds;
    }
    Instant until = response.headers().getInstant("Retry-After");
    Instant now = response.headers().getInstant("Date");
    return until == null || now == null || !until.isAfter(now)
        ? null
        : Duration.between(now, until);
  }

  /** A lifetime; null for what is no positive number, because then nothing is known. */
  private static @Nullable Duration seconds(@Nullable String text) {
    if (text == null || !SECONDS.matcher(text.strip()).matches()) {
      return null;
    }
    long seconds = Math.min(Long.parseLong(text.strip()), LONGEST_SECONDS);
    return seconds == 0 ? null : Duration.ofSeconds(seconds);
  }

  private static @Nullable String token(@Nullable String text) {
    return text == null
            || !TOKEN.matcher(text).matches()
            || NOT_TOKENS.contains(text.toLowerCase(Locale.ROOT))
        ? null
        : text;
  }

  private static @Nullable String text(JsonNode json, String name, String camelCase) {
    JsonNode value = json.has(name) ? json.path(name) : json.path(camelCase);
    return value.isValueNode() && !value.isNull() ? value.asText() : null;
  }
}
