package dev.tokenscope.wire.server;

import dev.tokenscope.token.Claims;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a login or a refresh gives out.
 *
 * @param access the access token
 * @param accessClaims what it says
 * @param expiresIn how long it lives from now
 * @param refresh the refresh token; null where the response omits it
 * @param rotated whether that is another one than was presented
 * @param refreshExpiresIn how long it lives from now
 * @param scope of the access token
 */
record TokenSet(
    String access,
    Claims accessClaims,
    Duration expiresIn,
    @Nullable String refresh,
    boolean rotated,
    Duration refreshExpiresIn,
    Set<String> scope) {}
