package dev.tokenscope.view.frame;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/**
 * One row of tools, whatever the width. What does not fit is in a menu at its end, the dispensable
 * first; a name is never cut off, and nothing is out of reach. A row without such a menu leaves out
 * what does not fit.
 *
 * <p>Whether a tool is visible is the row's own business; one that is not there at all is not
 * managed.
 */
public final class Bar extends Pane {

  /** Between two tools, and before one that begins a group, in the font size. */
  private static final double GAP = 0.4;

  private static final double GROUP_GAP = 1.1;

  private static final String RANK = "bar-rank";
  private static final String BEGINS = "bar-begins";
  private static final String RIGHT = "bar-right";
  private static final String SHRINKS = "bar-shrinks";

  /** Never seen: it has the size of ordinary text. */
  private final Label ruler = new Label();

  private @Nullable MenuButton more;
  private List<Node> hidden = List.of();

  /** A row without tools. */
  public Bar() {
    ruler.setManaged(false);
    ruler.setVisible(false);
    getChildren().add(ruler);
  }

  /** The menu of what does not fit; it is the last in the row. */
  public @Nullable MenuButton getMore() {
    return more;
  }

  /** Sets the menu of what does not fit. */
  public void setMore(MenuButton menu) {
    more = menu;
    menu.setVisible(false);
    getChildren().add(menu);
  }

  /** How soon a tool goes into the menu: the highest first, 0 never. */
  public static int getRank(Node tool) {
    return tool.getProperties().get(RANK) instanceof Integer rank ? rank : 0;
  }

  /** Sets how soon a tool goes into the menu. */
  public static void setRank(Node tool, int rank) {
    tool.getProperties().put(RANK, rank);
  }

  /** Whether a wider gap is before a tool. */
  public static boolean getBegins(Node tool) {
    return Boolean.TRUE.equals(tool.getProperties().get(BEGINS));
  }

  /** Sets whether a wider gap is before a tool. */
  public static void setBegins(Node tool, boolean begins) {
    tool.getProperties().put(BEGINS, begins);
  }

  /** Whether a tool stands at the right end. */
  public static boolean getRight(Node tool) {
    return Boolean.TRUE.equals(tool.getProperties().get(RIGHT));
  }

  /** Sets whether a tool stands at the right end. */
  public static void setRight(Node tool, boolean right) {
    tool.getProperties().put(RIGHT, right);
  }

  /** Whether a tool may be narrower than its text when nothing else helps. */
  public static boolean getShrinks(Node tool) {
    return Boolean.TRUE.equals(tool.getProperties().get(SHRINKS));
  }

  /** Sets whether a tool may be narrower than its text when nothing else helps. */
  public static void setShrinks(Node tool, boolean shrinks) {
    tool.getProperties().put(SHRINKS, shrinks);
  }

  @Override
  protected double computePrefWidth(double height) {
    return snappedLeftInset() + width(tools()) + snappedRightInset();
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    return snappedTopInset()
        + getManagedChildren().stream().mapToDouble(node -> node.prefHeight(-1)).max().orElse(0)
        + snappedBottomInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double room = getWidth() - snappedLeftInset() - snappedRightInset();
    List<Node> shown = fitting(room);
    hide(tools().stream().filter(tool -> !shown.contains(tool)).toList());
    double x = snappedLeftInset();
    double rest = room - width(shown);
    boolean right = false;
    for (int i = 0; i < shown.size(); i++) {
      Node tool = shown.get(i);
      if (!right && isRight(tool)) {
        right = true;
        x += Math.max(0, rest);
      }
      x += i > 0 ? gap(tool) : 0;
      double width = snapSizeX(tool.prefWidth(-1));
      if (rest < 0 && getShrinks(tool)) {
        width = Math.max(0, width + rest);
      }
      layoutInArea(
          tool,
          x,
          snappedTopInset(),
          width,
          getHeight() - snappedTopInset() - snappedBottomInset(),
          0,
          HPos.LEFT,
          VPos.CENTER);
      x += width;
    }
  }

  private List<Node> fitting(double room) {
    List<Node> shown = new ArrayList<>(tools());
    // of those that are equally dispensable, the last
    List<Node> leaving =
        tools().reversed().stream()
            .filter(tool -> getRank(tool) > 0)
            .sorted(Comparator.comparingInt(Bar::getRank).reversed())
            .toList();
    for (Node next : leaving) {
      if (width(shown) <= room + 0.5) {
        break;
      }
      shown.remove(next);
      if (more != null && !shown.contains(more)) {
        shown.add(more);
      }
    }
    return shown;
  }

  private void hide(List<Node> now) {
    for (Node child : getChildren()) {
      if (!child.equals(more)) {
        child.setVisible(child.isManaged() && !now.contains(child));
      }
    }
    if (more != null && !now.equals(hidden)) {
      more.setVisible(!now.isEmpty());
      Overflow.fill(more, now);
    }
    hidden = now;
  }

  private List<Node> tools() {
    return getManagedChildren().stream().filter(node -> !node.equals(more)).toList();
  }

  private double width(List<Node> tools) {
    double width = 0;
    for (int i = 0; i < tools.size(); i++) {
      width += snapSizeX(tools.get(i).prefWidth(-1)) + (i > 0 ? gap(tools.get(i)) : 0);
    }
    return width;
  }

  private boolean isRight(Node tool) {
    return tool.equals(more) || getRight(tool);
  }

  private double gap(Node tool) {
    return snapSpaceX((getBegins(tool) ? GROUP_GAP : GAP) * ruler.getFont().getSize());
  }
}
