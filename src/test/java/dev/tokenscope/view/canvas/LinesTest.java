package dev.tokenscope.view.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.drawing.Point;
import dev.tokenscope.drawing.Stroke;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A line along an axis covers the pixels that its outline would. */
class LinesTest {

  private static final int SIZE = 60;

  @BeforeAll
  static void start() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  static Stream<Arguments> lines() {
    return Stream.of(
            Stroke.solid(1), Stroke.solid(2), Stroke.dashed(1), Stroke.dashed(2), Stroke.dotted(2))
        .flatMap(
            stroke ->
                Stream.of(
                    Arguments.of(new Point(5, 20), new Point(48, 20), stroke),
                    Arguments.of(new Point(48, 20), new Point(5, 20), stroke),
                    Arguments.of(new Point(30, 3), new Point(30, 57), stroke),
                    Arguments.of(new Point(30, 57), new Point(30, 3), stroke),
                    Arguments.of(new Point(4, 50), new Point(50, 8), stroke)));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void is_painted_as_its_outline_would_be(Point from, Point to, Stroke stroke) {
    int[] outline =
        painted(
            canvas -> {
              new Lines(canvas).pen(Color.RED, stroke);
              boolean level = from.y() == to.y();
              boolean upright = from.x() == to.x();
              canvas.strokeLine(
                  upright ? Lines.sharp(from.x(), stroke) : from.x(),
                  level ? Lines.sharp(from.y(), stroke) : from.y(),
                  upright ? Lines.sharp(to.x(), stroke) : to.x(),
                  level ? Lines.sharp(to.y(), stroke) : to.y());
            });
    assertThat(IntStream.of(outline).distinct()).as("something is painted").hasSizeGreaterThan(1);
    assertThat(painted(canvas -> new Lines(canvas).paint(from, to, Color.RED, stroke)))
        .isEqualTo(outline);
  }

  private static int[] painted(Consumer<GraphicsContext> painter) {
    return WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          Canvas canvas = new Canvas(SIZE, SIZE);
          painter.accept(canvas.getGraphicsContext2D());
          WritableImage image = canvas.snapshot(null, null);
          int[] pixels = new int[SIZE * SIZE];
          image
              .getPixelReader()
              .getPixels(0, 0, SIZE, SIZE, PixelFormat.getIntArgbInstance(), pixels, 0, SIZE);
          return pixels;
        });
  }
}
