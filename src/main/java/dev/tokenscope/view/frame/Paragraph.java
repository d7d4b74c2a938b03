package dev.tokenscope.view.frame;

import javafx.scene.control.Label;

/**
 * A text that is broken into lines where its place is narrow, and is shown whole. It breaks its
 * text once for each width: the toolkit keeps no height that depends on a width, and each row that
 * a text stands in asks for it several times.
 */
public final class Paragraph extends Label {

  private double known = Double.NaN;
  private double height;

  /** Says nothing yet. */
  public Paragraph() {
    this("");
  }

  /**
   * A text.
   *
   * @param text what it says
   * @param styleClasses how it looks
   */
  public Paragraph(String text, String... styleClasses) {
    super(text);
    getStyleClass().addAll(styleClasses);
    setWrapText(true);
    setMinHeight(USE_PREF_SIZE);
  }

  @Override
  protected double computePrefHeight(double width) {
    if (width != known) {
      height = super.computePrefHeight(width);
      known = width;
    }
    return height;
  }

  @Override
  public void requestLayout() {
    known = Double.NaN;
    super.requestLayout();
  }
}
