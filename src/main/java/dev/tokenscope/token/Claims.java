package dev.tokenscope.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claims TokenScope looks at, as far as a token has them (RFC 7519 §4.1, RFC 9068 §2.2).
 *
 * @param issuer {@code iss}
 * @param subject {@code sub}
 * @param audience {@code aud}, one or several
 * @param clientId {@code client_id}
 * @param scope {@code scope}, in the order given
 * @param issuedAt {@code iat}, whole seconds
 * @param notBefore {@code nbf}, whole seconds
 * @param expiresAt {@code exp}, whole seconds
 * @param id {@code jti}
 * @param family {@code sid}
 * @param generation {@code gen}; 0 where there is none, as in every access token
 */
public record Claims(
    @Nullable String issuer,
    @Nullable String subject,
    List<String> audience,
    @Nullable String clientId,
    Set<String> scope,
    @Nullable Instant issuedAt,
    @Nullable Instant notBefore,
    @Nullable Instant expiresAt,
    @Nullable String id,
    @Nullable String family,
    int generation) {

  /** Keeps the order of scope and audience, and no way to change them. */
  public Claims {
    audience = List.copyOf(audience);
    scope = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(scope));
  }

  /** Reads the payload of a token; a claim of the wrong JSON type counts as missing. */
  public static Claims of(JsonNode payload) {
    return new Claims(
        text(payload, "iss"),
        text(payload, "sub"),
        audience(payload.get("aud")),
        text(payload, "client_id"),
        scopes(text(payload, "scope")),
        seconds(payload, "iat"),
        seconds(payload, "nbf"),
        seconds(payload, "exp"),
        text(payload, "jti"),
        text(payload, "sid"),
        payload.path("gen").isInt() ? payload.path("gen").intValue() : 0);
  }

  /** Splits a space-delimited scope (RFC 6749 §3.3); null and blank give the empty set. */
  public static Set<String> scopes(@Nullable String scope) {
    Set<String> values = new LinkedHashSet<>();
    if (scope != null) {
      Arrays.stream(scope.split(" ", -1)).filter(s -> !s.isBlank()).forEach(values::add);
    }
    return values;
  }

  private static @Nullable String text(JsonNode payload, String name) {
    JsonNode value = payload.get(name);
    return value != null && value.isTextual() ? value.textValue() : null;
  }

  private static @Nullable Instant seconds(JsonNode payload, String name) {
    JsonNode value = payload.get(name);
    // RFC 7519 §2: NumericDate may have a fraction; far-away numbers are nonsense, not a crash
    return value != null && value.isNumber() && Math.abs(value.doubleValue()) < 1e11
        ? Instant.ofEpochMilli(Math.round(value.doubleValue() * 1000))
        : null;
  }

  private static List<String> audience(@Nullable JsonNode aud) {
    List<String> values = new ArrayList<>();
    if (aud != null && aud.isTextual()) {
      values.add(aud.textValue());
    } else if (aud != null && aud.isArray()) {
      aud.forEach(
          one -> {
            if (one.isTextual()) {
              values.add(one.textValue());
            }
          });
    }
    return values;
  }
}
