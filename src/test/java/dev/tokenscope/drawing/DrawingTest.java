package dev.tokenscope.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DrawingTest {

  private final Mark below = Mark.Box.filled("below", new Bounds(0, 0, 50, 50), 0, Role.PANEL);
  private final Mark above = new Mark.Zone("above", new Bounds(20, 20, 10, 10), "the one above");
  private final Mark deco =
      new Mark.Line("", new Point(0, 25), new Point(50, 25), Role.BORDER, Stroke.dotted(1));
  private final Drawing drawing = new Drawing(100, 100, List.of(below, above, deco));

  @Test
  void the_topmost_mark_that_stands_for_something_is_hit() {
    assertThat(drawing.at(25, 25)).contains(above);
    assertThat(drawing.at(5, 25)).contains(below);
    assertThat(drawing.at(60, 60)).isEmpty();
  }

  @Test
  void what_belongs_together_has_one_id() {
    assertThat(drawing.of("below")).containsExactly(below);
  }

  @Test
  void an_arrow_that_sags_reaches_as_deep_as_it_hangs() {
    Mark.Arrow arrow =
        new Mark.Arrow(
            "",
            new Point(80, 10),
            new Point(20, 10),
            15,
            Role.DANGER_TEXT,
            Stroke.dashed(1),
            Mark.Head.FILLED,
            8);
    assertThat(arrow.bounds()).isEqualTo(new Bounds(20, 10, 60, 15));
  }
}
