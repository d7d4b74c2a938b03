package dev.tokenscope.wire.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one login, as a client keeps them. All instants are on the lab clock and by the
 * client's own reckoning: the server may know better.
 *
 * @param accessToken goes with every call
 * @param receivedAt when the access token arrived
 * @param accessExpiresAt when it ends; null where the server did not say
 * @param refreshToken goes nowhere but to a refresh and a logout; null where there is none
 * @param refreshExpiresAt when it ends; null where the server did not say
 * @param scope what was granted, space-delimited; empty where the server did not say
 * @param user who logged in
 * @param origin the server that issued them, for example {@code http://127.0.0.1:8089}
 */
public record StoredSession(
    String accessToken,
    Instant receivedAt,
    @Nullable Instant accessExpiresAt,
    @Nullable String refreshToken,
    @Nullable Instant refreshExpiresAt,
    String scope,
    String user,
    String origin) {

  /** Whether the access token is known to have ended. */
  public boolean accessEndedBy(Instant now) {
    return accessExpiresAt != null && !now.isBefore(accessExpiresAt);
  }

  /** Whether the refresh token is known to have ended: nothing can be had with it any more. */
  boolean isOverBy(Instant now) {
    return refreshExpiresAt != null && !now.isBefore(refreshExpiresAt);
  }

  /** Tokens do not belong into logs. */
  @Override
  public String toString() {
    return "StoredSession[" + user + " at " + origin + "]";
  }
}
