package dev.tokenscope.wire.server;

import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.intent.Rotation;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.token.Claims;
import dev.tokenscope.token.Jwt;
import dev.tokenscope.token.KeyRing;
import dev.tokenscope.token.Signer;
import dev.tokenscope.token.SigningKey;
import dev.tokenscope.token.TokenHash;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.token.Verdict;
import dev.tokenscope.token.Verifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Issues, renews, checks and revokes tokens. Every change is an event that is decided under the
 * lock of its family, folded into the {@link ServerState}, and appended to the journal, in this
 * order.
 */
final class Authority {

  static final String API_AUDIENCE = "tokenscope-api";

  private static final int LOCKS = 256;
  private static final int FAMILIES_BEFORE_CLEANING = 10_000;

  private final Supplier<Settings> settings;
  private final Keys keys;
  private final InstantSource clock;
  private final Journal journal;
  private final ServerMemory memory;
  private final RandomGenerator random;
  private final ServerState state;
  private final Verifier verifier;
  private final Mint mint;
  private final ReentrantLock[] locks = new ReentrantLock[LOCKS];
  private final ReentrantLock births = new ReentrantLock();

  /** How a refresh ended. */
  sealed interface Refreshed {
    /** With new tokens. */
    record Granted(TokenSet tokens, TokenFamily family) implements Refreshed {}

    /** With nothing. */
    record Denied(Verdict.Reason reason) implements Refreshed {}

    /** With nothing, because more was asked for than was granted (RFC 6749 §6). */
    record ScopeTooWide() implements Refreshed {}
  }

  /**
   * An authority that goes on from what is remembered.
   *
   * @param memory its keys and state, and where every event of the truth is written down
   */
  Authority(
      Supplier<Settings> settings,
      ServerMemory memory,
      InstantSource clock,
      Journal journal,
      RandomGenerator random) {
    this.settings = settings;
    this.memory = memory;
    this.keys = memory.keys();
    this.state = memory.state();
    this.clock = clock;
    this.journal = journal;
    this.random = random;
    this.verifier = new Verifier(keys::ring);
    this.mint = new Mint(settings, memory, this::commit, random);
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new ReentrantLock();
    }
  }

  // logging in

  /** Starts a family and gives out its first tokens. */
  TokenSet startFamily(RegisteredClient client, Person person, Set<String> scope, String issuer) {
    keys.use(issuer);
    Instant now = clock.instant();
    Event.FamilyStarted started;
    births.lock();
    try {
      if (state.families().size() >= FAMILIES_BEFORE_CLEANING) {
        state.forgetBefore(now);
      }
      started =
          new Event.FamilyStarted(
              "f-" + Serial.randomText(random, 9),
              TokenName.familyLetter(state.familiesStarted()),
              client.id(),
              person.name(),
              scope,
              now,
              Signer.roundedUp(now.plus(settings.get().lifetimes().refreshAbsolute())));
      commit(started);
    } finally {
      births.unlock();
    }
    return locked(
        started.sid(),
        () -> {
          TokenFamily family = TokenFamily.started(started);
          Mint.IssuedRefresh refresh = mint.refresh(family, 1, null, issuer, now);
          return mint.access(family, scope, null, issuer, now)
              .with(refresh.token(), true, refresh.expiresIn());
        });
  }

  // refreshing

  /**
   * Renews tokens (RFC 6749 §6).
   *
   * @param client who asks; empty where the protocol does not say (header style, first party)
   * @param wish a narrower scope for the access token; empty for the whole grant
   */
  Refreshed refresh(
      String token,
      Optional<RegisteredClient> client,
      Set<String> wish,
      String issuer,
      ExchangeId exchange) {
    TokenHash hash = TokenHash.of(token);
    Optional<TokenFamily> known = state.familyOf(hash).or(() -> familyBySignature(token));
    if (known.isEmpty()) {
      return denied(exchange, TokenHash.unknownName(token), forgotten(token));
    }
    if (isAnotherClients(known.get(), client)) {
      return denied(exchange, TokenHash.unknownName(token), Verdict.Reason.UNKNOWN_TOKEN);
    }
    keys.use(issuer);
    String sid = known.get().sid();
    return locked(sid, () -> refreshLocked(sid, hash, token, wish, issuer, exchange));
  }

  private Refreshed refreshLocked(
      String sid,
      TokenHash hash,
      String raw,
      Set<String> wish,
      String issuer,
      ExchangeId exchange) {
    Instant now = clock.instant();
    Rotation chosen = settings.get().rotation();
    Rotation rules = Warp.current().keepsRefreshToken() ? chosen.on(false).echo(false) : chosen;
    TokenFamily family = state.family(sid).orElse(null);
    if (family == null) {
      // its time ran out, and it was forgotten while this thread waited for the lock
      return denied(exchange, TokenHash.unknownName(raw), forgotten(raw));
    }
    Optional<RefreshToken> remembered = state.refreshToken(hash);
    TokenName name =
        remembered.<TokenName>map(RefreshToken::name).orElseGet(() -> TokenHash.unknownName(raw));
    RefreshRule.Decision decision =
        remembered
            .map(token -> RefreshRule.decide(family, token, isExpired(token, now), rules, now))
            .orElseGet(() -> decideForgotten(family, raw, rules, now));
    if (grants(decision) && !family.scope().containsAll(wish)) {
      return new Refreshed.ScopeTooWide();
    }
    Set<String> scope = wish.isEmpty() ? family.scope() : wish;
    return switch (decision) {
      case RefreshRule.Decision.Deny deny -> denied(exchange, name, deny.reason());
      case RefreshRule.Decision.Reuse _ -> {
        commit(new Event.ReuseDetected(sid, name, exchange, now));
        commit(new Event.FamilyRevoked(sid, Event.EndedBy.REUSE, now));
        yield denied(exchange, name, Verdict.Reason.ALREADY_USED);
      }
      case RefreshRule.Decision.Keep _ -> {
        RefreshToken token = remembered.orElseThrow();
        yield granted(
            exchange,
            name,
            mint.access(family, scope, token.jti(), issuer, now)
                .with(
                    rules.echo() ? token.token() : null,
                    false,
                    Duration.between(now, token.expiresAt())),
            family);
      }
      case RefreshRule.Decision.Repeat repeat ->
          granted(
              exchange,
              name,
              mint.access(family, scope, remembered.orElseThrow().jti(), issuer, now)
                  .with(
                      repeat.token().token(),
                      true,
                      Duration.between(now, repeat.token().expiresAt())),
              family);
      case RefreshRule.Decision.Sibling _ -> {
        Mint.IssuedRefresh sibling =
            mint.refresh(family, family.generation(), remembered.orElseThrow().jti(), issuer, now);
        yield granted(
            exchange,
            name,
            mint.access(family, scope, remembered.orElseThrow().jti(), issuer, now)
                .with(sibling.token(), true, sibling.expiresIn()),
            family);
      }
      case RefreshRule.Decision.Rotate _ -> {
        RefreshToken used = remembered.orElseThrow();
        Mint.IssuedRefresh next =
            mint.refresh(family, family.generation() + 1, used.jti(), issuer, now);
        // the others that the same parent got are used up with this one
        family.tokens().stream()
            .filter(token -> !token.isRotated())
            .forEach(token -> commit(new Event.TokenRotated(sid, token.jti(), next.jti(), now)));
        yield granted(
            exchange,
            name,
            mint.access(family, scope, used.jti(), issuer, now)
                .with(next.token(), true, next.expiresIn()),
            family);
      }
    };
  }

  private static boolean grants(RefreshRule.Decision decision) {
    return switch (decision) {
      case RefreshRule.Decision.Deny _, RefreshRule.Decision.Reuse _ -> false;
      case RefreshRule.Decision.Rotate _,
          RefreshRule.Decision.Keep _,
          RefreshRule.Decision.Repeat _,
          RefreshRule.Decision.Sibling _ ->
          true;
    };
  }

  /** Why a refresh token leads to no family: its family ended, or there never was one. */
  private Verdict.Reason forgotten(String token) {
    return verifyRefresh(token, clock.instant()) instanceof Verdict.Refused refused
            && refused.reason() == Verdict.Reason.EXPIRED
        ? Verdict.Reason.EXPIRED
        : Verdict.Reason.UNKNOWN_TOKEN;
  }

  /** A refresh token so old that only its signature is left of it. */
  private RefreshRule.Decision decideForgotten(
      TokenFamily family, String raw, Rotation rules, Instant now) {
    if (family.isRevoked()) {
      return new RefreshRule.Decision.Deny(Verdict.Reason.REVOKED);
    }
    return switch (verifyRefresh(raw, now)) {
      case Verdict.Accepted accepted when accepted.claims().generation() < family.generation() ->
          RefreshRule.reused(rules);
      case Verdict.Refused refused when refused.reason() == Verdict.Reason.EXPIRED ->
          new RefreshRule.Decision.Deny(Verdict.Reason.EXPIRED);
      case Verdict.Accepted _, Verdict.Refused _ ->
          new RefreshRule.Decision.Deny(Verdict.Reason.UNKNOWN_TOKEN);
    };
  }

  private Optional<TokenFamily> familyBySignature(String token) {
    Claims claims =
        switch (verifyRefresh(token, clock.instant())) {
          case Verdict.Accepted accepted -> accepted.claims();
          case Verdict.Refused refused ->
              refused.reason() == Verdict.Reason.EXPIRED ? refused.claims() : null;
        };
    String sid = claims == null ? null : claims.family();
    return sid == null ? Optional.empty() : state.family(sid);
  }

  private Verdict verifyRefresh(String token, Instant now) {
    return verifier.verify(
        token,
        new Verifier.Expectation(TokenType.REFRESH, _ -> true, keys::isIssuer, Duration.ZERO),
        asDated(token, now));
  }

  /** An instant by the clock that a token was dated with. */
  private Instant asDated(String token, Instant now) {
    return mint.knowsSkew()
        ? now.plus(Jwt.parse(token).map(mint::skewOf).orElse(Duration.ZERO))
        : now;
  }

  private boolean isExpired(RefreshToken token, Instant now) {
    return !now.isBefore(token.expiresAt()) || state.endedByLab(token.jti(), TokenType.REFRESH);
  }

  private static boolean isAnotherClients(TokenFamily family, Optional<RegisteredClient> client) {
    return client.filter(asking -> !asking.id().equals(family.clientId())).isPresent();
  }

  private Refreshed granted(
      ExchangeId exchange, TokenName name, TokenSet tokens, TokenFamily family) {
    journal.append(
        new Event.TokenChecked(
            exchange, name, TokenType.REFRESH, new Verdict.Accepted(tokens.accessClaims())));
    return new Refreshed.Granted(tokens, state.family(family.sid()).orElse(family));
  }

  private Refreshed denied(ExchangeId exchange, TokenName name, Verdict.Reason reason) {
    journal.append(
        new Event.TokenChecked(
            exchange, name, TokenType.REFRESH, new Verdict.Refused(reason, null)));
    return new Refreshed.Denied(reason);
  }

  // checking

  /** Judges an access token for the API, as far as a resource server can tell. */
  Verdict checkAccess(String token, ExchangeId exchange) {
    Verdict verdict = judgeAccess(token);
    journal.append(
        new Event.TokenChecked(exchange, nameOf(token, verdict), TokenType.ACCESS, verdict));
    return verdict;
  }

  /** Says that a token was good but may not do this. */
  void refuseScope(String token, ExchangeId exchange, Claims claims) {
    Verdict verdict = new Verdict.Refused(Verdict.Reason.INSUFFICIENT_SCOPE, claims);
    journal.append(
        new Event.TokenChecked(exchange, nameOf(token, verdict), TokenType.ACCESS, verdict));
  }

  /**
   * What a token is worth by itself: its signature, its claims and the time; nothing is remembered
   * and nothing happens.
   */
  Verdict examine(String token) {
    boolean refresh =
        Jwt.parse(token).flatMap(Jwt::type).filter(TokenType.REFRESH::equals).isPresent();
    return refresh ? verifyRefresh(token, clock.instant()) : judgeAccess(token);
  }

  private Verdict judgeAccess(String token) {
    Settings now = settings.get();
    Verdict verdict =
        verifier.verify(
            token,
            new Verifier.Expectation(
                TokenType.ACCESS,
                claims -> claims.audience().contains(API_AUDIENCE),
                keys::isIssuer,
                now.leeway()),
            asDated(token, clock.instant()));
    if (!(verdict instanceof Verdict.Accepted accepted)) {
      return verdict;
    }
    Claims claims = accepted.claims();
    String jti = claims.id();
    if (jti != null && state.endedByLab(jti, TokenType.ACCESS)) {
      return new Verdict.Refused(Verdict.Reason.EXPIRED, claims);
    }
    if (now.denyList() && isRevoked(claims)) {
      return new Verdict.Refused(Verdict.Reason.REVOKED, claims);
    }
    return verdict;
  }

  private boolean isRevoked(Claims claims) {
    String jti = claims.id();
    String sid = claims.family();
    return (jti != null && state.isDenied(jti))
        || (sid != null && state.family(sid).filter(TokenFamily::isRevoked).isPresent());
  }

  private TokenName nameOf(String token, Verdict verdict) {
    Claims claims =
        switch (verdict) {
          case Verdict.Accepted accepted -> accepted.claims();
          case Verdict.Refused refused ->
              // a name is only as good as the signature that goes with it
              switch (refused.reason()) {
                case MISSING, MALFORMED, UNKNOWN_KEY, BAD_SIGNATURE -> null;
                case REFRESH_TOKEN_AS_ACCESS_TOKEN,
                    WRONG_TYPE,
                    OTHER_ISSUER,
                    OTHER_AUDIENCE,
                    NOT_YET_VALID,
                    EXPIRED,
                    REVOKED,
                    ALREADY_USED,
                    UNKNOWN_TOKEN,
                    INSUFFICIENT_SCOPE ->
                    refused.claims();
              };
        };
    String jti = claims == null ? null : claims.id();
    return Optional.ofNullable(jti)
        .flatMap(state::name)
        .orElseGet(() -> TokenHash.unknownName(token));
  }

  /** What a token says, if it is good for anything right now (RFC 7662 §2.2). */
  Optional<Claims> introspect(String token) {
    Optional<RefreshToken> refresh = state.refreshToken(TokenHash.of(token));
    Instant now = clock.instant();
    if (refresh.isPresent()) {
      RefreshToken found = refresh.get();
      boolean active =
          !found.isRotated()
              && !isExpired(found, now)
              && state.familyOf(found.hash()).filter(f -> !f.isRevoked()).isPresent();
      return active ? claimsOf(verifyRefresh(token, now)) : Optional.empty();
    }
    return claimsOf(judgeAccess(token)).filter(claims -> !isRevoked(claims));
  }

  private static Optional<Claims> claimsOf(Verdict verdict) {
    return verdict instanceof Verdict.Accepted accepted
        ? Optional.of(accepted.claims())
        : Optional.empty();
  }

  // ending

  /** The family of a refresh token, if it is one of ours, whatever state it is in. */
  Optional<TokenFamily> familyOfRefreshToken(String token) {
    return state.familyOf(TokenHash.of(token)).or(() -> familyBySignature(token));
  }

  /** The family of an access token that is good. */
  Optional<TokenFamily> familyOfAccessToken(String token) {
    return claimsOf(judgeAccess(token)).map(Claims::family).flatMap(state::family);
  }

  /** The claims of an access token that is good. */
  Optional<Claims> goodAccess(String token) {
    return claimsOf(judgeAccess(token));
  }

  /** Revokes a family; once is enough. */
  void revokeFamily(String sid, Event.EndedBy by) {
    locked(
        sid,
        () -> {
          if (state.family(sid).filter(family -> !family.isRevoked()).isPresent()) {
            commit(new Event.FamilyRevoked(sid, by, clock.instant()));
          }
          return sid;
        });
  }

  /** Puts an access token on the deny list. */
  void denyAccess(String jti) {
    commit(
        new Event.TokenEnded(jti, TokenType.ACCESS, 0, Event.EndedBy.REVOCATION, clock.instant()));
  }

  /** Ends one token, as if its time were over. */
  void expire(String jti) {
    commit(new Event.TokenEnded(jti, TokenType.ACCESS, 0, Event.EndedBy.LAB, clock.instant()));
  }

  /** Ends every token of a kind that was issued so far. */
  void expireAll(TokenType type) {
    commit(new Event.TokenEnded(null, type, mint.lastSerial(), Event.EndedBy.LAB, clock.instant()));
  }

  // authorization codes

  /** Gives out a code (RFC 6749 §4.1.2). */
  String issueCode(
      RegisteredClient client,
      String redirectUri,
      String challenge,
      Person person,
      Set<String> scope) {
    String code = Serial.randomText(random, 24);
    commit(
        new Event.CodeIssued(
            TokenHash.of(code),
            client.id(),
            redirectUri,
            challenge,
            person.name(),
            scope,
            clock.instant().plusSeconds(60)));
    return code;
  }

  /** What a code is bound to, if it was ever given out. */
  Optional<ServerState.Code> code(String code) {
    return state.code(TokenHash.of(code));
  }

  /**
   * Exchanges a code once.
   *
   * @return empty when somebody did so already; that family is revoked now (RFC 6749 §4.1.2)
   */
  Optional<TokenSet> redeem(
      String code, RegisteredClient client, Person person, Set<String> scope, String issuer) {
    births.lock();
    try {
      String before = state.code(TokenHash.of(code)).map(ServerState.Code::sid).orElse(null);
      if (before != null) {
        revokeFamily(before, Event.EndedBy.CODE_REUSE);
        return Optional.empty();
      }
      TokenSet tokens = startFamily(client, person, scope, issuer);
      String sid = tokens.accessClaims().family();
      if (sid != null) {
        commit(new Event.CodeRedeemed(TokenHash.of(code), sid));
      }
      return Optional.of(tokens);
    } finally {
      births.unlock();
    }
  }

  /** Whether an instant is over. */
  boolean isPast(Instant instant) {
    return !clock.instant().isBefore(instant);
  }

  // keys and families, for those who show them

  KeyRing ring() {
    keys.signing(settings.get().algorithm());
    return keys.ring();
  }

  void rotateKey(KeyChange change) {
    SigningKey key = keys.change(settings.get().algorithm(), change);
    journal.append(new Event.KeyRotated(key.id(), key.alg(), change));
  }

  Collection<TokenFamily> families() {
    return List.copyOf(state.families());
  }

  // what every change goes through

  private void commit(Event.Truth event) {
    state.evolve(event);
    journal.append(event);
    memory.keep(event);
  }

  private <T> T locked(String sid, Supplier<T> action) {
    ReentrantLock lock = locks[Math.floorMod(sid.hashCode(), LOCKS)];
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
