package dev.tokenscope.app.command;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.text.Language;
import dev.tokenscope.view.LabAccess;
import dev.tokenscope.view.MainWindow;
import dev.tokenscope.view.Theme;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** The window as a picture, painted by the Headless platform. One for each start of the program. */
final class Picture {

  /** Layout, skins and the first scrolling need so many. */
  private static final int PULSES = 6;

  private Picture() {}

  /** What of the window is seen. */
  enum Part {
    WINDOW("frame"),
    SEQUENCE("sequence"),
    LIFELINES("lifelines");

    private final String id;

    Part(String id) {
      this.id = id;
    }
  }

  /**
   * How it looks.
   *
   * @param width of the window, in its pixels
   * @param height of the window, in its pixels
   * @param zoom in percent
   * @param scale pixels of the picture for one of the window
   * @param at the entry whose moment is shown; null for the last
   * @param explain the message that is explained; 0 for the last
   */
  record Look(
      int width,
      int height,
      Theme theme,
      Language language,
      Part part,
      int zoom,
      double scale,
      @Nullable Long at,
      long explain) {

    Look explaining(long message) {
      return new Look(width, height, theme, language, part, zoom, scale, at, message);
    }
  }

  /**
   * Paints it.
   *
   * @param actions the ids of what is done first
   * @return a PNG file
   */
  static byte[] paint(LabAccess lab, Look look, List<String> actions) throws IOException {
    ToolkitStart.withoutDisplay();
    CompletableFuture<WritableImage> painted = new CompletableFuture<>();
    Platform.startup(() -> open(lab, look, actions, painted));
    try {
      return png(painted.join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof IllegalArgumentException wrong) {
        throw new Failure(Failure.USAGE, String.valueOf(wrong.getMessage()));
      }
      throw e;
    } finally {
      Platform.exit();
    }
  }

  private static void open(
      LabAccess lab, Look look, List<String> actions, CompletableFuture<WritableImage> painted) {
    try {
      MainWindow window = new MainWindow(lab, look.language(), look.theme());
      window.choices().zoom().set(look.zoom());
      window.choices().selection().set(look.explain());
      // what is explained is to be seen, wherever it is
      window.choices().followLive().set(look.explain() == 0);
      Stage stage = new Stage();
      window.show(stage);
      // the platform's screen has 1000 pixels each way; what is in the window can have more
      Parent root = window.scene().getRoot();
      root.setManaged(false);
      root.resize(look.width(), look.height());
      Long at = look.at();
      if (at != null) {
        Entry entry = lab.journal().between(at - 1, at).getFirst();
        window.playhead().to(at, entry.at());
      }
      // what can be done depends on what is shown
      window.whenShown(() -> doAndPaint(window, look, actions, stage, painted));
    } catch (RuntimeException | Error e) {
      painted.completeExceptionally(e);
    }
  }

  private static void doAndPaint(
      MainWindow window,
      Look look,
      List<String> actions,
      Stage stage,
      CompletableFuture<WritableImage> painted) {
    try {
      actions.forEach(window::act);
      window.whenShown(
          () -> afterPulses(() -> finish(() -> picture(window, look), window, stage, painted)));
    } catch (RuntimeException | Error e) {
      painted.completeExceptionally(e);
    }
  }

  private interface Shot {
    WritableImage take();
  }

  private static void finish(
      Shot shot, MainWindow window, Stage stage, CompletableFuture<WritableImage> painted) {
    try {
      painted.complete(shot.take());
    } catch (RuntimeException | Error e) {
      painted.completeExceptionally(e);
    } finally {
      window.close();
      stage.close();
    }
  }

  private static WritableImage picture(MainWindow window, Look look) {
    Node node = window.scene().lookup("#" + look.part().id);
    if (node == null) {
      throw new IllegalArgumentException(
          "That part of the window is not shown at this moment; paint the whole window.");
    }
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(look.scale(), look.scale()));
    return node.snapshot(parameters, null);
  }

  private static void afterPulses(Runnable action) {
    new AnimationTimer() {
      private int seen;

      @Override
      public void handle(long now) {
        if (++seen == PULSES) {
          stop();
          action.run();
        }
      }
    }.start();
  }

  private static byte[] png(WritableImage image) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    BufferedImage opaque = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) opaque.getRaster().getDataBuffer()).getData();
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(opaque, "png", out);
    return out.toByteArray();
  }
}
