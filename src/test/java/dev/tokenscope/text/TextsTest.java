package dev.tokenscope.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class TextsTest {
  @Test
  void each_language_has_its_own_sentence_for_a_key() {
    assertThat(Texts.in(Language.ENGLISH).get("lane.auth")).isEqualTo("Auth server");
    assertThat(Texts.in(Language.KOREAN).get("lane.auth")).isEqualTo("인증 서버");
  }

  @Test
  void placeholders_are_filled_in_any_order_and_as_often_as_they_stand() {
    assertThat(filled("{1} after {0}, {1} again", "AT 1", "AT 2"))
        .isEqualTo("AT 2 after AT 1, AT 2 again");
  }

  @Test
  void numbers_are_written_without_grouping() {
    assertThat(filled("port {0}", 18089)).isEqualTo("port 18089");
  }

  @Test
  void an_apostrophe_is_an_apostrophe() {
    assertThat(filled("The client's {0} isn't 'valid'", "AT 1"))
        .isEqualTo("The client's AT 1 isn't 'valid'");
  }

  @Test
  void two_opening_braces_are_one_and_a_closing_brace_is_plain() {
    assertThat(filled("{{\"sub\": \"{0}\"}", "alice")).isEqualTo("{\"sub\": \"alice\"}");
    assertThat(filled("{{0}", "alice")).isEqualTo("{0}");
  }

  @Test
  void what_an_argument_holds_is_not_read_as_a_template() {
    assertThat(filled("{0}!", "{1} {은/는")).isEqualTo("{1} {은/는!");
  }

  @Test
  void a_particle_fits_the_argument_before_it() {
    String template = "{0}{은/는} 끝났고 {1}{이/가} {2}{으로/로} 왔습니다.";
    assertThat(filled(template, "AT 1", "AT 2", "파일")).isEqualTo("AT 1은 끝났고 AT 2가 파일로 왔습니다.");
    assertThat(filled(template, "AT 2", "AT 3", "헤더")).isEqualTo("AT 2는 끝났고 AT 3이 헤더로 왔습니다.");
  }

  @Test
  void a_particle_fits_plain_text_and_quoted_arguments_as_well() {
    assertThat(filled("{0} 토큰{을/를} 보냅니다.", "AT 2")).isEqualTo("AT 2 토큰을 보냅니다.");
    assertThat(filled("“{0}”{이라는/라는} 답", "invalid_token")).isEqualTo("“invalid_token”이라는 답");
  }

  @Test
  void a_missing_key_is_named_together_with_its_file() {
    assertThatThrownBy(() -> Texts.in(Language.KOREAN).get("lane.nobody"))
        .isInstanceOf(MissingResourceException.class)
        .hasMessage(
            "There is no text \"lane.nobody\" in messages_ko.properties; add it to both languages.");
  }

  @Test
  void a_missing_argument_is_named_together_with_the_key() {
    assertThatThrownBy(() -> filled("{0} and {1}", "AT 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "\"a.key\"", "messages.properties", "{1} has no argument: 1 given");
  }

  @Test
  void arguments_too_many_are_left_out() {
    assertThat(filled("{0}", "AT 1", "AT 2")).isEqualTo("AT 1");
  }

  @Test
  void a_particle_written_the_wrong_way_round_is_refused_with_the_list_of_particles() {
    assertThatThrownBy(() -> filled("{0}{는/은}", "AT 1"))
        .hasMessageContainingAll("\"a.key\"", "{는/은} is neither", "{은/는} {이/가}");
  }

  @Test
  void an_open_brace_is_refused() {
    assertThatThrownBy(() -> filled("{0", "AT 1")).hasMessageContaining("never closed in: {0");
  }

  @Test
  void a_language_is_read_once() {
    assertThat(Texts.in(Language.ENGLISH)).isSameAs(Texts.in(Language.ENGLISH));
  }

  @Test
  void the_bundle_for_fxml_shows_the_same_sentences() {
    ResourceBundle bundle = Texts.in(Language.KOREAN).bundle();

    assertThat(bundle.getString("token.access")).isEqualTo("액세스 토큰");
    assertThat(bundle.containsKey("token.access")).isTrue();
    assertThat(bundle.containsKey("token.nothing")).isFalse();
    assertThat(bundle.keySet()).contains("lane.client");
    assertThat(bundle.getKeys().asIterator())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(bundle.keySet());
    assertThat(bundle.getLocale()).isEqualTo(Language.KOREAN.locale());
    assertThatThrownBy(() -> bundle.getString("token.nothing"))
        .isInstanceOf(MissingResourceException.class)
        .hasMessageContaining("token.nothing");
  }

  @Test
  void the_bundle_refuses_a_sentence_that_needs_arguments() {
    ResourceBundle bundle = Texts.in(Language.ENGLISH).bundle();
    assertThatThrownBy(() -> bundle.getString("time.seconds"))
        .hasMessageContaining("\"time.seconds\"");
  }

  private static String filled(String template, Object... args) {
    return Texts.of(Language.ENGLISH, Map.of("a.key", template)).get("a.key", args);
  }
}
