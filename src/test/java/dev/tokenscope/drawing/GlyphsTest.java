package dev.tokenscope.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A machine without any font shows every sentence: the fonts that come along have each letter. */
class GlyphsTest {

  @ParameterizedTest
  @CsvSource({
    "messages, Pretendard-Regular",
    "messages, Pretendard-SemiBold",
    "messages, Pretendard-Bold",
    "messages_ko, Pretendard-Regular",
    "messages_ko, Pretendard-SemiBold",
    "messages_ko, Pretendard-Bold"
  })
  void every_letter_of_the_texts_is_in_the_fonts_that_come_along(String texts, String font)
      throws IOException {
    FontTable table;
    try (InputStream in = open("/dev/tokenscope/view/fonts/" + font + ".ttf")) {
      table = FontTable.read(in);
    }
    StringWriter text = new StringWriter();
    try (Reader in =
        new InputStreamReader(
            open("/dev/tokenscope/text/" + texts + ".properties"), StandardCharsets.UTF_8)) {
      in.transferTo(text);
    }
    assertThat(
            text.toString()
                .chars()
                .filter(c -> c >= ' ')
                .distinct()
                .filter(c -> table.advance((char) c) < 0)
                .mapToObj(Character::toString))
        .isEmpty();
  }

  private static InputStream open(String resource) {
    return Objects.requireNonNull(GlyphsTest.class.getResourceAsStream(resource), resource);
  }
}
