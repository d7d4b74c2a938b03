package dev.tokenscope.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTest {

  private static final List<Rectangle2D> TWO_SCREENS =
      List.of(new Rectangle2D(0, 24, 1920, 1056), new Rectangle2D(1920, 0, 1280, 1024));

  @ParameterizedTest
  @CsvSource({
    "100, 60, true",
    "2000, 0, true",
    "-1300, 60, true",
    "-1430, 60, false",
    "3150, 60, false",
    "100, 1070, false",
    "100, -200, false",
    "5000, 60, false",
  })
  void a_window_is_reachable_where_its_title_is_on_a_screen(double x, double y, boolean reachable) {
    assertThat(new Placement(x, y, 1440, 900, false).isReachable(TWO_SCREENS)).isEqualTo(reachable);
  }

  @Test
  void a_screen_that_is_gone_leaves_its_window_unreachable() {
    Placement onSecond = new Placement(2000, 100, 1000, 700, false);
    assertThat(onSecond.isReachable(TWO_SCREENS)).isTrue();
    assertThat(onSecond.isReachable(TWO_SCREENS.subList(0, 1))).isFalse();
  }

  @Test
  void a_window_that_was_on_a_larger_screen_fits_the_one_that_there_is() {
    List<Rectangle2D> laptop = List.of(new Rectangle2D(0, 24, 1280, 776));
    assertThat(new Placement(-5, 24, 1920, 1056, true).on(laptop))
        .contains(new Placement(0, 24, 1280, 776, true));
    assertThat(new Placement(40, 60, 1200, 1056, false).on(laptop))
        .contains(new Placement(40, 24, 1200, 776, false));
    assertThat(new Placement(40, 60, 3000, 900, false).on(TWO_SCREENS))
        .as("across two screens")
        .contains(new Placement(40, 60, 3000, 900, false));
    assertThat(new Placement(5000, 60, 1200, 700, false).on(laptop)).isEmpty();
  }

  @Test
  void nothing_is_a_place_without_numbers() {
    assertThatThrownBy(() -> new Placement(Double.NaN, 0, 100, 100, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Placement(0, 0, 0, 100, false))
        .hasMessageContaining("A window cannot be");
  }
}
