package dev.tokenscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;

class FontsTest {
  @BeforeAll
  static void load() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    Fonts.load();
    Fonts.load();
  }

  @ParameterizedTest
  @ValueSource(strings = {Fonts.TEXT, Fonts.TEXT_SEMI_BOLD, Fonts.MONO})
  void the_families_are_known_by_their_names(String family) {
    assertThat(Font.getFamilies()).contains(family);
    assertThat(Font.font(family, 14).getFamily()).isEqualTo(family);
  }

  @Test
  void text_and_code_are_there_in_regular_and_bold() {
    assertThat(face(Fonts.TEXT, FontWeight.NORMAL)).isEqualTo("Pretendard Regular");
    assertThat(face(Fonts.TEXT, FontWeight.BOLD)).isEqualTo("Pretendard Bold");
    assertThat(face(Fonts.MONO, FontWeight.NORMAL)).isEqualTo("JetBrains Mono Regular");
    assertThat(face(Fonts.MONO, FontWeight.BOLD)).isEqualTo("JetBrains Mono Bold");
  }

  @Test
  void semi_bold_is_a_family_because_javafx_shows_a_weight_of_600_as_regular() {
    assertThat(face(Fonts.TEXT, FontWeight.SEMI_BOLD)).isEqualTo("Pretendard Regular");
    assertThat(face(Fonts.TEXT_SEMI_BOLD, FontWeight.NORMAL)).isEqualTo("Pretendard SemiBold");
  }

  @ParameterizedTest
  @ValueSource(strings = {Fonts.TEXT, Fonts.TEXT_SEMI_BOLD, Fonts.MONO})
  void hangul_is_drawn_and_not_a_box_for_each_syllable(String family) throws Exception {
    Drawn token = draw("토", family);
    Drawn server = draw("서", family);

    assertThat(token.width()).isPositive();
    assertThat(token.ink()).isPositive();
    assertThat(token).isNotEqualTo(server);
  }

  @Test
  void every_letter_of_the_mono_family_is_equally_wide() {
    assertThat(width("iiii", Fonts.MONO)).isEqualTo(width("MMMM", Fonts.MONO));
    assertThat(width("iiii", Fonts.TEXT)).isLessThan(width("MMMM", Fonts.TEXT));
  }

  /** A ligature would show bytes that were never sent. */
  @Test
  void the_mono_family_keeps_the_bytes_apart() {
    assertThat(width("->!=", Fonts.MONO)).isEqualTo(width("abcd", Fonts.MONO));
  }

  private record Drawn(double width, long ink, int shape) {}

  private static Drawn draw(String string, String family) throws TimeoutException {
    return FxToolkit.setupFixture(
        () -> {
          Text text = new Text(string);
          text.setFont(Font.font(family, 40));
          WritableImage image =
              new Scene(new StackPane(text), 80, 80, Color.WHITE)
                  .snapshot(new WritableImage(80, 80));
          PixelReader pixels = image.getPixelReader();
          long ink = 0;
          int shape = 0;
          for (int y = 0; y < 80; y++) {
            for (int x = 0; x < 80; x++) {
              int pixel = pixels.getArgb(x, y);
              ink += pixel == 0xffffffff ? 0 : 1;
              shape = 31 * shape + pixel;
            }
          }
          return new Drawn(text.getLayoutBounds().getWidth(), ink, shape);
        });
  }

  private static double width(String string, String family) {
    Text text = new Text(string);
    text.setFont(Font.font(family, 20));
    return text.getLayoutBounds().getWidth();
  }

  private static String face(String family, FontWeight weight) {
    return Font.font(family, weight, 14).getName();
  }
}
