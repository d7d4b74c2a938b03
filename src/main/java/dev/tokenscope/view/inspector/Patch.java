package dev.tokenscope.view.inspector;

import dev.tokenscope.view.frame.Paragraph;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Makes a page say something else by changing what differs. A new label has to be styled before it
 * is laid out, and that takes longer than everything else it does; while somebody drags the
 * playhead, most of what is on the page stays the same sort of thing.
 */
final class Patch {

  private Patch() {}

  /** Makes a page show these pieces and nothing else. */
  static void apply(Pane page, List<Piece> wanted) {
    List<Node> there = page.getChildren();
    for (int i = 0; i < wanted.size(); i++) {
      Piece piece = wanted.get(i);
      if (i == there.size()) {
        there.add(made(piece));
      } else if (!becomes(there.get(i), piece)) {
        there.set(i, made(piece));
      }
    }
    there.subList(wanted.size(), there.size()).clear();
  }

  private static Node made(Piece piece) {
    Node node =
        switch (piece) {
          case Piece.Words _ -> new Paragraph();
          case Piece.Step _ -> numbered();
          case Piece.Sign _ -> signed();
          case Piece.Box box -> box.lines() ? new FlowPane() : new VBox();
        };
    becomes(node, piece);
    return node;
  }

  private static Label numbered() {
    Label number = new Label();
    number.getStyleClass().add("step-number");
    number.setMinWidth(Region.USE_PREF_SIZE);
    Label step = new Paragraph();
    step.setGraphic(number);
    return step;
  }

  private static Label signed() {
    Label sign = new Label();
    sign.setGraphic(new FontIcon());
    sign.setMinWidth(Region.USE_PREF_SIZE);
    return sign;
  }

  /** Whether a node says now what a piece says; false, and untouched, where it is of another sort. */
  private static boolean becomes(Node node, Piece piece) {
    switch (piece) {
      case Piece.Words(String says, _) -> {
        if (!(node instanceof Paragraph text) || text.getGraphic() != null) {
          return false;
        }
        text.setText(says);
      }
      case Piece.Step(int number, String says, _) -> {
        if (!(node instanceof Paragraph text) || !(text.getGraphic() instanceof Label place)) {
          return false;
        }
        place.setText(Integer.toString(number));
        text.setText(says);
      }
      case Piece.Sign(String icon, String says, _) -> {
        if (!(node instanceof Label sign) || !(sign.getGraphic() instanceof FontIcon shape)) {
          return false;
        }
        if (!icon.equals(shape.getIconLiteral())) {
          shape.setIconLiteral(icon);
        }
        sign.setText(says);
      }
      case Piece.Box(boolean lines, List<Piece> pieces, _) -> {
        if (!(node instanceof Pane box) || node instanceof FlowPane != lines) {
          return false;
        }
        apply(box, pieces);
      }
    }
    look(node, piece.look());
    return true;
  }

  private static void look(Node node, List<String> wanted) {
    List<String> all =
        node instanceof Label
            ? Stream.concat(Stream.of("label"), wanted.stream()).toList()
            : wanted;
    if (!node.getStyleClass().equals(all)) {
      node.getStyleClass().setAll(all);
    }
  }
}
