package dev.tokenscope.view;

import dev.tokenscope.journal.Outcome;
import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

/**
 * Shows the window over a scripted journal, to look at it.
 *
 * <p>Arguments: scene, language, theme, width, height and, to write a picture and end, a file; then
 * the zoom in percent and the ids of actions to do.
 */
public final class Preview extends Application {

  public static void main(String... args) {
    launch(args);
  }

  @Override
  public void start(Stage stage) throws IOException {
    var args = getParameters().getRaw();
    Script script = Scenes.valueOf(args.get(0).toUpperCase(Locale.ROOT)).script();
    MainWindow window =
        new MainWindow(
            Wishes.access(script, _ -> CompletableFuture.completedFuture(new Outcome.Done())),
            Language.of(args.get(1)),
            Theme.valueOf(args.get(2).toUpperCase(Locale.ROOT)));
    window.show(stage);
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(Double.parseDouble(args.get(3)));
    stage.setHeight(Double.parseDouble(args.get(4)));
    if (args.size() > 6) {
      window.choices().zoom().set(Integer.parseInt(args.get(6)));
    }
    args.stream().skip(7).forEach(window::act);
    if (args.size() > 5) {
      Path file = Path.of(args.get(5));
      afterPulses(
          12,
          () -> {
            write(window.scene().snapshot(null), file);
            Platform.exit();
          });
    }
  }

  static void afterPulses(int pulses, Runnable action) {
    new javafx.animation.AnimationTimer() {
      private int seen;

      @Override
      public void handle(long now) {
        if (++seen == pulses) {
          stop();
          action.run();
        }
      }
    }.start();
  }

  static void write(WritableImage image, Path file) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    byte[] rgba = new byte[width * height * 4];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getByteBgraInstance(), rgba, 0, width * 4);
    var buffered =
        new java.awt.image.BufferedImage(width, height, java.awt.image.BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      buffered.setRGB(
          i % width,
          i / width,
          (rgba[4 * i + 2] & 0xff) << 16 | (rgba[4 * i + 1] & 0xff) << 8 | (rgba[4 * i] & 0xff));
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      javax.imageio.ImageIO.write(buffered, "png", file.toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
