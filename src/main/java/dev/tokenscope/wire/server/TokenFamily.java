package dev.tokenscope.wire.server;

import dev.tokenscope.journal.Event;
import dev.tokenscope.token.TokenType;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One login and the refresh tokens that came of it (RFC 9700 §4.14.2). Immutable: the next state is
 * what {@link #evolve} makes of an event.
 *
 * @param sid its id, and the {@code sid} claim of its tokens
 * @param letter its short name
 * @param clientId for which client
 * @param subject who logged in
 * @param scope what was granted
 * @param createdAt when
 * @param absoluteExpiry the latest end of any of its tokens
 * @param revokedBy why it is revoked; null while it is not
 * @param generation of the newest refresh token
 * @param accessTokens how many access tokens were issued
 * @param refreshTokens how many refresh tokens were issued
 * @param remembered the newest refresh tokens by id; older ones are known by their signature and
 *     generation
 */
record TokenFamily(
    String sid,
    String letter,
    String clientId,
    String subject,
    Set<String> scope,
    Instant createdAt,
    Instant absoluteExpiry,
    Event.@Nullable EndedBy revokedBy,
    int generation,
    int accessTokens,
    int refreshTokens,
    Map<String, RefreshToken> remembered) {

  private static final int REMEMBERED_MAX = 64;

  static TokenFamily started(Event.FamilyStarted event) {
    return new TokenFamily(
        event.sid(),
        event.letter(),
        event.clientId(),
        event.subject(),
        event.scope(),
        event.createdAt(),
        event.absoluteExpiry(),
        null,
        0,
        0,
        0,
        Map.of());
  }

  boolean isRevoked() {
    return revokedBy != null;
  }

  Collection<RefreshToken> tokens() {
    return remembered.values();
  }

  Optional<RefreshToken> token(String jti) {
    return Optional.ofNullable(remembered.get(jti));
  }

  /** A token that is good for a refresh, or was not used yet when the family was revoked. */
  Optional<RefreshToken> current() {
    return remembered.values().stream()
        .filter(token -> !token.isRotated() && token.generation() == generation)
        .findFirst();
  }

  /** Whether a used token is the parent of one that is still good. */
  boolean isParentOfCurrent(RefreshToken used) {
    return remembered.values().stream()
        .anyMatch(token -> !token.isRotated() && used.jti().equals(token.parent()));
  }

  TokenFamily evolve(Event.Truth event) {
    return switch (event) {
      case Event.TokenIssued issued -> issued(issued);
      case Event.TokenRotated rotated -> rotated(rotated);
      case Event.FamilyRevoked revoked -> revoked(revoked.by());
      case Event.FamilyStarted _,
          Event.ReuseDetected _,
          Event.TokenEnded _,
          Event.CodeIssued _,
          Event.CodeRedeemed _ ->
          this;
    };
  }

  private TokenFamily issued(Event.TokenIssued issued) {
    if (issued.type() == TokenType.ACCESS) {
      return with(
          generation, Math.max(accessTokens, issued.name().number()), refreshTokens, remembered);
    }
    Map<String, RefreshToken> more = new LinkedHashMap<>(remembered);
    more.put(
        issued.jti(),
        new RefreshToken(
            issued.jti(),
            issued.token(),
            issued.hash(),
            issued.name(),
            issued.generation(),
            issued.parent(),
            null,
            null,
            issued.expiresAt()));
    Iterator<RefreshToken> oldest = more.values().iterator();
    while (more.size() > REMEMBERED_MAX) {
      oldest.next();
      oldest.remove();
    }
    return with(
        Math.max(generation, issued.generation()),
        accessTokens,
        Math.max(refreshTokens, issued.name().number()),
        more);
  }

  private TokenFamily rotated(Event.TokenRotated rotated) {
    Map<String, RefreshToken> changed = new LinkedHashMap<>(remembered);
    changed.computeIfPresent(
        rotated.jti(), (_, token) -> token.rotated(rotated.successor(), rotated.at()));
    return with(generation, accessTokens, refreshTokens, changed);
  }

  private TokenFamily revoked(Event.EndedBy by) {
    return new TokenFamily(
        sid,
        letter,
        clientId,
        subject,
        scope,
        createdAt,
        absoluteExpiry,
        by,
        generation,
        accessTokens,
        refreshTokens,
        remembered);
  }

  private TokenFamily with(
      int newGeneration, int access, int refresh, Map<String, RefreshToken> tokens) {
    return new TokenFamily(
        sid,
        letter,
        clientId,
        subject,
        scope,
        createdAt,
        absoluteExpiry,
        revokedBy,
        newGeneration,
        access,
        refresh,
        Collections.unmodifiableMap(tokens));
  }
}
