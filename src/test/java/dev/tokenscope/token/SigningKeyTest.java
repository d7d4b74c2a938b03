package dev.tokenscope.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningKeyTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  private static String token(SigningKey key) {
    return Signer.sign(
        key,
        TokenType.ACCESS,
        new Claims(
            "us", "a", List.of("api"), "c", Set.of(), NOW, NOW, NOW.plusSeconds(1), "j", "f", 0));
  }

  @ParameterizedTest
  @EnumSource(Alg.class)
  void a_stored_key_verifies_what_it_signed_before(Alg alg) {
    SigningKey key = SigningKey.generate("k", alg, RANDOM);
    SigningKey read = SigningKey.fromJson(key.toJson());
    Verifier verifier = new Verifier(() -> new KeyRing(List.of(read)));
    Verifier.Expectation any =
        new Verifier.Expectation(TokenType.ACCESS, _ -> true, _ -> true, java.time.Duration.ZERO);
    assertThat(verifier.verify(token(key), any, NOW)).isInstanceOf(Verdict.Accepted.class);
    assertThat(read.toString()).isEqualTo("SigningKey[k, " + alg + "]");
    assertThat(read.publicJwk()).isEqualTo(key.publicJwk());
  }

  @Test
  void the_secret_of_hs256_is_never_public() {
    assertThat(SigningKey.generate("k", Alg.HS256, RANDOM).publicJwk()).isEmpty();
  }

  @Test
  void coordinates_are_full_length_and_verify_outside_of_here() throws Exception {
    for (int i = 0; i < 300; i++) {
      SigningKey key = SigningKey.generate("k", Alg.ES256, RANDOM);
      ObjectNode jwk = key.publicJwk().orElseThrow();
      byte[] x = Base64.getUrlDecoder().decode(jwk.path("x").asText());
      byte[] y = Base64.getUrlDecoder().decode(jwk.path("y").asText());
      assertThat(x).hasSize(32);
      assertThat(y).hasSize(32);
      if (i == 0) {
        assertThat(jwk.properties()).extracting(java.util.Map.Entry::getKey).doesNotContain("d");
        assertThat(verifies(publicKey(x, y), token(key))).isTrue();
      }
    }
  }

  private static ECPublicKey publicKey(byte[] x, byte[] y) throws Exception {
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    return (ECPublicKey)
        KeyFactory.getInstance("EC")
            .generatePublic(
                new ECPublicKeySpec(
                    new ECPoint(new BigInteger(1, x), new BigInteger(1, y)),
                    curve.getParameterSpec(ECParameterSpec.class)));
  }

  private static boolean verifies(ECPublicKey key, String token) throws Exception {
    int dot = token.lastIndexOf('.');
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(key);
    signature.update(token.substring(0, dot).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
  }

  @Test
  void what_is_no_key_is_refused() {
    SigningKey ec = SigningKey.generate("k", Alg.ES256, RANDOM);
    assertThatThrownBy(() -> SigningKey.fromJson(ec.toJson().put("alg", "RS256")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SigningKey.fromJson(ec.toJson().put("alg", "ES512")))
        .hasMessageContaining("Choose ES256, RS256 or HS256");
    assertThatThrownBy(() -> SigningKey.fromJson(ec.toJson().put("private", "***")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SigningKey.fromJson(ec.toJson().put("private", "")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                SigningKey.fromJson(
                    SigningKey.generate("k", Alg.HS256, RANDOM).toJson().put("private", "")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Alg.of("es256")).isEqualTo(Alg.ES256);
  }

  @Test
  void in_a_ring_the_newest_key_signs_and_all_verify() {
    SigningKey one = SigningKey.generate("1", Alg.ES256, RANDOM);
    SigningKey two = SigningKey.generate("2", Alg.ES256, RANDOM);
    SigningKey secret = SigningKey.generate("3", Alg.HS256, RANDOM);
    KeyRing ring = new KeyRing(List.of(one)).with(secret).with(two);
    assertThat(ring.signing(Alg.ES256)).contains(two);
    assertThat(ring.signing(Alg.RS256)).isEmpty();
    assertThat(ring.find("1")).contains(one);
    assertThat(ring.find("4")).isEmpty();
    SigningKey three = SigningKey.generate("5", Alg.ES256, RANDOM);
    assertThat(ring.withOnly(three).keys()).containsExactly(secret, three);
  }

  @Test
  void a_lifetime_is_rounded_up_to_whole_seconds() {
    assertThat(Signer.roundedUp(NOW)).isEqualTo(NOW);
    assertThat(Signer.roundedUp(NOW.plusNanos(1))).isEqualTo(NOW.plusSeconds(1));
  }
}
