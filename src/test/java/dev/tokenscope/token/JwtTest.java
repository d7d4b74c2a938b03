package dev.tokenscope.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtTest {

  private static String part(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Claims claims(String json) {
    return Jwt.parse("e30." + part(json) + ".AA").orElseThrow().claims();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "...",
        "a",
        "e30",
        "e30.e30",
        ".e30.e30",
        "e30..e30",
        "e30.e30.e30.e30",
        "e30.e30.!",
        "!.e30.",
        "e30.!.",
        "e30.W10.",
        "W10.e30.",
        "e30.bnVsbA.",
        "e30.MQ.",
        "e30.e30e30.",
        "e30.IA.",
        "ey.e30.",
        "e30.eyJhIjoxLCJhIjoyfQ.",
        "e30.e31b."
      })
  void what_is_not_two_json_objects_and_a_signature_is_no_jwt(String text) {
    assertThat(Jwt.parse(text)).isEmpty();
  }

  @Test
  void too_long_a_text_is_no_jwt() {
    assertThat(Jwt.parse("e30.e30." + "A".repeat(16_376))).isPresent();
    assertThat(Jwt.parse("e30.e30." + "A".repeat(16_380))).isEmpty();
  }

  @Test
  void its_header_is_read() {
    Jwt jwt =
        Jwt.parse(part("{\"alg\":\"ES256\",\"kid\":\"k\",\"typ\":\"AT+JWT\"}") + ".e30.")
            .orElseThrow();
    assertThat(jwt.algorithm()).isEqualTo("ES256");
    assertThat(jwt.keyId()).isEqualTo("k");
    assertThat(jwt.type()).contains(TokenType.ACCESS);
    Jwt bare = Jwt.parse("e30.e30.").orElseThrow();
    assertThat(bare.algorithm() + bare.keyId()).isEmpty();
    assertThat(bare.type()).isEmpty();
  }

  @Test
  void its_claims_are_read_as_far_as_they_are_of_the_right_type() {
    assertThat(
            claims(
                "{\"iss\":\"i\",\"sub\":\"s\",\"aud\":[\"a\",1,\"b\"],\"client_id\":\"c\","
                    + "\"scope\":\"x  y x\",\"iat\":1,\"nbf\":1.5,\"exp\":2,\"jti\":\"j\","
                    + "\"sid\":\"f\",\"gen\":4}"))
        .isEqualTo(
            new Claims(
                "i",
                "s",
                List.of("a", "b"),
                "c",
                Set.of("x", "y"),
                Instant.ofEpochSecond(1),
                Instant.ofEpochMilli(1500),
                Instant.ofEpochSecond(2),
                "j",
                "f",
                4));
    assertThat(
            claims(
                "{\"iss\":1,\"aud\":7,\"scope\":[],\"iat\":\"1\",\"nbf\":1e12,\"exp\":-1e12,"
                    + "\"gen\":1.5}"))
        .isEqualTo(claims("{}"));
    assertThat(claims("{\"aud\":\"a\"}").audience()).containsExactly("a");
  }

  @Test
  void a_masked_token_can_be_read_and_not_used() {
    assertThat(Jwt.masked("a.b.c")).isEqualTo("a.b.…");
    assertThat(Jwt.masked("opaque")).isEqualTo("…");
    assertThat(new TokenPair("a.b.c", null, "secret", null, "")).hasToString("TokenPair[a.b.…]");
  }

  @Test
  void types_are_told_apart_by_their_header() {
    assertThat(TokenType.ofHeader("application/rt+jwt")).contains(TokenType.REFRESH);
    assertThat(TokenType.ofHeader("Application/AT+jwt")).contains(TokenType.ACCESS);
    assertThat(TokenType.ofHeader("JWT")).isEmpty();
    assertThat(TokenType.ofHeader("application/")).isEmpty();
    assertThat(TokenType.REFRESH.abbreviation()).isEqualTo("RT");
  }

  @Test
  void scopes_are_split_at_spaces_and_keep_their_order() {
    assertThat(Claims.scopes(" b a  b ")).containsExactly("b", "a");
    assertThat(Claims.scopes(null)).isEmpty();
    assertThat(Claims.scopes(" ")).isEmpty();
  }
}
