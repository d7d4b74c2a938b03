package dev.tokenscope.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerifierTest {

  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SigningKey KEY = SigningKey.generate("k", Alg.ES256, RANDOM);

  private volatile KeyRing ring = new KeyRing(List.of(KEY));
  private final Verifier verifier = new Verifier(() -> ring);

  private static Verifier.Expectation expecting(TokenType type) {
    return new Verifier.Expectation(
        type, claims -> claims.audience().contains("api"), "us"::equals, Duration.ZERO);
  }

  private static Claims claims(
      String issuer, String audience, @Nullable Instant notBefore, Instant expiresAt) {
    return new Claims(
        issuer,
        "alice",
        List.of(audience),
        "c",
        Set.of("a", "b"),
        NOW,
        notBefore,
        expiresAt,
        "j",
        "f",
        3);
  }

  private static Claims good() {
    return claims("us", "api", null, NOW.plusSeconds(10));
  }

  private String reason(String token) {
    return reason(token, TokenType.ACCESS, NOW);
  }

  private String reason(String token, TokenType type, Instant now) {
    return switch (verifier.verify(token, expecting(type), now)) {
      case Verdict.Accepted _ -> "accepted";
      case Verdict.Refused refused -> refused.reason().name();
    };
  }

  @ParameterizedTest
  @EnumSource(Alg.class)
  void what_was_signed_is_accepted_with_what_it_says(Alg alg) {
    SigningKey key = SigningKey.generate("other", alg, RANDOM);
    ring = ring.with(key);
    String access = Signer.sign(key, TokenType.ACCESS, good());
    Verdict verdict = verifier.verify(access, expecting(TokenType.ACCESS), NOW);
    assertThat(verdict)
        .isEqualTo(
            new Verdict.Accepted(
                new Claims(
                    "us",
                    "alice",
                    List.of("api"),
                    "c",
                    Set.of("a", "b"),
                    NOW,
                    null,
                    NOW.plusSeconds(10),
                    "j",
                    "f",
                    0)));
    String refresh = Signer.sign(key, TokenType.REFRESH, good());
    assertThat(reason(refresh, TokenType.REFRESH, NOW)).isEqualTo("accepted");
  }

  @Test
  void the_first_check_that_fails_decides() {
    SigningKey stranger = SigningKey.generate("stranger", Alg.ES256, RANDOM);
    SigningKey impostor = SigningKey.generate("k", Alg.ES256, RANDOM);
    SigningKey otherAlg = SigningKey.generate("k", Alg.HS256, RANDOM);
    Claims wrongAll = claims("them", "other", NOW.plusSeconds(60), NOW.minusSeconds(1));
    Claims ours = claims("us", "other", NOW.plusSeconds(60), NOW.minusSeconds(1));
    Claims forUs = claims("us", "api", NOW.plusSeconds(60), NOW.minusSeconds(1));
    Claims old = claims("us", "api", NOW.plusSeconds(10), NOW);
    assertThat(
            List.of(
                reason("nonsense"),
                reason(Signer.sign(stranger, TokenType.REFRESH, wrongAll)),
                reason(Signer.sign(impostor, TokenType.REFRESH, wrongAll)),
                reason(Signer.sign(otherAlg, TokenType.REFRESH, wrongAll)),
                reason(Signer.sign(KEY, TokenType.REFRESH, wrongAll)),
                reason(Signer.sign(KEY, TokenType.ACCESS, wrongAll), TokenType.REFRESH, NOW),
                reason(Signer.sign(KEY, TokenType.ACCESS, wrongAll)),
                reason(Signer.sign(KEY, TokenType.ACCESS, ours)),
                reason(Signer.sign(KEY, TokenType.ACCESS, forUs)),
                reason(Signer.sign(KEY, TokenType.ACCESS, old)),
                reason(Signer.sign(KEY, TokenType.ACCESS, good()))))
        .containsExactly(
            "MALFORMED",
            "UNKNOWN_KEY",
            "BAD_SIGNATURE",
            "BAD_SIGNATURE",
            "REFRESH_TOKEN_AS_ACCESS_TOKEN",
            "WRONG_TYPE",
            "OTHER_ISSUER",
            "OTHER_AUDIENCE",
            "NOT_YET_VALID",
            "EXPIRED",
            "accepted");
  }

  @Test
  void reasons_come_in_the_order_of_the_checks() {
    List<Check> order = new ArrayList<>();
    for (Verdict.Reason reason : Verdict.Reason.values()) {
      order.add(reason.check());
    }
    assertThat(order).isSorted().containsOnlyOnce(Check.CREDENTIALS).contains(Check.values());
  }

  @Test
  void time_is_judged_anew_although_the_signature_is_remembered() {
    String token = Signer.sign(KEY, TokenType.ACCESS, good());
    assertThat(reason(token, TokenType.ACCESS, NOW)).isEqualTo("accepted");
    assertThat(reason(token, TokenType.ACCESS, NOW.plusMillis(9999))).isEqualTo("accepted");
    assertThat(reason(token, TokenType.ACCESS, NOW.plusSeconds(10))).isEqualTo("EXPIRED");
    assertThat(reason(token, TokenType.ACCESS, NOW.minusSeconds(11))).isEqualTo("NOT_YET_VALID");
    assertThat(reason(token, TokenType.ACCESS, NOW.minusSeconds(10))).isEqualTo("accepted");
  }

  @Test
  void a_key_that_is_gone_verifies_nothing_although_the_signature_is_remembered() {
    String token = Signer.sign(KEY, TokenType.ACCESS, good());
    assertThat(reason(token)).isEqualTo("accepted");
    ring = ring.withOnly(SigningKey.generate("k2", Alg.ES256, RANDOM));
    assertThat(reason(token)).isEqualTo("UNKNOWN_KEY");
  }

  @Test
  void the_token_does_not_choose_the_algorithm() {
    String token = Signer.sign(KEY, TokenType.ACCESS, good());
    String body = token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);
    assertThat(reason(part("{\"alg\":\"none\",\"kid\":\"k\"}") + body)).isEqualTo("BAD_SIGNATURE");
    assertThat(reason(part("{\"alg\":\"NonE\"}") + body)).isEqualTo("BAD_SIGNATURE");
    assertThat(reason(part("{\"alg\":\"HS256\",\"kid\":\"k\"}") + body + "AAAA"))
        .isEqualTo("BAD_SIGNATURE");
    assertThat(reason(part("{\"kid\":\"k\"}") + body + "AAAA")).isEqualTo("MALFORMED");
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void it_never_throws_whatever_the_token_is() {
    Random random = new Random(1);
    String[] values = {
      "1e300",
      "-1e300",
      "9223372036854775807",
      "-9223372036854775808",
      "1e18",
      "-1",
      "0.5",
      "99999999999999999999999999",
      "null",
      "true",
      "\"x\"",
      "[]",
      "{}",
      "[1,\"a\"]",
      "\"\\ud800\"",
      "[[[[]]]]",
      "\"" + "a".repeat(3000) + "\"",
      "31556889864403200",
      "-31557014167219201"
    };
    String[] names = {"iss", "sub", "aud", "exp", "nbf", "iat", "jti", "sid", "gen", "scope", "x"};
    String signature = Signer.sign(KEY, TokenType.ACCESS, good());
    signature = signature.substring(signature.lastIndexOf('.'));
    for (String name : names) {
      for (String value : values) {
        String token =
            part("{\"alg\":\"ES256\",\"kid\":\"k\",\"typ\":\"at+jwt\"}")
                + "."
                + part("{\"" + name + "\":" + value + "}")
                + signature;
        assertThat(reason(token)).as(name + " " + value).isIn("BAD_SIGNATURE", "MALFORMED");
      }
    }
    for (String value : values) {
      String header =
          "{\"alg\":\"ES256\",\"kid\":\"k\",\"typ\":" + value + ",\"cty\":" + value + "}";
      assertThat(reason(part(header) + ".e30" + signature)).isNotEqualTo("accepted");
      assertThat(reason(part("{\"alg\":" + value + ",\"kid\":" + value + "}") + ".e30.AAAA"))
          .isNotEqualTo("accepted");
    }
    String good = Signer.sign(KEY, TokenType.ACCESS, good());
    for (int i = 0; i < 2000; i++) {
      char[] chars = good.toCharArray();
      chars[random.nextInt(chars.length - 1)] = (char) random.nextInt(33, 127);
      String token = new String(chars);
      assertThat(reason(token).equals("accepted")).isEqualTo(token.equals(good));
    }
    for (int i = 0; i < good.length(); i++) {
      assertThat(reason(good.substring(0, i))).isNotEqualTo("accepted");
    }
  }
}
