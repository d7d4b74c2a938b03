package dev.tokenscope.view.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenscope.intent.Fault;
import dev.tokenscope.intent.FaultRule.Phase;
import dev.tokenscope.intent.SlowFault;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class KindTest {

  static List<Kind> kinds() {
    return Kind.ALL;
  }

  @Test
  void every_fault_of_the_wire_is_there_in_the_order_of_the_menu() {
    assertThat(Kind.ALL).extracting(Kind::name).containsExactlyElementsOf(Fault.NAMES);
    assertThat(Kind.ALL).extracting(Kind::group).isSorted().contains(Kind.Group.values());
    assertThatThrownBy(() -> Kind.of("gremlins")).hasMessageContaining("gremlins");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void what_is_usual_arms_that_fault_once(Kind kind) {
    Typed usual = Typed.usual(kind);
    assertThat(usual.rule().fault().option()).isEqualTo(kind.name());
    assertThat(usual.rule().times()).isEqualTo(1);
    assertThat(usual.rule().probability()).isEqualTo(1);
    Refusals refusals = new Refusals(Texts.in(Language.ENGLISH));
    kind.options()
        .forEach(
            option ->
                assertThat(refusals.of(option, usual.text(option.name())))
                    .as(option.name())
                    .isEmpty());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void who_can_choose_between_before_and_after_is_asked(Kind kind) {
    Fault fault = Typed.usual(kind).rule().fault();
    boolean chooses = fault.phase(Phase.BEFORE_WORK) != fault.phase(Phase.AFTER_WORK);
    // a slow answer is as slow either way
    assertThat(kind.options())
        .extracting(Option::name)
        .filteredOn("phase"::equals)
        .hasSize(chooses && !(fault instanceof SlowFault) ? 1 : 0);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everything_that_can_be_read_about_them_is_there(Language language) {
    Texts texts = Texts.in(language);
    for (Kind kind : Kind.ALL) {
      assertThat(texts.get("fault." + kind.name() + ".name")).isNotBlank();
      assertThat(texts.get("fault." + kind.name() + ".line")).doesNotEndWith(".");
      assertThat(texts.get("fault." + kind.name() + ".wire")).endsWith(".");
      assertThat(texts.get("fault." + kind.name() + ".good")).endsWith(".");
      for (Option option : kind.options()) {
        assertThat(texts.get("faults.option." + option.name())).isNotBlank();
        if (option instanceof Option.Choice(var name, var values)) {
          values.stream()
              .filter(value -> !value.matches("[0-9]+"))
              .forEach(
                  value ->
                      assertThat(texts.get("faults.value." + name + "." + value)).isNotBlank());
        } else {
          assertThat(texts.get("faults.hint." + option.name())).isNotBlank();
        }
      }
    }
  }
}
