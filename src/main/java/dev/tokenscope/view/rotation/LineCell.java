package dev.tokenscope.view.rotation;

import dev.tokenscope.view.Shapes;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line of the tree: a shape on a stem, and a text. */
final class LineCell extends ListCell<RotationViewModel.Line> {

  private static final double EMS_PER_INDENT = 1.2;

  private final FontIcon shape = new FontIcon();
  private final Region above = new Region();
  private final Region below = new Region();
  private final VBox stem = new VBox(above, below);
  private final StackPane knot = new StackPane(stem, shape);
  private final HBox graphic = new HBox(knot);

  LineCell() {
    getStyleClass().add("rotation-line");
    knot.getStyleClass().add("knot");
    stem.getStyleClass().add("stem");
    for (Region half : new Region[] {above, below}) {
      half.getStyleClass().add("stem-half");
      VBox.setVgrow(half, Priority.ALWAYS);
    }
    graphic.setFillHeight(true);
    knot.setMinHeight(0);
  }

  @Override
  protected void updateItem(RotationViewModel.@Nullable Line line, boolean empty) {
    super.updateItem(line, empty);
    getStyleClass().removeIf(name -> name.startsWith("status-") || name.equals("heading"));
    if (empty || line == null) {
      setText(null);
      setGraphic(null);
      setTooltip(null);
      return;
    }
    getStyleClass().add(Shapes.styleClass(line.status()));
    setText(line.text());
    if (line.heading()) {
      getStyleClass().add("heading");
      setGraphic(null);
      return;
    }
    shape.setIconLiteral(Shapes.icon(line.status()));
    above.setVisible(!line.first());
    below.setVisible(!line.last());
    graphic.setTranslateX(line.indent() * EMS_PER_INDENT * getFont().getSize());
    setGraphic(graphic);
  }
}
