package dev.tokenscope.view.canvas;

import dev.tokenscope.drawing.Drawing;
import dev.tokenscope.drawing.Palette;
import dev.tokenscope.drawing.Pen;
import dev.tokenscope.drawing.TextMeasure;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * A place for drawings, as large as it is given and no larger. It asks for a drawing when it is
 * laid out, at most once per pulse, and never while it cannot be seen.
 */
public final class CanvasPane extends Region {

  /** Draws what a place of this size shows. */
  @FunctionalInterface
  public interface Artist {
    /**
     * Draws.
     *
     * @param width of the place, in pixels
     * @param height of the place, in pixels
     * @param pen sets texts in the size that the window has now
     */
    Drawing draw(double width, double height, Pen pen);
  }

  private final Canvas canvas = new Canvas();
  private final Surface surface = new Surface();
  private final Label ruler = new Label();
  private final TextMeasure measure;
  private final Artist artist;
  private Painter painter;
  private Drawing drawing = new Drawing(0, 0, java.util.List.of());

  /**
   * A place with nothing on it yet.
   *
   * @param measure how wide texts come out
   * @param palette the colours at first
   * @param artist draws
   */
  public CanvasPane(TextMeasure measure, Palette palette, Artist artist) {
    this.measure = measure;
    this.artist = artist;
    this.painter = new Painter(canvas.getGraphicsContext2D(), palette);
    // never seen: it inherits the size of ordinary text from the window
    ruler.setManaged(false);
    ruler.setVisible(false);
    getChildren().addAll(surface, ruler);
    ruler.fontProperty().subscribe((_, _) -> redraw());
    getStyleClass().add("canvas-pane");
    setMinSize(0, 0);
  }

  /** Draws anew with the next pulse. */
  public void redraw() {
    surface.requestLayout();
  }

  /** Other colours from now on. */
  public void paintIn(Palette palette) {
    if (palette != painter.palette()) {
      painter = new Painter(canvas.getGraphicsContext2D(), palette);
      redraw();
    }
  }

  /** What is on it now. */
  public Drawing drawing() {
    return drawing;
  }

  /** What texts are set with now. */
  public Pen pen() {
    return new Pen(measure, ruler.getFont().getSize());
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    if (width > 0 && height > 0) {
      surface.resize(width, height);
      surface.requestLayout();
    }
  }

  /**
   * What is painted on. Nothing that is around it depends on what is on it: it takes no part in the
   * layout of the window, and a new drawing costs no more than drawing.
   */
  private final class Surface extends Region {

    Surface() {
      setManaged(false);
      getChildren().add(canvas);
    }

    @Override
    protected void layoutChildren() {
      double width = getWidth();
      double height = getHeight();
      if (width > 0 && height > 0) {
        canvas.setWidth(width);
        canvas.setHeight(height);
        drawing = artist.draw(width, height, pen());
        painter.paint(drawing);
      }
    }
  }
}
