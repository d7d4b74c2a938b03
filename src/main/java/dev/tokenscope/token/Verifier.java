package dev.tokenscope.token;

import com.auth0.jwt.JWT;
import com.auth0.jwt.exceptions.JWTDecodeException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Checks tokens in the order of {@link Check}, as far as a token and a clock can tell. What a
 * server remembers (revocation, use) is not asked here.
 *
 * <p>That a signature is good is remembered by the token's hash, because it never changes while the
 * keys stay; times are judged anew at every call.
 */
public final class Verifier {

  /** How far ahead of this clock {@code iat} and {@code nbf} may be. */
  public static final Duration FUTURE_ACCEPTED = Duration.ofSeconds(10);

  private static final int REMEMBERED_MAX = 50_000;

  private final Supplier<KeyRing> keys;
  private final ConcurrentHashMap<TokenHash, Signed> signed = new ConcurrentHashMap<>();

  private record Signed(KeyRing under, Jwt jwt, Claims claims) {}

  /**
   * What the token is compared with.
   *
   * @param type the kind that is welcome here
   * @param audience must be among {@code aud}
   * @param issuers says whether an {@code iss} is this server
   * @param leeway how long after {@code exp} a token is still accepted
   */
  public record Expectation(
      TokenType type, Predicate<Claims> audience, Predicate<String> issuers, Duration leeway) {}

  /** A verifier for the keys that are in the ring at each call. */
  public Verifier(Supplier<KeyRing> keys) {
    this.keys = keys;
  }

  /** Judges a token at an instant. Never throws, whatever the token is. */
  public Verdict verify(String token, Expectation expected, Instant now) {
    KeyRing ring = keys.get();
    TokenHash hash = TokenHash.of(token);
    Signed known = signed.get(hash);
    if (known == null || !known.under().equals(ring)) {
      Optional<Jwt> parsed = Jwt.parse(token);
      if (parsed.isEmpty()) {
        return new Verdict.Refused(Verdict.Reason.MALFORMED, null);
      }
      Jwt jwt = parsed.get();
      Optional<Verdict.Reason> flaw = flawOfSignature(jwt, ring);
      if (flaw.isPresent()) {
        return new Verdict.Refused(flaw.get(), jwt.claims());
      }
      known = new Signed(ring, jwt, jwt.claims());
      remember(hash, known);
    }
    return judge(known, expected, now);
  }

  private static Optional<Verdict.Reason> flawOfSignature(Jwt jwt, KeyRing ring) {
    if (jwt.algorithm().isEmpty()) {
      return Optional.of(Verdict.Reason.MALFORMED);
    }
    Optional<SigningKey> key = ring.find(jwt.keyId());
    if (key.isEmpty()) {
      // alg=none comes without a key; say what is wrong with it rather than what it lacks
      return Optional.of(
          jwt.algorithm().equalsIgnoreCase("none")
              ? Verdict.Reason.BAD_SIGNATURE
              : Verdict.Reason.UNKNOWN_KEY);
    }
    // RFC 8725 §3.1: the key decides the algorithm, never the token
    if (!key.get().alg().name().equals(jwt.algorithm())) {
      return Optional.of(Verdict.Reason.BAD_SIGNATURE);
    }
    try {
      key.get().algorithm().verify(JWT.decode(jwt.raw()));
      return Optional.empty();
    } catch (SignatureVerificationException e) {
      return Optional.of(Verdict.Reason.BAD_SIGNATURE);
    } catch (JWTDecodeException e) {
      return Optional.of(Verdict.Reason.MALFORMED);
    }
  }

  private static Verdict judge(Signed token, Expectation expected, Instant now) {
    Claims claims = token.claims();
    Optional<TokenType> type = token.jwt().type();
    if (type.isEmpty() || type.get() != expected.type()) {
      return new Verdict.Refused(
          type.isPresent() && type.get() == TokenType.REFRESH
              ? Verdict.Reason.REFRESH_TOKEN_AS_ACCESS_TOKEN
              : Verdict.Reason.WRONG_TYPE,
          claims);
    }
    if (claims.issuer() == null || !expected.issuers().test(claims.issuer())) {
      return new Verdict.Refused(Verdict.Reason.OTHER_ISSUER, claims);
    }
    if (!expected.audience().test(claims)) {
      return new Verdict.Refused(Verdict.Reason.OTHER_AUDIENCE, claims);
    }
    Instant newest = now.plus(FUTURE_ACCEPTED);
    if ((claims.notBefore() != null && claims.notBefore().isAfter(newest))
        || (claims.issuedAt() != null && claims.issuedAt().isAfter(newest))) {
      return new Verdict.Refused(Verdict.Reason.NOT_YET_VALID, claims);
    }
    // RFC 7519 §4.1.4: on or after exp the token must not be accepted; one without exp never is
    if (claims.expiresAt() == null || !now.isBefore(claims.expiresAt().plus(expected.leeway()))) {
      return new Verdict.Refused(Verdict.Reason.EXPIRED, claims);
    }
    return new Verdict.Accepted(claims);
  }

  private void remember(TokenHash hash, Signed token) {
    if (signed.size() >= REMEMBERED_MAX) {
      // a cache, not a memory: what is still in use is verified once more
      signed.clear();
    }
    signed.put(hash, token);
  }
}
