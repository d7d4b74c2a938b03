package dev.tokenscope.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.text.Font;

/**
 * The fonts that the program brings along, so that Korean shows on every machine and a picture
 * looks the same everywhere. All are under the SIL Open Font License; the licences lie beside the
 * files.
 *
 * <p>JavaFX picks a face by family and by regular or bold only. A weight of 600 is silently shown
 * as regular, therefore the semi-bold face is a family of its own. {@link #MONO} has no Hangul:
 * JavaFX takes it from {@link #TEXT}, but only if the font was asked for by its family.
 */
public final class Fonts {
  /** For everything that is read: regular and bold, Latin and Hangul. */
  public static final String TEXT = "Pretendard";

  /** For headings and names: the semi-bold face of {@link #TEXT}. */
  public static final String TEXT_SEMI_BOLD = "Pretendard SemiBold";

  /** For bytes, headers and tokens: regular and bold, every letter equally wide. */
  public static final String MONO = "JetBrains Mono";

  private static final List<String> FILES =
      List.of(
          "Pretendard-Regular.ttf",
          "Pretendard-SemiBold.ttf",
          "Pretendard-Bold.ttf",
          "JetBrainsMono-Regular.ttf",
          "JetBrainsMono-Bold.ttf");

  private static final AtomicBoolean LOADED = new AtomicBoolean();

  private Fonts() {}

  /**
   * Makes the families known to JavaFX. Later calls do nothing.
   *
   * @throws IllegalStateException if a font is missing from the program or is not understood
   */
  public static synchronized void load() {
    if (LOADED.get()) {
      return;
    }
    FILES.forEach(Fonts::load);
    LOADED.set(true);
  }

  private static void load(String file) {
    try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + file)) {
      if (in == null) {
        throw new IllegalStateException(
            "The font " + file + " is missing from the program; build it again.");
      }
      // the size of this instance does not matter, the family becomes known in every size
      if (Font.loadFont(in, 12) == null) {
        throw new IllegalStateException("JavaFX does not understand the font " + file + ".");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The font " + file + " cannot be read.", e);
    }
  }
}
