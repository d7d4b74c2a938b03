package dev.tokenscope.view.sequence;

import dev.tokenscope.drawing.SequenceWords;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.projection.Sequence;
import dev.tokenscope.projection.Slots;
import dev.tokenscope.projection.Step;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import dev.tokenscope.view.Theme;
import dev.tokenscope.view.log.Counts;
import dev.tokenscope.view.log.Sought;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** The sequence of a moment: its lines, which of them is chosen, and what is looked for. */
public final class SequenceViewModel implements Pane {

  private static final int ZOOM_STEP = 10;
  private static final int ZOOM_MIN = 60;
  private static final int ZOOM_MAX = 200;

  private final Texts texts;
  private final StepTexts words;
  private final Choices choices;
  private final Set<Long> unfolded = new HashSet<>();
  private final IntegerProperty zoom = new SimpleIntegerProperty(100);
  private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Slots> slots =
      new ReadOnlyObjectWrapper<>(new Slots(List.of(), List.of(), Set.of()));
  private Sequence.Course course = new Sequence().initial();
  private boolean live = true;
  private Sought sought = new Sought("", List.of(), 0, List.of(), 0);

  /** The sequence in a language, with times of day of a zone. */
  public SequenceViewModel(Texts texts, ZoneId zone, Choices choices) {
    this.texts = texts;
    this.words = new StepTexts(texts, zone);
    this.choices = choices;
  }

  /** What the lines say. */
  public SequenceWords words() {
    return words;
  }

  /** The lines, oldest first. */
  public ReadOnlyObjectProperty<Slots> slots() {
    return slots.getReadOnlyProperty();
  }

  /** The lanes behind Client, API and Auth server. */
  public List<Lane> lanes() {
    return course.lanes();
  }

  /** How many of how many. */
  public ReadOnlyStringProperty count() {
    return count.getReadOnlyProperty();
  }

  /** What is looked for. */
  public StringProperty filter() {
    return choices.filter();
  }

  /** Whether the newest line is kept in sight. */
  public BooleanProperty followLive() {
    return choices.followLive();
  }

  /** The entry that is explained; 0 for the newest message. */
  public LongProperty selection() {
    return choices.selection();
  }

  /** In which colours. */
  public ObservableValue<Theme> theme() {
    return choices.theme();
  }

  /** How large the sequence is, in percent of the rest of the window. */
  public IntegerProperty zoom() {
    return zoom;
  }

  /** A step larger or smaller. */
  public void zoomBy(int steps) {
    zoomTo(zoom.get() + (double) steps * ZOOM_STEP);
  }

  /** As large as that, in percent of the rest of the window, within what can be read and shown. */
  public void zoomTo(double percent) {
    zoom.set((int) Math.clamp(Math.rint(percent), ZOOM_MIN, ZOOM_MAX));
  }

  /** At which line the chosen entry is shown; less than 0 where it is not. */
  public int chosenIndex() {
    long seq = choices.selection().get();
    return seq > 0 ? slots.get().indexOf(seq) : -1;
  }

  /**
   * Below which line a card about a message that is held belongs: below its arrow, or, with 0 for
   * the message that is to come, below the last line. Nowhere while that message is not shown.
   */
  OptionalInt seat(long hold) {
    List<Slots.Slot> lines = slots.get();
    if (hold == 0) {
      return live ? OptionalInt.of(lines.size() - 1) : OptionalInt.empty();
    }
    for (int i = lines.size() - 1;
        i >= 0 && lines.get(i).step() instanceof Step.Waiting waiting;
        i--) {
      if (waiting.hold() == hold) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** Has a line explained; the sequence stays where it is. */
  public void choose(int index) {
    if (index >= 0 && index < slots.get().size()) {
      choices.followLive().set(false);
      choices.selection().set(slots.get().get(index).step().seq());
    }
  }

  /** Has the line explained that is so many below the chosen one; the newest where none is. */
  public void move(int lines) {
    int size = slots.get().size();
    int chosen = chosenIndex();
    if (size > 0) {
      choose(chosen < 0 ? size - 1 : Math.clamp((long) chosen + lines, 0, size - 1));
    }
  }

  /** Unfolds a burst, or folds it; whether there is one at that line. */
  public boolean fold(int index) {
    if (index < 0
        || index >= slots.get().size()
        || !(slots.get().get(index).step() instanceof Step.Burst burst)) {
      return false;
    }
    if (!unfolded.remove(burst.seq())) {
      unfolded.add(burst.seq());
    }
    lay();
    return true;
  }

  /** What the chosen line says to who cannot see it. */
  public String spoken() {
    int chosen = chosenIndex();
    return chosen < 0
        ? texts.get("sequence.title.text")
        : texts.get("sequence.chosen.text", words.spoken(slots.get().get(chosen).step()));
  }

  @Override
  public void show(Moment moment) {
    Sought now = moment.sought();
    boolean same =
        course.log().lastSeq() == moment.log().lastSeq()
            && now.ofSteps() == sought.ofSteps()
            && now.filter().equals(sought.filter())
            && live == moment.viewpoint().isLive();
    course = moment.course();
    live = moment.viewpoint().isLive();
    if (!same) {
      sought = now;
      words.call(course.log().names());
      lay();
    }
  }

  private void lay() {
    slots.set(new Slots(sought.steps(), course.waiting(), unfolded));
    count.set(Counts.of(texts, sought.steps().size(), sought.ofSteps()));
  }
}
