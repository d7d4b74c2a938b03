package dev.tokenscope.token;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import java.time.Instant;
import java.util.Map;

/** Signs claims into a compact token (RFC 7515 §3.1). */
public final class Signer {

  private Signer() {}

  /**
   * Makes a token.
   *
   * @param key signs it and is named in {@code kid}
   * @param type goes into {@code typ}
   * @param claims must have a subject, an audience, both instants in whole seconds and an id
   */
  public static String sign(SigningKey key, TokenType type, Claims claims) {
    JWTCreator.Builder jwt =
        JWT.create()
            .withHeader(Map.of("typ", type.header()))
            .withKeyId(key.id())
            .withIssuer(claims.issuer())
            .withSubject(claims.subject())
            .withAudience(claims.audience().toArray(String[]::new))
            .withClaim("client_id", claims.clientId())
            .withIssuedAt(claims.issuedAt())
            .withExpiresAt(claims.expiresAt())
            .withJWTId(claims.id())
            .withClaim("sid", claims.family());
    if (claims.notBefore() != null) {
      jwt.withNotBefore(claims.notBefore());
    }
    switch (type) {
      case ACCESS -> jwt.withClaim("scope", String.join(" ", claims.scope()));
      case REFRESH -> jwt.withClaim("gen", claims.generation());
    }
    return jwt.sign(key.algorithm());
  }

  /** The end of a lifetime in whole seconds, rounded up: a 15 s token must not live 14.1 s. */
  public static Instant roundedUp(Instant end) {
    return end.getNano() == 0 ? end : Instant.ofEpochSecond(Math.addExact(end.getEpochSecond(), 1));
  }
}
