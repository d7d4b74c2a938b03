package dev.tokenscope.view;

import dev.tokenscope.drawing.BundledFonts;
import dev.tokenscope.drawing.Face;
import dev.tokenscope.drawing.TextMeasure;
import java.util.List;
import javafx.scene.control.TableColumn;

/** Makes columns of a table so wide that nothing in them is cut off. */
public final class Columns {

  /** Beside a text, in the font size: the padding of a cell, and a shape with its gap. */
  private static final double PADDING = 1.6;

  private static final double SHAPE = 1.9;

  private static final TextMeasure MEASURE = new BundledFonts();

  private Columns() {}

  /**
   * Fits a column to its title and its texts; what is left of the table is shared by all.
   *
   * @param texts of its cells
   * @param shape whether there is a shape before them
   * @param em pixels of the font size
   */
  public static void fit(TableColumn<?, ?> column, List<String> texts, boolean shape, double em) {
    double width = MEASURE.width(column.getText(), Face.STRONG, em);
    for (String text : texts) {
      double wide = MEASURE.width(text, Face.TEXT, em) + (shape ? SHAPE * em : 0);
      width = Math.max(width, wide);
    }
    double whole = Math.ceil(width + PADDING * em);
    column.setMinWidth(whole);
    column.setPrefWidth(whole);
  }
}
