package dev.tokenscope.view.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.drawing.BundledFonts;
import dev.tokenscope.drawing.Drawing;
import dev.tokenscope.drawing.Mark;
import dev.tokenscope.drawing.Pen;
import dev.tokenscope.drawing.SequenceDrawing;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.projection.EventLog;
import dev.tokenscope.projection.Lifelines;
import dev.tokenscope.projection.Row;
import dev.tokenscope.projection.Slots;
import dev.tokenscope.projection.Step;
import dev.tokenscope.projection.What;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures tell what really happens: each fault strikes the built-in client again here. */
@Timeout(60)
class StoryTest {

  private static final Texts TEXTS = Texts.in(Language.ENGLISH);

  static Stream<Arguments> kinds() {
    return Stream.of(RefreshStyle.values())
        .flatMap(style -> Kind.ALL.stream().map(kind -> Arguments.of(kind, style)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void what_is_shown_is_what_happens_and_everybody_sees_the_fault(Kind kind, RefreshStyle style) {
    List<Entry> now = Recording.of(kind, style);

    // where this fails on purpose: java … dev.tokenscope.view.fault.Recording FOLDER writes anew
    assertThat(messages(Story.of(now, TEXTS))).isEqualTo(messages(Story.of(kind, style, TEXTS)));
    // a client may know that its connection is gone before the server says so
    assertThat(lines(Story.of(now, TEXTS)))
        .containsExactlyInAnyOrderElementsOf(lines(Story.of(kind, style, TEXTS)));

    What struck = new What.FaultFired(kind.name());
    assertThat(new EventLog().applyAll(new EventLog().initial(), now).rows())
        .extracting(Row::what)
        .as("the log")
        .contains(struck);
    assertThat(new Lifelines().applyAll(new Lifelines().initial(), now).alarms())
        .extracting(happening -> happening.what())
        .as("the lifelines")
        .contains(struck);
    assertThat(lines(Story.of(now, TEXTS)))
        .as("the sequence")
        .anyMatch(line -> line.endsWith("Fault: " + TEXTS.get("fault." + kind.name() + ".name")));
  }

  private static List<String> messages(Story story) {
    return lines(story).stream().filter(line -> !line.startsWith("Lab")).toList();
  }

  /** Who, to whom, what; not when. */
  private static List<String> lines(Story story) {
    return story.slots().stream()
        .map(Slots.Slot::step)
        .map(step -> parties(step) + " " + story.words().line(step))
        .toList();
  }

  private static String parties(Step step) {
    return step instanceof Step.One(var row, var lost)
        ? row.from() + " " + row.to() + (lost ? " lost" : "")
        : "";
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void it_was_recorded_with_what_the_page_would_arm(Kind kind, RefreshStyle style) {
    assertThat(Story.recorded(kind, style))
        .extracting(Entry::event)
        .filteredOn(Event.FaultArmed.class::isInstance)
        .extracting(event -> ((Event.FaultArmed) event).rule())
        .containsExactly(Typed.usual(kind).rule());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void every_line_of_the_picture_is_there_and_can_be_read(Kind kind, RefreshStyle style) {
    for (Language language : Language.values()) {
      Story story = Story.of(kind, style, Texts.in(language));
      SequenceDrawing sequence =
          new SequenceDrawing(new Pen(new BundledFonts(), 13), story.words());
      double high = sequence.headHeight() + story.slots().size() * sequence.rowHeight() + 13;
      Drawing drawing =
          sequence.draw(
              500, high, new SequenceDrawing.View(story.slots(), List.of(), 0, -1, false));
      assertThat(drawing.marks().stream().filter(Mark.Zone.class::isInstance))
          .hasSize(story.slots().size());
      assertThat(drawing.labels().filter(Mark.Label::elided).map(Mark.Label::whole)).isEmpty();
      assertThat(story.spoken().lines()).hasSize(story.slots().size());
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void nothing_of_the_login_is_in_the_recording(Kind kind, RefreshStyle style) {
    assertThat(Story.recorded(kind, style).stream().map(Object::toString))
        .noneMatch(entry -> entry.contains("wonderland"));
  }
}
