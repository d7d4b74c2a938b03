package dev.tokenscope.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.drawing.Pen.Anchor;
import dev.tokenscope.drawing.Pen.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The eye that looks at every drawing must see what is wrong. */
class FlawsTest {

  private final Pen pen = new Pen(new BundledFonts(), 13);

  @Test
  void a_text_over_the_edge() {
    assertThat(Flaws.clipped(of(text("orders", 170, 20)))).hasSize(1);
    assertThat(Flaws.of(of(text("orders", 50, 20)))).isEmpty();
  }

  @Test
  void a_text_that_is_wider_than_its_box() {
    Mark box = Mark.Box.filled("", new Bounds(10, 10, 40, 20), 3, Role.PANEL);
    assertThat(Flaws.clipped(of(box, text("a long text", 15, 20)))).hasSize(1);
    assertThat(Flaws.clipped(of(box, text("a", 15, 20)))).isEmpty();
  }

  @Test
  void two_texts_over_each_other() {
    assertThat(Flaws.overlapping(of(text("one", 10, 20), text("other", 20, 24)))).hasSize(1);
    assertThat(Flaws.overlapping(of(text("one", 10, 20), text("other", 10, 40)))).isEmpty();
  }

  @Test
  void a_line_through_a_text_unless_something_lies_between() {
    Mark line =
        new Mark.Line("", new Point(20, 0), new Point(20, 90), Role.BORDER, Stroke.solid(1));
    Mark box = Mark.Box.filled("", new Bounds(0, 5, 100, 30), 3, Role.PANEL);
    Mark.Label text = text("through", 10, 20);
    Mark.Label grounded =
        pen.label("", "through", 10, 20, Anchor.LEFT, Style.text(Role.TEXT).on(Role.CANVAS));
    assertThat(Flaws.struckThrough(of(line, text))).hasSize(1);
    assertThat(Flaws.struckThrough(of(line, box, text))).isEmpty();
    assertThat(Flaws.struckThrough(of(line, grounded))).isEmpty();
    assertThat(Flaws.struckThrough(of(grounded, line))).hasSize(1);
  }

  @Test
  void a_text_that_is_hard_to_tell_from_its_ground() {
    Mark box = Mark.Box.filled("", new Bounds(0, 5, 100, 30), 3, Role.AT);
    assertThat(Flaws.faint(of(box, text("blue", 10, 20)))).isNotEmpty();
    Mark.Label light = pen.label("", "blue", 10, 20, Anchor.LEFT, Style.text(Role.TEXT_ON_FILL));
    assertThat(Flaws.faint(of(box, light))).isEmpty();
  }

  private Mark.Label text(String text, double x, double middle) {
    return pen.label("", text, x, middle, Anchor.LEFT, Style.text(Role.TEXT));
  }

  private static Drawing of(Mark... marks) {
    return new Drawing(200, 100, List.of(marks));
  }
}
