package dev.tokenscope.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenNameTest {

  @ParameterizedTest
  @CsvSource({
    "0, A",
    "1, B",
    "25, Z",
    "26, AA",
    "27, AB",
    "51, AZ",
    "52, BA",
    "701, ZZ",
    "702, AAA"
  })
  void families_are_lettered_in_the_order_of_their_birth(int index, String letters) {
    assertThat(TokenName.familyLetter(index)).isEqualTo(letters);
    assertThat(TokenName.familyIndex(letters)).isEqualTo(index);
  }

  @Test
  void letters_and_numbers_are_each_others_inverse() {
    for (int i = 0; i < 20_000; i++) {
      assertThat(TokenName.familyIndex(TokenName.familyLetter(i))).isEqualTo(i);
    }
  }

  @Test
  void a_name_is_read_back_as_it_is_written() {
    TokenName refresh = new TokenName.Issued("AB", TokenType.REFRESH, 3);
    assertThat(refresh.full()).isEqualTo("AB·RT 3");
    assertThat(refresh.shortName()).isEqualTo("RT 3");
    assertThat(TokenName.of("AB·RT 3")).isEqualTo(refresh);
    assertThat(TokenName.of("A·AT 1")).isEqualTo(new TokenName.Issued("A", TokenType.ACCESS, 1));
    TokenName unknown = TokenHash.unknownName("x");
    assertThat(unknown.full()).matches("unknown·[0-9a-f]{6}").isEqualTo(unknown.shortName());
    assertThat(TokenName.of(unknown.full())).isEqualTo(unknown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AT 1", "a·AT 1", "A·XT 1", "A·AT", "A·AT 9999999999", "unknown·xyz"})
  void what_is_no_name_is_refused_with_an_example(String text) {
    assertThatThrownBy(() -> TokenName.of(text)).hasMessageContaining("A·RT 3");
  }

  @Test
  void a_hash_recognises_a_token_and_does_not_tell_it() {
    assertThat(TokenHash.of("x")).isEqualTo(TokenHash.of("x")).isNotEqualTo(TokenHash.of("y"));
    assertThat(TokenHash.of("x").value()).matches("[A-Za-z0-9_-]{43}");
  }
}
