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
 * playhead, most of what is on the page stays the same sort of thing. What is not needed now stays
 * on the page, out of sight, for when it is.
 */
final class Patch {

  private Patch() {}

  /** Makes a page show these pieces and nothing else; those that say nothing take no room. */
  static void apply(Pane page, List<Piece> wanted) {
    List<Node> there = page.getChildren();
    for (int i = 0; i < wanted.size(); i++) {
      Piece piece = wanted.get(i);
      if (i == there.size()) {
        there.add(made(piece));
      } else if (!isOfSort(there.get(i), piece)) {
        there.set(i, made(piece));
      }
      show(there.get(i), !piece.isEmpty());
      if (!piece.isEmpty()) {
        say(there.get(i), piece);
      }
    }
    there.subList(wanted.size(), there.size()).forEach(node -> show(node, false));
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private static Node made(Piece piece) {
    return switch (piece) {
      case Piece.Words _ -> new Paragraph();
      case Piece.Step _ -> numbered();
      case Piece.Sign _ -> signed();
      case Piece.Box box -> box.lines() ? new FlowPane() : new VBox();
    };
  }

  private static boolean isOfSort(Node node, Piece piece) {
    return switch (piece) {
      case Piece.Words _ -> node instanceof Paragraph text && text.getGraphic() == null;
      case Piece.Step _ -> node instanceof Paragraph text && text.getGraphic() instanceof Label;
      case Piece.Sign _ -> node instanceof Label sign && sign.getGraphic() instanceof FontIcon;
      case Piece.Box box -> node instanceof Pane && node instanceof FlowPane == box.lines();
    };
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

  /** Makes a node of the right sort say what a piece says. */
  private static void say(Node node, Piece piece) {
    switch (piece) {
      case Piece.Words(String says, _) -> ((Label) node).setText(says);
      case Piece.Step(int number, String says, _) -> {
        Label text = (Label) node;
        ((Label) text.getGraphic()).setText(Integer.toString(number));
        text.setText(says);
      }
      case Piece.Sign(String icon, String says, _) -> {
        Label sign = (Label) node;
        FontIcon shape = (FontIcon) sign.getGraphic();
        if (!icon.equals(shape.getIconLiteral())) {
          shape.setIconLiteral(icon);
        }
        sign.setText(says);
      }
      case Piece.Box box -> apply((Pane) node, box.pieces());
    }
    look(node, piece.look());
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
