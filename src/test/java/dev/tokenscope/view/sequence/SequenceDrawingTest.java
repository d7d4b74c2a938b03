package dev.tokenscope.view.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.drawing.BundledFonts;
import dev.tokenscope.drawing.Drawing;
import dev.tokenscope.drawing.Flaws;
import dev.tokenscope.drawing.Mark;
import dev.tokenscope.drawing.Pen;
import dev.tokenscope.drawing.SequenceDrawing;
import dev.tokenscope.drawing.Stroke;
import dev.tokenscope.projection.Slots;
import dev.tokenscope.projection.Step;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Scenes;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SequenceDrawingTest {

  private static final BundledFonts FONTS = new BundledFonts();

  private static final double[][] PLACES = {{540, 560}, {700, 640}, {1180, 820}};

  @ParameterizedTest
  @EnumSource
  void no_text_is_cut_off_or_covered_or_faint(Scenes scene) {
    Moment moment = Moments.now(scene.script());
    for (Language language : Language.values()) {
      StepTexts words = words(moment, language);
      Slots slots = slots(moment, true);
      for (double[] place : PLACES) {
        for (double em : new double[] {13, 20}) {
          SequenceDrawing sequence = new SequenceDrawing(new Pen(FONTS, em), words);
          for (int first = 0; first < slots.size(); first += 5) {
            Drawing drawing =
                sequence.draw(
                    place[0],
                    place[1],
                    new SequenceDrawing.View(
                        slots,
                        moment.course().lanes(),
                        first * sequence.rowHeight() + 7,
                        first + 2,
                        first % 2 == 0));
            assertThat(Flaws.of(drawing))
                .as("%s %s %s em %s from %d", scene, language, place[0], em, first)
                .isEmpty();
          }
        }
      }
    }
  }

  @Test
  void a_request_is_a_whole_line_and_an_answer_a_dashed_one() {
    Drawing drawing = draw(Scenes.REFRESHED);
    assertThat(drawing.marks().stream().filter(Mark.Arrow.class::isInstance))
        .extracting(mark -> ((Mark.Arrow) mark).stroke().dash())
        .contains(Stroke.Dash.SOLID, Stroke.Dash.DASHED);
    assertThat(drawing.labels())
        .extracting(Mark.Label::text)
        .contains("GET /api/orders · AT 1", "200 OK")
        .anyMatch(text -> text.startsWith("401 invalid_token"));
  }

  @Test
  void what_gets_lost_ends_in_a_cross_before_it_arrives() {
    Drawing drawing = draw(Scenes.CROWDED);
    assertThat(drawing.marks().stream().filter(Mark.Arrow.class::isInstance))
        .filteredOn(mark -> ((Mark.Arrow) mark).head() == Mark.Head.LOST)
        .hasSize(2);
  }

  @Test
  void what_is_out_of_sight_costs_nothing() {
    Moment moment = Moments.now(Scenes.REFRESHED.script());
    SequenceDrawing sequence =
        new SequenceDrawing(new Pen(FONTS, 13), words(moment, Language.ENGLISH));
    Slots slots = slots(moment, false);
    Drawing drawing =
        sequence.draw(
            700,
            sequence.headHeight() + 3 * sequence.rowHeight(),
            new SequenceDrawing.View(slots, moment.course().lanes(), 0, -1, false));
    assertThat(drawing.marks().stream().filter(Mark.Zone.class::isInstance)).hasSize(3);
    assertThat(sequence.lineAt(sequence.headHeight() + 1, 4 * sequence.rowHeight())).isEqualTo(4);
  }

  private static Drawing draw(Scenes scene) {
    Moment moment = Moments.now(scene.script());
    return new SequenceDrawing(new Pen(FONTS, 13), words(moment, Language.ENGLISH))
        .draw(
            800,
            2000,
            new SequenceDrawing.View(slots(moment, false), moment.course().lanes(), 0, -1, false));
  }

  private static StepTexts words(Moment moment, Language language) {
    StepTexts words = new StepTexts(Texts.in(language), ZoneOffset.UTC);
    words.call(moment.log().names());
    return words;
  }

  private static Slots slots(Moment moment, boolean unfolded) {
    Set<Long> bursts = new HashSet<>();
    for (Step step : moment.course().at(moment.instant())) {
      if (unfolded && step instanceof Step.Burst) {
        bursts.add(step.seq());
      }
    }
    return new Slots(moment.course().at(moment.instant()), moment.course().waiting(), bursts);
  }
}
