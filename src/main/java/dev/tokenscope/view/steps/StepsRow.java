package dev.tokenscope.view.steps;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The steps beside each other. Where their names do not all fit, only the one the session has come
 * to keeps its name; a name is never cut off.
 */
final class StepsRow extends Region {

  private static final PseudoClass REACHED = PseudoClass.getPseudoClass("reached");
  private static final PseudoClass LATEST = PseudoClass.getPseudoClass("latest");

  /** Of the gaps, in the font size. */
  private static final double GAP = 0.45;

  private final List<Step> steps = new ArrayList<>();
  private final Label measure = new Label("0");
  private int current;

  /** How much of the names is shown. */
  private enum Names {
    ALL,
    CURRENT,
    NONE
  }

  private record Step(FontIcon before, Label whole, Label brief) {
    Label shown(boolean named) {
      return named ? whole : brief;
    }
  }

  /** A row of steps that are not reached yet. */
  StepsRow(List<StepsViewModel.Shown> shown) {
    setId("steps");
    getStyleClass().add("steps");
    measure.setVisible(false);
    getChildren().add(measure);
    for (StepsViewModel.Shown one : shown) {
      FontIcon before = new FontIcon("fth-chevron-right");
      before.getStyleClass().add("small-icon");
      Step step = new Step(before, label(one, one.name()), label(one, ""));
      steps.add(step);
      getChildren().addAll(step.before(), step.whole(), step.brief());
    }
    show(shown);
  }

  void show(List<StepsViewModel.Shown> now) {
    for (int i = 0; i < steps.size(); i++) {
      for (Label label : List.of(steps.get(i).whole(), steps.get(i).brief())) {
        label.pseudoClassStateChanged(REACHED, now.get(i).reached());
        label.pseudoClassStateChanged(LATEST, now.get(i).latest());
      }
    }
    // before the first step it is the first that comes
    current =
        now.stream()
            .filter(StepsViewModel.Shown::latest)
            .mapToInt(StepsViewModel.Shown::number)
            .findFirst()
            .orElse(1);
    requestLayout();
  }

  private static Label label(StepsViewModel.Shown one, String name) {
    Label number = new Label(Integer.toString(one.number()));
    number.getStyleClass().add("step-number");
    Label label = new Label(name, number);
    label.getStyleClass().add("step");
    if (name.isEmpty()) {
      label.getStyleClass().add("brief");
    }
    label.setTooltip(new Tooltip(one.name() + ": " + one.text()));
    label.setAccessibleText(one.number() + ". " + one.name() + ". " + one.text());
    return label;
  }

  @Override
  protected double computePrefWidth(double height) {
    return width(Names.ALL);
  }

  @Override
  protected double computeMinWidth(double height) {
    return width(Names.NONE);
  }

  @Override
  protected double computePrefHeight(double width) {
    return snappedTopInset()
        + steps.stream().mapToDouble(step -> step.whole().prefHeight(-1)).max().orElse(0)
        + snappedBottomInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    Names names = fitting();
    double gap = gap();
    double x = snappedLeftInset();
    double height = getHeight() - snappedTopInset() - snappedBottomInset();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      boolean named = isNamed(i, names);
      step.before().setVisible(i > 0);
      if (i > 0) {
        x = put(step.before(), x, height) + gap;
      }
      step.whole().setVisible(named);
      step.brief().setVisible(!named);
      x = put(step.shown(named), x, height) + gap;
    }
  }

  private double put(Node node, double x, double height) {
    double width = snapSizeX(node.prefWidth(-1));
    layoutInArea(node, x, snappedTopInset(), width, height, 0, HPos.LEFT, VPos.CENTER);
    return x + width;
  }

  private Names fitting() {
    for (Names names : List.of(Names.ALL, Names.CURRENT)) {
      if (width(names) <= getWidth() + 0.5) {
        return names;
      }
    }
    return Names.NONE;
  }

  private boolean isNamed(int index, Names names) {
    return switch (names) {
      case ALL -> true;
      case CURRENT -> index + 1 == current;
      case NONE -> false;
    };
  }

  private double width(Names names) {
    double gap = gap();
    double width = snappedLeftInset() + snappedRightInset();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      width += snapSizeX(step.shown(isNamed(i, names)).prefWidth(-1));
      width += i > 0 ? snapSizeX(step.before().prefWidth(-1)) + 2 * gap : 0;
    }
    return width;
  }

  private double gap() {
    return snapSpaceX(GAP * measure.getFont().getSize());
  }
}
