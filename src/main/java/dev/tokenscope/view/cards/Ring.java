package dev.tokenscope.view.cards;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Region;
import javafx.scene.shape.Arc;
import javafx.scene.shape.Circle;
import javafx.scene.shape.StrokeLineCap;

/** A ring that runs out, clockwise from the top. Its size and colours come from the style sheet. */
public final class Ring extends Region {

  private final DoubleProperty fraction = new SimpleDoubleProperty(this, "fraction", 0);
  private final Circle track = new Circle();
  private final Arc rest = new Arc();

  /** An empty ring. */
  public Ring() {
    getStyleClass().add("ring");
    track.getStyleClass().add("track");
    rest.getStyleClass().add("rest");
    rest.setStartAngle(90);
    rest.setStrokeLineCap(StrokeLineCap.ROUND);
    // a round cap would still show a dot where nothing is left
    rest.visibleProperty().bind(fraction.greaterThan(0));
    rest.lengthProperty().bind(fraction.multiply(-360));
    track.setManaged(false);
    rest.setManaged(false);
    getChildren().addAll(track, rest);
  }

  /** How much is left, from 1 to 0. */
  public DoubleProperty fractionProperty() {
    return fraction;
  }

  /** How much is left, from 1 to 0. */
  public double getFraction() {
    return fraction.get();
  }

  /** Sets how much is left. */
  public void setFraction(double value) {
    fraction.set(value);
  }

  @Override
  protected void layoutChildren() {
    double x = getWidth() / 2;
    double y = getHeight() / 2;
    double radius = Math.max(0, Math.min(x, y) - Math.max(1, track.getStrokeWidth()) / 2);
    track.setCenterX(x);
    track.setCenterY(y);
    track.setRadius(radius);
    rest.setCenterX(x);
    rest.setCenterY(y);
    rest.setRadiusX(radius);
    rest.setRadiusY(radius);
  }
}
