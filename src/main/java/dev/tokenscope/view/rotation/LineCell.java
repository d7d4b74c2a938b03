package dev.tokenscope.view.rotation;

import dev.tokenscope.view.Shapes;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A line of the tree: a shape on a stem, and a text, which is broken where it is long. */
final class LineCell extends ListCell<Line> {

  /** How high a line with one row of text is, in the font size. */
  private static final double LINE = 2.2;

  private final Knot knot = new Knot();
  private final Tooltip whole = new Tooltip();

  /**
   * A cell.
   *
   * @param onFold is run when the line that folds is clicked
   */
  LineCell(Runnable onFold) {
    getStyleClass().add("rotation-line");
    setWrapText(true);
    // as wide as the list, and no wider
    setPrefWidth(0);
    fontProperty().subscribe(font -> knot.unit(font.getSize() * LINE));
    setOnMouseClicked(
        _ -> {
          if (getItem() != null && getItem().kind() == Line.Kind.FOLD) {
            onFold.run();
          }
        });
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.max(getFont().getSize() * LINE, super.computePrefHeight(width));
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    // the stem leads from line to line
    knot.reach(knot.getLayoutY(), getHeight() - knot.getLayoutY());
  }

  @Override
  protected void updateItem(@Nullable Line line, boolean empty) {
    super.updateItem(line, empty);
    Shapes.show(this, "look-", empty || line == null ? null : line.look().state());
    if (empty || line == null) {
      setText(null);
      setGraphic(null);
      setTooltip(null);
      return;
    }
    setText(line.text());
    knot.show(line);
    setGraphic(knot);
    whole.setText(line.text());
    setTooltip(whole);
  }
}
