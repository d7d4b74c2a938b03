package dev.tokenscope.view.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.drawing.BundledFonts;
import dev.tokenscope.drawing.Face;
import dev.tokenscope.drawing.Palette;
import dev.tokenscope.drawing.Role;
import dev.tokenscope.view.Fonts;
import dev.tokenscope.view.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;

/** What a drawing knows of fonts and colours without JavaFX is what JavaFX paints. */
class PaintedAsMeasuredTest {

  private static final List<String> TEXTS =
      List.of(
          "GET /api/orders · AT 3",
          "401 invalid_token (expired)",
          "AVATAR To. WAVE 11:11:11",
          "fi ffi -> != … × → ✓",
          "POST /oauth2/token?grant_type=refresh_token&client_id=tokenscope");

  @BeforeAll
  static void load() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    Fonts.load();
  }

  @ParameterizedTest
  @EnumSource
  void texts_are_as_wide_as_they_are_measured(Face face) {
    BundledFonts fonts = new BundledFonts();
    List<String> texts = new ArrayList<>(TEXTS);
    if (face != Face.MONO) {
      // the mono face has no Hangul and takes it from a face of the system
      texts.add("액세스 토큰이 만료되어 갱신합니다 · RT 2 ① ↻");
    }
    for (String text : texts) {
      for (double size : new double[] {11, 13, 14.3, 26}) {
        Text painted = new Text(text);
        painted.setFont(Font.font(face.family(), size));
        assertThat(fonts.width(text, face, size))
            .as("%s in %s %s", text, face, size)
            .isEqualTo(painted.getLayoutBounds().getWidth(), Offset.offset(1.0));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_role_has_the_colour_of_its_variable(Theme theme) throws TimeoutException {
    Palette palette = theme.palette();
    for (Role role : Role.values()) {
      assertThat(Integer.toHexString(styled(theme, role.variable())))
          .as("%s in %s", role, theme)
          .isEqualTo(Integer.toHexString(palette.argb(role)));
    }
  }

  private static int styled(Theme theme, String variable) throws TimeoutException {
    return FxToolkit.setupFixture(
        () -> {
          Region probe = new Region();
          probe.setStyle("-fx-background-color: " + variable + ";");
          StackPane root = new StackPane(probe);
          root.getStyleClass().add(theme.styleClass());
          Scene scene = new Scene(root);
          scene.setUserAgentStylesheet(theme.userAgentStylesheet());
          scene
              .getStylesheets()
              .add(
                  Objects.requireNonNull(Theme.class.getResource("tokenscope.css"))
                      .toExternalForm());
          root.applyCss();
          Color fill = (Color) probe.getBackground().getFills().getFirst().getFill();
          return channel(fill.getOpacity()) << 24
              | channel(fill.getRed()) << 16
              | channel(fill.getGreen()) << 8
              | channel(fill.getBlue());
        });
  }

  private static int channel(double part) {
    return (int) Math.round(part * 255);
  }
}
