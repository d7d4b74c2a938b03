package dev.tokenscope.view.frame;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class IslandTest {

  private static final double WIDTH = 200;
  private static final double HEIGHT = 500;

  private final Part part = new Part();
  private int windowLaidOut;

  /** As high as it says. */
  private static final class Part extends Region {
    private double needs = 40;
    private int laidOut;
    private int asked;

    void becomes(double height) {
      needs = height;
      requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
      asked++;
      assertThat(width).as("it is asked for its height at its width").isEqualTo(WIDTH);
      return needs;
    }

    @Override
    protected void layoutChildren() {
      laidOut++;
    }
  }

  private VBox window(Region... rows) {
    VBox window =
        new VBox(rows) {
          @Override
          protected void layoutChildren() {
            windowLaidOut++;
            super.layoutChildren();
          }
        };
    window.resize(WIDTH, HEIGHT);
    // rows that are moved for the first time ask for it once more
    window.layout();
    window.layout();
    windowLaidOut = 0;
    part.laidOut = 0;
    part.asked = 0;
    return window;
  }

  @Test
  void what_changes_in_it_and_needs_the_same_room_moves_nothing_around_it() {
    VBox window = window(Island.asking(part), new Region());
    part.becomes(40);
    window.layout();
    assertThat(part.laidOut).isEqualTo(1);
    assertThat(windowLaidOut).isZero();
    window.layout();
    assertThat(windowLaidOut).isZero();
  }

  @Test
  void it_is_as_high_as_its_content_also_when_that_changes() {
    part.setMinHeight(Region.USE_PREF_SIZE);
    Island island = Island.asking(part);
    VBox window = window(island, new Region());
    assertThat(island.getHeight()).isEqualTo(40);
    part.becomes(70);
    window.layout();
    window.layout();
    assertThat(island.getHeight()).isEqualTo(70);
    assertThat(part.getHeight()).isEqualTo(70);
    assertThat(part.getWidth()).isEqualTo(WIDTH);
    part.becomes(30);
    window.layout();
    window.layout();
    assertThat(part.getHeight()).isEqualTo(30);
  }

  @Test
  void its_content_is_asked_once_however_often_the_window_asks() {
    Island island = Island.asking(part);
    VBox window = window(island, new Region());
    island.requestLayout();
    part.becomes(50);
    for (int i = 0; i < 5; i++) {
      island.prefHeight(WIDTH);
      island.minHeight(WIDTH);
    }
    window.layout();
    assertThat(part.asked).isEqualTo(1);
  }

  @Test
  void it_may_be_given_more_than_it_asks_for() {
    Island island = Island.asking(part);
    VBox.setVgrow(island, Priority.ALWAYS);
    VBox window = window(island);
    assertThat(part.getHeight()).isEqualTo(HEIGHT);
    part.becomes(40);
    window.layout();
    assertThat(windowLaidOut).as("more room than it needs is no reason").isZero();
  }

  @Test
  void one_that_fills_its_place_never_asks() {
    Island island = Island.filling(part);
    VBox.setVgrow(island, Priority.ALWAYS);
    VBox window = window(island);
    part.becomes(900);
    window.layout();
    window.layout();
    assertThat(windowLaidOut).isZero();
    assertThat(part.laidOut).isEqualTo(1);
    assertThat(part.asked).isZero();
    assertThat(part.getHeight()).isEqualTo(HEIGHT);
  }
}
