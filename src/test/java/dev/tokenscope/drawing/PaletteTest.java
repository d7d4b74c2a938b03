package dev.tokenscope.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PaletteTest {

  private static final List<Role> WORDS =
      List.of(
          Role.TEXT,
          Role.TEXT_MUTED,
          Role.AT_TEXT,
          Role.RT_TEXT,
          Role.SUCCESS_TEXT,
          Role.DANGER_TEXT,
          Role.WARNING_TEXT);
  private static final List<Role> GROUNDS = List.of(Role.CANVAS, Role.PANEL, Role.SELECTED);

  @Test
  void contrast_is_computed_as_the_guidelines_say() {
    assertThat(Palette.contrast(0xff000000, 0xffffffff)).isEqualTo(21, Offset.offset(0.01));
    assertThat(Palette.contrast(0xff777777, 0xffffffff)).isEqualTo(4.48, Offset.offset(0.01));
    assertThat(Palette.contrast(0xff123456, 0xff123456)).isEqualTo(1);
  }

  @Test
  void a_colour_that_shows_something_through_is_mixed_with_its_ground() {
    assertThat(Palette.over(0x80ff0000, 0xffffffff)).isEqualTo(0xffff7f7f);
    assertThat(Palette.over(0xff123456, 0xffffffff)).isEqualTo(0xff123456);
  }

  @Test
  void every_text_can_be_read_on_every_ground() {
    for (Palette palette : Palette.values()) {
      for (Role ground : GROUNDS) {
        int under = Palette.over(palette.argb(ground), palette.argb(Role.CANVAS));
        for (Role word : WORDS) {
          assertThat(Palette.contrast(palette.argb(word), under))
              .as("%s on %s, %s", word, ground, palette)
              .isGreaterThanOrEqualTo(4.5);
        }
      }
    }
  }

  @Test
  void what_stands_on_a_filled_area_can_be_read() {
    for (Palette palette : Palette.values()) {
      for (Role area : List.of(Role.AT, Role.RT, Role.DANGER)) {
        assertThat(Palette.contrast(palette.argb(Role.TEXT_ON_FILL), palette.argb(area)))
            .as("%s, %s", area, palette)
            .isGreaterThanOrEqualTo(4.5);
      }
      assertThat(
              Palette.contrast(
                  palette.argb(Role.DANGER_TEXT),
                  Palette.over(palette.argb(Role.DANGER_GROUND), palette.argb(Role.CANVAS))))
          .as("an alarm, %s", palette)
          .isGreaterThanOrEqualTo(4.5);
      for (Role area : List.of(Role.AT_PAST, Role.RT_PAST)) {
        assertThat(Palette.contrast(palette.argb(Role.TEXT), palette.argb(area)))
            .as("%s, %s", area, palette)
            .isGreaterThanOrEqualTo(4.5);
      }
    }
  }
}
