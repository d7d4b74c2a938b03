package dev.tokenscope.wire.server;

import dev.tokenscope.journal.Event;
import dev.tokenscope.token.TokenHash;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What the server knows: the fold of its own events, and nothing else. The live server, a restart
 * and a fork all come here through {@link #evolve}.
 *
 * <p>Each value is immutable and replaced whole; the caller holds the lock of the family.
 */
final class ServerState {

  private static final int NAMES_MAX = 50_000;

  private final ConcurrentHashMap<String, TokenFamily> families = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<TokenHash, Place> refreshTokens = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Named> names = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<TokenHash, Code> codes = new ConcurrentHashMap<>();
  private final Set<String> denied = ConcurrentHashMap.newKeySet();
  private final Set<String> expired = ConcurrentHashMap.newKeySet();
  private final AtomicLong accessEndedUpTo = new AtomicLong();
  private final AtomicLong refreshEndedUpTo = new AtomicLong();
  private final AtomicLong lastSerial = new AtomicLong();
  private final AtomicInteger familiesStarted = new AtomicInteger();

  private record Place(String sid, String jti) {}

  private record Named(TokenName.Issued name, Instant expiresAt) {}

  /**
   * An authorization code.
   *
   * @param issued what it is bound to
   * @param sid the family it was redeemed for; null while it was not
   */
  record Code(Event.CodeIssued issued, @Nullable String sid) {}

  void evolve(Event.Truth event) {
    switch (event) {
      case Event.FamilyStarted started -> {
        families.put(started.sid(), TokenFamily.started(started));
        familiesStarted.accumulateAndGet(TokenName.familyIndex(started.letter()) + 1, Math::max);
      }
      case Event.TokenIssued issued -> {
        families.computeIfPresent(issued.sid(), (_, family) -> family.evolve(issued));
        lastSerial.accumulateAndGet(Serial.of(issued.jti()), Math::max);
        remember(issued);
      }
      case Event.TokenRotated rotated -> evolve(rotated.sid(), rotated);
      case Event.FamilyRevoked revoked -> evolve(revoked.sid(), revoked);
      case Event.TokenEnded ended -> end(ended);
      case Event.CodeIssued issued -> codes.put(issued.code(), new Code(issued, null));
      case Event.CodeRedeemed redeemed ->
          codes.computeIfPresent(
              redeemed.code(), (_, code) -> new Code(code.issued(), redeemed.sid()));
      case Event.ReuseDetected _ -> {}
    }
  }

  private void evolve(String sid, Event.Truth event) {
    families.computeIfPresent(sid, (_, family) -> family.evolve(event));
  }

  private void remember(Event.TokenIssued issued) {
    if (issued.type() == TokenType.REFRESH) {
      refreshTokens.put(issued.hash(), new Place(issued.sid(), issued.jti()));
    }
    if (names.size() >= NAMES_MAX) {
      names.values().removeIf(named -> !named.expiresAt().isAfter(issued.issuedAt()));
      if (names.size() >= NAMES_MAX) {
        names.clear();
      }
    }
    names.put(issued.jti(), new Named(issued.name(), issued.expiresAt()));
  }

  private void end(Event.TokenEnded ended) {
    // a serial that was ended must not be given out again, even if the tokens are long forgotten
    lastSerial.accumulateAndGet(ended.upTo(), Math::max);
    String jti = ended.jti();
    if (jti != null) {
      (ended.by() == Event.EndedBy.LAB ? expired : denied).add(jti);
    } else if (ended.type() == TokenType.ACCESS) {
      accessEndedUpTo.accumulateAndGet(ended.upTo(), Math::max);
    } else {
      refreshEndedUpTo.accumulateAndGet(ended.upTo(), Math::max);
    }
  }

  Optional<TokenFamily> family(String sid) {
    return Optional.ofNullable(families.get(sid));
  }

  Collection<TokenFamily> families() {
    return families.values();
  }

  /** The family a refresh token belongs to, found by the token's hash. */
  Optional<TokenFamily> familyOf(TokenHash hash) {
    Place place = refreshTokens.get(hash);
    return place == null ? Optional.empty() : family(place.sid());
  }

  /** A refresh token, found by its hash; the newest 64 of each family are remembered. */
  Optional<RefreshToken> refreshToken(TokenHash hash) {
    Place place = refreshTokens.get(hash);
    return place == null
        ? Optional.empty()
        : family(place.sid()).flatMap(family -> family.token(place.jti()));
  }

  Optional<TokenName> name(String jti) {
    Named named = names.get(jti);
    return named == null ? Optional.empty() : Optional.of(named.name());
  }

  Optional<Code> code(TokenHash code) {
    return Optional.ofNullable(codes.get(code));
  }

  /** Whether somebody at the lab ended this token, or every one of its kind up to it. */
  boolean endedByLab(String jti, TokenType type) {
    AtomicLong upTo = type == TokenType.ACCESS ? accessEndedUpTo : refreshEndedUpTo;
    return expired.contains(jti) || Serial.of(jti) <= upTo.get();
  }

  /** Whether this one token was revoked. */
  boolean isDenied(String jti) {
    return denied.contains(jti);
  }

  long lastSerial() {
    return lastSerial.get();
  }

  int familiesStarted() {
    return familiesStarted.get();
  }

  /** Forgets what no token can lead to any more. */
  void forgetBefore(Instant now) {
    families.values().removeIf(family -> family.absoluteExpiry().isBefore(now));
    refreshTokens.values().removeIf(place -> !families.containsKey(place.sid()));
    codes.values().removeIf(code -> isForgotten(code.issued(), now));
  }

  /** A code is remembered longer than it is good, so that its second use is noticed. */
  static boolean isForgotten(Event.CodeIssued code, Instant now) {
    return code.expiresAt().plusSeconds(3600).isBefore(now);
  }
}
