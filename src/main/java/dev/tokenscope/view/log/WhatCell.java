package dev.tokenscope.view.log;

import dev.tokenscope.projection.Row;
import dev.tokenscope.view.Shapes;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What happened, behind the shape of what it tells; where there is no room for more columns, with
 * what they would say in a line below.
 */
final class WhatCell extends TableCell<Row, String> {

  private final LogViewModel model;
  private final BooleanSupplier brief;
  private final FontIcon shape = new FontIcon();
  private final Label what = new Label();
  private final Label more = new Label();
  private final VBox lines = new VBox(what, more);
  private final Tooltip full = new Tooltip();

  WhatCell(LogViewModel model, BooleanSupplier brief) {
    this.model = model;
    this.brief = brief;
    more.getStyleClass().add("row-more");
    lines.getStyleClass().add("row-lines");
    // the tone of the row
    what.textFillProperty().bind(textFillProperty());
  }

  @Override
  protected void updateItem(@Nullable String text, boolean empty) {
    super.updateItem(text, empty);
    Row row = getTableRow() == null ? null : getTableRow().getItem();
    if (empty || row == null || text == null) {
      setText(null);
      setGraphic(null);
      setTooltip(null);
      setAccessibleText(null);
      return;
    }
    shape.setIconLiteral(Shapes.icon(row.tone()));
    // what somebody configured, an address or a path, can be longer than any column
    full.setText(text);
    setTooltip(full);
    if (!brief.getAsBoolean()) {
      setText(text);
      setGraphic(shape);
      setContentDisplay(ContentDisplay.LEFT);
      setAccessibleText(null);
      return;
    }
    String below =
        Stream.of(model.parties(row), model.tokens(row), model.status(row))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" · "));
    what.setText(text);
    what.setGraphic(shape);
    more.setText(below);
    setText(null);
    setGraphic(lines);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setAccessibleText(text + " · " + below);
  }
}
