package dev.tokenscope.view.steps;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the seven steps to their view-model. */
public final class StepsController {

  private static final PseudoClass REACHED = PseudoClass.getPseudoClass("reached");
  private static final PseudoClass LATEST = PseudoClass.getPseudoClass("latest");

  private final StepsViewModel model;

  @FXML private HBox steps;

  /** The controller of the strip. */
  public StepsController(StepsViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    for (StepsViewModel.Shown step : model.shown().get()) {
      if (step.number() > 1) {
        FontIcon then = new FontIcon("fth-chevron-right");
        then.getStyleClass().add("small-icon");
        steps.getChildren().add(then);
      }
      Label name = new Label(step.name());
      name.getStyleClass().add("step");
      Label number = new Label(Integer.toString(step.number()));
      number.getStyleClass().add("step-number");
      name.setGraphic(number);
      name.setTooltip(new Tooltip(step.text()));
      name.setAccessibleText(step.number() + ". " + step.name() + ". " + step.text());
      name.setMinWidth(0);
      steps.getChildren().add(name);
    }
    model.shown().subscribe(this::show);
  }

  private void show(List<StepsViewModel.Shown> now) {
    List<Label> labels =
        steps.getChildren().stream()
            .filter(Label.class::isInstance)
            .map(Label.class::cast)
            .toList();
    for (int i = 0; i < labels.size(); i++) {
      labels.get(i).pseudoClassStateChanged(REACHED, now.get(i).reached());
      labels.get(i).pseudoClassStateChanged(LATEST, now.get(i).latest());
    }
  }
}
