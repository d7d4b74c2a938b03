package dev.tokenscope.token;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a token response brings (RFC 6749 §5.1).
 *
 * @param accessToken the access token
 * @param expiresIn how long it lives from now on, in whole seconds on the wire; null where the
 *     server did not say
 * @param refreshToken the refresh token; null where the response had none
 * @param refreshExpiresIn how long that lives; null where the server did not say
 * @param scope the granted scope, space-delimited; empty where the server did not say
 */
public record TokenPair(
    String accessToken,
    @Nullable Duration expiresIn,
    @Nullable String refreshToken,
    @Nullable Duration refreshExpiresIn,
    String scope) {

  /** Tokens do not belong into logs. */
  @Override
  public String toString() {
    return "TokenPair[" + Jwt.masked(accessToken) + "]";
  }
}
