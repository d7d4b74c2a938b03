package dev.tokenscope.wire.server;

import dev.tokenscope.token.TokenHash;
import dev.tokenscope.token.TokenName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token as the server remembers it.
 *
 * @param jti its id
 * @param token the token itself, for the grace policies that repeat it
 * @param hash by which it is found
 * @param name its short name
 * @param generation from 1; siblings share one
 * @param parent which refresh token it replaced; null at the login
 * @param successor which one replaced it; null while it is good
 * @param firstUsedAt when it was replaced; null while it is good
 * @param expiresAt its end
 */
record RefreshToken(
    String jti,
    String token,
    TokenHash hash,
    TokenName.Issued name,
    int generation,
    @Nullable String parent,
    @Nullable String successor,
    @Nullable Instant firstUsedAt,
    Instant expiresAt) {

  boolean isRotated() {
    return firstUsedAt != null;
  }

  RefreshToken rotated(String newSuccessor, Instant at) {
    return new RefreshToken(
        jti, token, hash, name, generation, parent, newSuccessor, at, expiresAt);
  }
}
