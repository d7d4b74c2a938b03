package dev.tokenscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
  private static final Times ENGLISH = Times.in(Language.ENGLISH);
  private static final Times KOREAN = Times.in(Language.KOREAN);

  @ParameterizedTest
  @CsvSource({
    "PT5.6S, 5.6 s, 5.6초",
    "PT15S, 15.0 s, 15.0초",
    "PT0.04S, 0.1 s, 0.1초",
    "PT0S, 0.0 s, 0.0초",
    "PT-3S, 0.0 s, 0.0초",
    "PT59.9S, 59.9 s, 59.9초",
    "PT59.901S, 1:00, 1:00",
    "PT1M, 1:00, 1:00",
    "PT1M50.2S, 1:51, 1:51",
    "PT59M59.5S, 1:00:00, 1:00:00",
    "PT1H2M3S, 1:02:03, 1:02:03",
    "PT23H59M59S, 23:59:59, 23:59:59",
    "P13DT1H2M3S, 13 d 1:02:03, 13일 1:02:03",
  })
  void a_countdown_is_short_and_never_below_zero(Duration left, String english, String korean) {
    assertThat(ENGLISH.countdown(left)).isEqualTo(english);
    assertThat(KOREAN.countdown(left)).isEqualTo(korean);
  }

  @Test
  void a_countdown_shows_zero_only_when_nothing_is_left() {
    assertThat(ENGLISH.countdown(Duration.ofNanos(1))).isEqualTo("0.1 s");
  }

  @ParameterizedTest
  @CsvSource({
    "PT15S, 15 s, 15초",
    "PT2M, 2 min, 2분",
    "PT1H30M, 1 h 30 min, 1시간 30분",
    "PT1M30S, 1 min 30 s, 1분 30초",
    "PT1H0M5S, 1 h 5 s, 1시간 5초",
    "PT0.5S, 0.5 s, 0.5초",
    "PT10S, 10 s, 10초",
    "PT0S, 0 s, 0초",
    "PT-5S, −5 s, −5초",
    "P14D, 14 d, 14일",
  })
  void a_span_is_written_in_words(Duration length, String english, String korean) {
    assertThat(ENGLISH.span(length)).isEqualTo(english);
    assertThat(KOREAN.span(length)).isEqualTo(korean);
  }

  @ParameterizedTest
  @CsvSource({"PT0.003S, 3 ms", "PT0.999S, 999 ms", "PT1S, 1.0 s", "PT1.26S, 1.2 s"})
  void a_latency_is_in_milliseconds_below_a_second(Duration taken, String english) {
    assertThat(ENGLISH.latency(taken)).isEqualTo(english);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.099S, 0.099 s, 0.099초",
    "PT4.1S, 4.1 s, 4.1초",
    "PT100S, 100 s, 100초",
    "PT0S, 0 s, 0초",
    "PT-0.25S, −0.25 s, −0.25초",
  })
  void a_distance_is_exact_to_the_millisecond(Duration distance, String english, String korean) {
    assertThat(ENGLISH.seconds(distance)).isEqualTo(english);
    assertThat(KOREAN.seconds(distance)).isEqualTo(korean);
  }

  @Test
  void a_clock_shows_the_time_of_day_where_the_reader_is() {
    Instant instant = Instant.parse("2026-11-23T05:03:34.102Z");
    assertThat(Times.clock(instant, ZoneId.of("Asia/Seoul"))).isEqualTo("14:03:34");
    assertThat(Times.clockMillis(instant, ZoneOffset.UTC)).isEqualTo("05:03:34.102");
  }
}
