package dev.tokenscope.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpansTest {

  @ParameterizedTest
  @CsvSource({
    "500ms, 500",
    "15s, 15000",
    "2m, 120000",
    "1h30m, 5400000",
    "7d, 604800000",
    "' 1s ', 1000",
    "-30s, -30000",
    "0s, 0",
    "3650d, 315360000000"
  })
  void a_duration_is_read_as_people_type_it(String text, long millis) {
    assertThat(Spans.parse(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "s", "15", "15 s", "1.5s", "s15", "15x", "1s!", "--1s"})
  void anything_else_is_refused_with_an_example(String text) {
    assertThatThrownBy(() -> Spans.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Write for example 500ms");
  }

  @Test
  void more_than_ten_years_are_refused() {
    assertThatThrownBy(() -> Spans.parse("999999999999d"))
        .hasMessageContaining("longer than ten years");
    assertThatThrownBy(() -> Spans.parse("3650d1ms")).hasMessageContaining("longer than ten years");
  }

  @RepeatedTest(200)
  void what_is_written_is_read_back(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Duration span = Duration.ofMillis(random.nextLong(-86_400_000_000L, 86_400_000_000L));
    assertThat(Spans.parse(Spans.format(span))).isEqualTo(span);
  }
}
