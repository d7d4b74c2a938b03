package dev.tokenscope.view.notice;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;

/**
 * A shape, words, and what can be done about them: beside the words, or below them where there is
 * little room. Its three children are in this order.
 */
public final class NoticeLine extends Pane {

  /** Where there is less room, what can be done about it stands below the words. */
  private static final double BESIDE_FROM_EM = 60;

  private static final double GAP_EM = 0.7;

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private Node shape() {
    return getChildren().getFirst();
  }

  private Node words() {
    return getChildren().get(1);
  }

  private Node actions() {
    return getChildren().getLast();
  }

  private double em() {
    return words().lookup(".label") instanceof Label label
        ? label.getFont().getSize()
        : Font.getDefault().getSize();
  }

  private boolean isBeside(double width) {
    return width >= BESIDE_FROM_EM * em();
  }

  private double wordsWidth(double width, boolean beside) {
    double gap = GAP_EM * em();
    double taken = shape().prefWidth(-1) + gap + (beside ? actions().prefWidth(-1) + gap : 0);
    return Math.max(0, width - taken);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    double inside = width < 0 ? getWidth() : width;
    boolean beside = isBeside(inside);
    double words = words().prefHeight(wordsWidth(inside, beside));
    double actions = actions().prefHeight(-1);
    return beside ? Math.max(words, actions) : words + GAP_EM * em() + actions;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double gap = GAP_EM * em();
    boolean beside = isBeside(getWidth());
    double width = wordsWidth(getWidth(), beside);
    double words = words().prefHeight(width);
    double actionsWidth = actions().prefWidth(-1);
    double actionsHeight = actions().prefHeight(-1);
    double shapeSide = shape().prefWidth(-1);
    double high = beside ? Math.max(words, actionsHeight) : words;
    shape().relocate(0, snapPositionY((high - shape().prefHeight(-1)) / 2));
    words()
        .resizeRelocate(
            snapPositionX(shapeSide + gap), snapPositionY((high - words) / 2), width, words);
    actions()
        .resizeRelocate(
            snapPositionX(getWidth() - actionsWidth),
            beside ? snapPositionY((high - actionsHeight) / 2) : snapPositionY(high + gap),
            actionsWidth,
            actionsHeight);
  }
}
