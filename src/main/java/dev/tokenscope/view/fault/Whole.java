package dev.tokenscope.view.fault;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Sentences of the page, of which nothing is cut off. */
final class Whole {

  private Whole() {}

  /** Room for a sentence, with as many lines as it needs. */
  static Label sentence(String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
