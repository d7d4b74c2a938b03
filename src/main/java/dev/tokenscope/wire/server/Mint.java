package dev.tokenscope.wire.server;

import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Event;
import dev.tokenscope.token.Claims;
import dev.tokenscope.token.Jwt;
import dev.tokenscope.token.Signer;
import dev.tokenscope.token.TokenHash;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes tokens: claims, signature, name, and the event that says so. */
final class Mint {

  private final Supplier<Settings> settings;
  private final Keys keys;
  private final ServerState state;
  private final Consumer<Event.Truth> commit;
  private final RandomGenerator random;
  private final AtomicLong serial;
  private final Map<String, Duration> skewed = new ConcurrentHashMap<>();

  Mint(
      Supplier<Settings> settings,
      ServerMemory memory,
      Consumer<Event.Truth> commit,
      RandomGenerator random) {
    this.settings = settings;
    this.keys = memory.keys();
    this.state = memory.state();
    this.commit = commit;
    this.random = random;
    this.serial = new AtomicLong(state.lastSerial());
  }

  /** The serial number of the newest token. */
  long lastSerial() {
    return serial.get();
  }

  /** Whether any token says other times than the server goes by. */
  boolean knowsSkew() {
    return !skewed.isEmpty();
  }

  /** How far the times in a token are off; nearly always zero. */
  Duration skewOf(Jwt token) {
    String jti = token.claims().id();
    return jti == null ? Duration.ZERO : skewed.getOrDefault(jti, Duration.ZERO);
  }

  /** Under the clock-skew fault a token says other times than the server goes by. */
  private Duration skewOf(String jti) {
    Duration skew = Warp.current().skew();
    if (!skew.isZero()) {
      skewed.put(jti, skew);
    }
    return skew;
  }

  /** A refresh token that was just made. */
  record IssuedRefresh(String token, String jti, Duration expiresIn) {}

  /** Makes a refresh token; it ends with its family at the latest. */
  IssuedRefresh refresh(
      TokenFamily family, int generation, @Nullable String parent, String issuer, Instant now) {
    Instant idle = Signer.roundedUp(now.plus(settings.get().lifetimes().refreshIdle()));
    Instant end = idle.isBefore(family.absoluteExpiry()) ? idle : family.absoluteExpiry();
    String jti = Serial.id(serial.incrementAndGet(), random);
    Duration skew = skewOf(jti);
    Claims claims =
        new Claims(
            issuer,
            family.subject(),
            List.of(issuer),
            family.clientId(),
            Set.of(),
            Instant.ofEpochSecond(now.plus(skew).getEpochSecond()),
            null,
            end.plus(skew),
            jti,
            family.sid(),
            generation);
    String token = Signer.sign(keys.signing(settings.get().algorithm()), TokenType.REFRESH, claims);
    int number = state.family(family.sid()).orElse(family).refreshTokens() + 1;
    commit.accept(
        new Event.TokenIssued(
            new TokenName.Issued(family.letter(), TokenType.REFRESH, number),
            family.sid(),
            TokenType.REFRESH,
            jti,
            token,
            TokenHash.of(token),
            generation,
            parent,
            now,
            end,
            family.scope()));
    return new IssuedRefresh(token, jti, Duration.between(now, end));
  }

  /** An access token that was just made, to be joined with a refresh token. */
  record IssuedAccess(String token, Claims claims, Duration expiresIn, Set<String> scope) {
    TokenSet with(@Nullable String refresh, boolean rotated, Duration refreshExpiresIn) {
      return new TokenSet(token, claims, expiresIn, refresh, rotated, refreshExpiresIn, scope);
    }
  }

  /** Makes an access token. */
  IssuedAccess access(
      TokenFamily family, Set<String> scope, @Nullable String parent, String issuer, Instant now) {
    Instant end = Signer.roundedUp(now.plus(settings.get().lifetimes().access()));
    String jti = Serial.id(serial.incrementAndGet(), random);
    Duration skew = skewOf(jti);
    Claims claims =
        new Claims(
            issuer,
            family.subject(),
            List.of(Authority.API_AUDIENCE),
            family.clientId(),
            scope,
            Instant.ofEpochSecond(now.plus(skew).getEpochSecond()),
            null,
            end.plus(skew),
            jti,
            family.sid(),
            0);
    String token = Signer.sign(keys.signing(settings.get().algorithm()), TokenType.ACCESS, claims);
    TokenFamily current = state.family(family.sid()).orElse(family);
    commit.accept(
        new Event.TokenIssued(
            new TokenName.Issued(family.letter(), TokenType.ACCESS, current.accessTokens() + 1),
            family.sid(),
            TokenType.ACCESS,
            jti,
            token,
            TokenHash.of(token),
            current.generation(),
            parent,
            now,
            end,
            scope));
    return new IssuedAccess(token, claims, Duration.between(now, end), scope);
  }
}
