package dev.tokenscope.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageTest {
  @Test
  void a_language_is_chosen_by_its_code() {
    assertThat(Language.of("en")).isEqualTo(Language.ENGLISH);
    assertThat(Language.of("ko")).isEqualTo(Language.KOREAN);
    assertThat(Language.KOREAN.locale()).isEqualTo(Locale.KOREAN);
  }

  @Test
  void another_code_is_refused_with_what_to_choose() {
    assertThatThrownBy(() -> Language.of("de"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no language \"de\". Choose en for English or ko for Korean.");
  }

  @Test
  void the_system_speaks_korean_only_to_koreans() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.KOREA);
      assertThat(Language.system()).isEqualTo(Language.KOREAN);
      Locale.setDefault(Locale.JAPAN);
      assertThat(Language.system()).isEqualTo(Language.ENGLISH);
    } finally {
      Locale.setDefault(before);
    }
  }
}
