package dev.tokenscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ParticlesTest {
  @Test
  void at_one_takes_eun_because_il_ends_in_a_consonant() {
    assertThat(with("AT 1", Particle.TOPIC)).isEqualTo("AT 1은");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 은, 이, 을, 과, 으로",
    "1, 은, 이, 을, 과, 로",
    "2, 는, 가, 를, 와, 로",
    "3, 은, 이, 을, 과, 으로",
    "4, 는, 가, 를, 와, 로",
    "5, 는, 가, 를, 와, 로",
    "6, 은, 이, 을, 과, 으로",
    "7, 은, 이, 을, 과, 로",
    "8, 은, 이, 을, 과, 로",
    "9, 는, 가, 를, 와, 로",
    "10, 은, 이, 을, 과, 으로"
  })
  void token_names_take_the_particle_of_their_number(
      String number, String topic, String subject, String object, String and, String by) {
    for (String kind : new String[] {"AT ", "RT ", "A·RT ", "세대 ", ""}) {
      String name = kind + number;
      assertThat(Particles.after(name, Particle.TOPIC)).as(name).isEqualTo(topic);
      assertThat(Particles.after(name, Particle.SUBJECT)).as(name).isEqualTo(subject);
      assertThat(Particles.after(name, Particle.OBJECT)).as(name).isEqualTo(object);
      assertThat(Particles.after(name, Particle.WITH)).as(name).isEqualTo(and);
      assertThat(Particles.after(name, Particle.BY)).as(name).isEqualTo(by);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AT 3, 이나, 이라고, 이라는, 이에요",
    "AT 1, 이나, 이라고, 이라는, 이에요",
    "AT 2, 나, 라고, 라는, 예요",
  })
  void the_rarer_particles_follow_the_same_rule(
      String name, String or, String quoted, String named, String is) {
    assertThat(Particles.after(name, Particle.OR)).isEqualTo(or);
    assertThat(Particles.after(name, Particle.QUOTED)).isEqualTo(quoted);
    assertThat(Particles.after(name, Particle.NAMED)).isEqualTo(named);
    assertThat(Particles.after(name, Particle.IS)).isEqualTo(is);
  }

  @ParameterizedTest
  @CsvSource({
    "서버, VOWEL",
    "클라이언트, VOWEL",
    "토큰, CONSONANT",
    "서명, CONSONANT",
    "파일, RIEUL",
    "레슨, CONSONANT",
    "실험실, RIEUL",
    "3초, VOWEL",
    "10분, CONSONANT",
    "14일, RIEUL",
  })
  void hangul_is_judged_by_its_last_syllable(String text, Ending ending) {
    assertThat(Particles.ending(text)).isEqualTo(ending);
  }

  @Test
  void hangul_in_decomposed_form_reads_the_same() {
    assertThat(Particles.ending("\u1110\u1169\u110f\u1173\u11ab")).isEqualTo(Ending.CONSONANT);
  }

  @ParameterizedTest
  @CsvSource({
    "20, CONSONANT, 이십",
    "21, RIEUL, 이십일",
    "100, CONSONANT, 백",
    "401, RIEUL, 사백일",
    "200, CONSONANT, 이백",
    "1000, CONSONANT, 천",
    "'1,000', CONSONANT, 천",
    "10000, CONSONANT, 만",
    "100000, CONSONANT, 십만",
    "100000000, CONSONANT, 억",
    "1000000000000, VOWEL, 조",
    "10000000000000000, CONSONANT, 경",
    "100000000000000000000, VOWEL, 해",
    "1000000000000000000000000, UNREAD, beyond the names that are listed",
    "0.5, VOWEL, 영 점 오",
    "2.10, CONSONANT, 이 점 일 영",
    "007, RIEUL, 공공칠",
    "00, CONSONANT, 공공",
    "-5, VOWEL, 오",
    "127.0.0.1, RIEUL, 일",
    "http://127.0.0.1:8089, VOWEL, 구",
    "ES256, CONSONANT, 육",
    "RFC 6750 §3.1, RIEUL, 삼 점 일",
    "×10, CONSONANT, 십",
  })
  void numbers_are_read_in_korean(String text, Ending ending, String reading) {
    assertThat(Particles.ending(text)).as(reading).isEqualTo(ending);
  }

  @ParameterizedTest
  @CsvSource({"14:03:31", "14:03:33.101", "1:51", "0:10", "1:02:03", "마지막 14:03:30"})
  void times_of_day_and_countdowns_end_in_seconds(String text) {
    assertThat(Particles.ending(text)).isEqualTo(Ending.VOWEL);
  }

  @ParameterizedTest
  @CsvSource({
    "API, VOWEL",
    "JWT, VOWEL",
    "AT, VOWEL",
    "RT, VOWEL",
    "URL, RIEUL",
    "HAR, RIEUL",
    "JUNIT.XML, RIEUL",
    "LAN, CONSONANT",
    "JSON, CONSONANT",
    "DRM, CONSONANT",
    "POST, VOWEL",
    "GET, CONSONANT",
    "PUT, CONSONANT",
    "http, VOWEL",
    "sql, RIEUL",
    "f-7Qm, CONSONANT",
    "unknown·3f9a1c, VOWEL",
    "unknown·3f9a1d, VOWEL",
    "X, VOWEL",
    "ＡＰＩ, VOWEL",
  })
  void abbreviations_are_spelt_with_korean_letter_names(String text, Ending ending) {
    assertThat(Particles.ending(text)).isEqualTo(ending);
  }

  @ParameterizedTest
  @CsvSource({
    "token, CONSONANT, 토큰",
    "invalid_token, CONSONANT, 토큰",
    "X-New-Access-Token, CONSONANT, 토큰",
    "login, CONSONANT, 로그인",
    "realm, CONSONANT, 렐름",
    "time, CONSONANT, 타임",
    "machine, CONSONANT, 머신",
    "string, CONSONANT, 스트링",
    "clock, CONSONANT, 클록",
    "WebSocket, CONSONANT, 소켓",
    "public, CONSONANT, 퍼블릭",
    "app, CONSONANT, 앱",
    "bob, CONSONANT, 밥",
    "timeout, CONSONANT, 타임아웃",
    "webhook, CONSONANT, 웹훅",
    "quit, CONSONANT, 큇",
    "grant_type, CONSONANT, 타입",
    "null, RIEUL, 널",
    "file, RIEUL, 파일",
    "table, RIEUL, 테이블",
    "cURL, RIEUL, 컬",
    "alice, VOWEL, 앨리스",
    "server, VOWEL, 서버",
    "client, VOWEL, 클라이언트",
    "request, VOWEL, 리퀘스트",
    "refresh, VOWEL, 리프레시",
    "scope, VOWEL, 스코프",
    "code, VOWEL, 코드",
    "cookie, VOWEL, 쿠키",
    "issuer, VOWEL, 이슈어",
    "client_id, VOWEL, 아이디",
    "log, VOWEL, 로그",
    "access, VOWEL, 액세스",
    "check, VOWEL, 체크",
    "root, VOWEL, 루트",
    "GitHub, VOWEL, 허브",
    "OkHttp, VOWEL, 에이치티티피",
    "orders:read, VOWEL, 리드",
    "exp, VOWEL, 이엑스피",
    "iat, VOWEL, 아이에이티",
  })
  void other_words_are_read_as_borrowed_words(String text, Ending ending, String reading) {
    assertThat(Particles.ending(text)).as(reading).isEqualTo(ending);
  }

  @ParameterizedTest
  @CsvSource({
    "5.6 s, VOWEL, 초",
    "15s, VOWEL, 초",
    "3 ms, VOWEL, 밀리초",
    "30 min, CONSONANT, 분",
    "2 h, CONSONANT, 시간",
    "14 d, RIEUL, 일",
    "64 MiB, VOWEL, 메비바이트",
    "12 px, RIEUL, 픽셀",
    "60x, VOWEL, 배",
    "60×, VOWEL, 배",
    "100 %, VOWEL, 퍼센트",
    "85%, VOWEL, 퍼센트",
    "20°, VOWEL, 도",
  })
  void units_are_read_as_units(String text, Ending ending, String reading) {
    assertThat(Particles.ending(text)).as(reading).isEqualTo(ending);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"AT 3\" | CONSONANT",
        "“AT 2” | VOWEL",
        "‘토큰’ | CONSONANT",
        "[서버] | VOWEL",
        "토큰… | CONSONANT",
        "AT 1! | RIEUL",
        "① | RIEUL",
        "AT 2 → | VOWEL",
      })
  void quotes_brackets_and_punctuation_are_not_read(String text, Ending ending) {
    assertThat(Particles.ending(text)).isEqualTo(ending);
  }

  @ParameterizedTest
  @CsvSource({
    "발급자(iss), VOWEL",
    "대상(aud), CONSONANT",
    "AT 3 (만료), CONSONANT",
    "next(), VOWEL",
    "토큰(짧은 것(AT)), CONSONANT",
    "(토큰), CONSONANT",
    "서버), VOWEL",
  })
  void the_particle_follows_the_word_before_a_gloss_in_parentheses(String text, Ending ending) {
    assertThat(Particles.ending(text)).isEqualTo(ending);
  }

  @Test
  void what_cannot_be_read_takes_both_forms() {
    assertThat(with("→", Particle.TOPIC)).isEqualTo("→은(는)");
    assertThat(with("→", Particle.SUBJECT)).isEqualTo("→이(가)");
    assertThat(with("", Particle.BY)).isEqualTo("(으)로");
    assertThat(with("漢", Particle.NAMED)).isEqualTo("漢(이)라는");
  }

  @ParameterizedTest
  @EnumSource
  void every_particle_is_found_by_the_rule_it_is_written_with(Particle particle) {
    assertThat(Particle.ofRule(particle.rule())).isEqualTo(particle);
  }

  private static String with(String text, Particle particle) {
    return text + Particles.after(text, particle);
  }
}
