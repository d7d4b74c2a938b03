package dev.tokenscope.view.rotation;

import java.util.Locale;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A line of the tree: a shape on a stem, and a text. */
final class LineCell extends ListCell<Line> {

  private final Knot knot = new Knot();
  private final Tooltip whole = new Tooltip();

  /**
   * A cell.
   *
   * @param onFold is run when the line that folds is clicked
   */
  LineCell(Runnable onFold) {
    getStyleClass().add("rotation-line");
    knot.prefHeightProperty().bind(heightProperty());
    knot.minHeightProperty().bind(heightProperty());
    setOnMouseClicked(
        _ -> {
          if (getItem() != null && getItem().kind() == Line.Kind.FOLD) {
            onFold.run();
          }
        });
  }

  @Override
  protected void updateItem(@Nullable Line line, boolean empty) {
    super.updateItem(line, empty);
    getStyleClass().removeIf(name -> name.startsWith("look-"));
    if (empty || line == null) {
      setText(null);
      setGraphic(null);
      setTooltip(null);
      return;
    }
    getStyleClass().add("look-" + line.look().name().toLowerCase(Locale.ROOT));
    setText(line.text());
    knot.show(line);
    setGraphic(knot);
    whole.setText(line.text());
    setTooltip(whole);
  }
}
