package dev.tokenscope.view.inspector;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Makes a page say something else by changing what differs. A new label has to be styled before it
 * is laid out, and that takes longer than everything else it does; while somebody drags the
 * playhead, most of what is on the page stays the same sort of thing.
 */
final class Patch {

  private Patch() {}

  /**
   * Makes a page look like these nodes. They are used up: what fits nothing on the page is put onto
   * it, and the rest is thrown away.
   */
  static void apply(Pane page, List<Node> wanted) {
    List<Node> there = page.getChildren();
    for (int i = 0; i < wanted.size(); i++) {
      if (i == there.size()) {
        there.add(wanted.get(i));
      } else if (!becomes(there.get(i), wanted.get(i))) {
        there.set(i, wanted.get(i));
      }
    }
    there.subList(wanted.size(), there.size()).clear();
  }

  /** Whether a node says now what the other says; false where it is of another sort. */
  private static boolean becomes(Node node, Node wanted) {
    if (!node.getStyleClass().equals(wanted.getStyleClass())) {
      return false;
    }
    if (node instanceof Label label && wanted instanceof Label said) {
      label.setText(said.getText());
      if (!graphicBecomes(label.getGraphic(), said.getGraphic())) {
        Node graphic = said.getGraphic();
        said.setGraphic(null);
        label.setGraphic(graphic);
      }
      return true;
    }
    if (node instanceof Pane pane
        && wanted instanceof Pane box
        && pane.getClass() == box.getClass()) {
      apply(pane, List.copyOf(box.getChildren()));
      return true;
    }
    return false;
  }

  private static boolean graphicBecomes(@Nullable Node graphic, @Nullable Node wanted) {
    if (graphic == null || wanted == null) {
      return Objects.equals(graphic, wanted);
    }
    if (graphic instanceof FontIcon icon && wanted instanceof FontIcon shape) {
      icon.setIconLiteral(shape.getIconLiteral());
      return true;
    }
    return becomes(graphic, wanted);
  }
}
