package dev.tokenscope.view.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SourceTest {

  static Iterable<Source> all() {
    return CodeAtWork.ALL;
  }

  @ParameterizedTest
  @MethodSource("all")
  void every_line_that_is_shown_stands_in_the_source(Source source) {
    String text = source.text();
    assertThat(text).contains(source.method() + "(").endsWith("\n}");
    assertThat(text.lines().count()).isBetween(3L, 80L);
    assertThat(source.line()).isPositive();
  }

  @Test
  void a_method_that_is_gone_is_missed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new Source("RefreshGate", "levitate").text())
        .withMessageContaining("RefreshGate.java has no method levitate");
  }

  @Test
  void a_comment_belongs_to_its_method() {
    assertThat(CodeAtWork.GATE.text()).startsWith("/**").contains("Advice refresh(");
  }
}
