package dev.tokenscope.view.rotation;

import dev.tokenscope.view.Shapes;
import dev.tokenscope.view.rotation.Line.Kind;
import dev.tokenscope.view.rotation.Line.Look;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Polygon;

/**
 * The shape of a line and the stem that leads through it. Sizes are fractions of what a line with
 * one row of text is high, and colours come from the style sheet, so that both follow the zoom and
 * the theme.
 */
final class Knot extends Region {

  private static final PseudoClass DEAD = PseudoClass.getPseudoClass("dead");

  private final javafx.scene.shape.Line above = new javafx.scene.shape.Line();
  private final javafx.scene.shape.Line below = new javafx.scene.shape.Line();
  private final CubicCurve branch = new CubicCurve();
  private final Circle dot = new Circle();
  private final Polygon diamond = new Polygon();
  private double unit;
  private double up;
  private double down;
  private Line line = new Line(Kind.TOKEN, Look.USED, "", false, false, false);

  Knot() {
    getStyleClass().add("knot");
    above.getStyleClass().add("stem");
    below.getStyleClass().add("stem");
    branch.getStyleClass().add("branch");
    dot.getStyleClass().add("dot");
    diamond.getStyleClass().add("diamond");
    for (var shape : new javafx.scene.shape.Shape[] {above, below, branch, dot, diamond}) {
      shape.setManaged(false);
    }
    getChildren().addAll(above, below, branch, dot, diamond);
  }

  void show(Line now) {
    Shapes.show(this, "look-", now.look().state());
    line = now;
    pseudoClassStateChanged(DEAD, now.dead());
    requestLayout();
  }

  /** How high a line with one row of text is, in pixels. */
  void unit(double pixels) {
    if (pixels != unit) {
      unit = pixels;
      requestLayout();
    }
  }

  /**
   * Lets the stem reach past its edges, from line to line, and sets the shape between. Its own size
   * stays what its parent gave it: a line that gave it another one each time it is laid out would
   * have to be laid out again each time.
   *
   * @param above how far up the line begins, in pixels from its upper edge
   * @param below how far down the line ends, in pixels from its upper edge
   */
  void reach(double above, double below) {
    if (above != up || below != down) {
      up = above;
      down = below;
      draw();
    }
  }

  /** Where the shape sits: on the stem, or beside it where it branches off. */
  private double x() {
    boolean beside = line.kind() == Kind.USE || line.kind() == Kind.SIBLING;
    return unit * (beside ? 1.0 : 0.35);
  }

  @Override
  protected double computePrefWidth(double height) {
    boolean beside = line.kind() == Kind.USE || line.kind() == Kind.SIBLING;
    return unit * (beside ? 1.35 : 0.7);
  }

  @Override
  protected double computePrefHeight(double width) {
    // it takes what the text beside it needs
    return 0;
  }

  @Override
  protected void layoutChildren() {
    draw();
  }

  private void draw() {
    double stem = unit * 0.35;
    double half = (up + down) / 2;
    double middle = down - half;
    double x = x();
    boolean beside = x > stem;
    line(above, stem, -up, middle, line.above());
    line(below, stem, middle, down, line.below());
    branch.setVisible(beside);
    branch.setStartX(stem);
    branch.setStartY(-up - half);
    branch.setControlX1(stem);
    branch.setControlY1(half * 0.6 - up);
    branch.setControlX2(x - unit * 0.4);
    branch.setControlY2(middle);
    branch.setEndX(x);
    branch.setEndY(middle);
    boolean token = line.kind() == Kind.TOKEN || line.kind() == Kind.SIBLING;
    dot.setVisible(token);
    dot.setCenterX(x);
    dot.setCenterY(middle);
    dot.setRadius(unit * (line.look() == Look.ACTIVE ? 0.26 : 0.21));
    diamond.setVisible(line.kind() == Kind.USE);
    double r = unit * 0.2;
    diamond.getPoints().setAll(x, middle - r, x + r, middle, x, middle + r, x - r, middle);
  }

  private static void line(
      javafx.scene.shape.Line line, double x, double from, double to, boolean visible) {
    line.setVisible(visible);
    line.setStartX(x);
    line.setEndX(x);
    line.setStartY(from);
    line.setEndY(to);
  }
}
