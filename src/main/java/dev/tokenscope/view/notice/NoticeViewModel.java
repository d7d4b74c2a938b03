package dev.tokenscope.view.notice;

import dev.tokenscope.projection.Troubles;
import dev.tokenscope.text.Texts;
import dev.tokenscope.text.Times;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Distinct;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import dev.tokenscope.view.TroubleTexts;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/**
 * The oldest trouble that nobody has put away yet; the others wait behind it. It is the one of the
 * present, also while the past is looked at: a disk that is full is full now.
 */
public final class NoticeViewModel implements Pane {

  private final Texts texts;
  private final ZoneId zone;
  private final TroubleTexts words;
  private final Choices choices;
  private final Consumer<String> clipboard;
  private final BooleanProperty detailed = new SimpleBooleanProperty();
  private final Distinct<Shown> shown = new Distinct<>(Shown.NOTHING);
  private List<Troubles.Met> met = List.of();

  /**
   * What the bar says.
   *
   * @param seq the entry that tells of it last; 0 where the bar is not there
   * @param what happened, in a sentence
   * @param help what to do, in a sentence or two
   * @param when the time of day, and how often
   * @param waiting how many more there are, in words; empty for none
   * @param details to be copied
   * @param over whether it works again
   */
  public record Shown(
      long seq,
      String what,
      String help,
      String when,
      String waiting,
      String details,
      boolean over) {
    static final Shown NOTHING = new Shown(0, "", "", "", "", "", false);

    /** Whether there is anything to say. */
    public boolean there() {
      return seq > 0;
    }
  }

  /**
   * The bar in a language.
   *
   * @param clipboard takes what is copied
   */
  public NoticeViewModel(Texts texts, ZoneId zone, Choices choices, Consumer<String> clipboard) {
    this.texts = texts;
    this.zone = zone;
    this.words = new TroubleTexts(texts, zone);
    this.choices = choices;
    this.clipboard = clipboard;
  }

  /** What the bar says now. */
  public ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Whether the bar is there. */
  public ObservableValue<Boolean> there() {
    return shown.map(Shown::there);
  }

  /** Whether the details are unfolded. */
  public BooleanProperty detailed() {
    return detailed;
  }

  /** Copies the sentences and the details. */
  public void copy() {
    Shown now = shown.get();
    clipboard.accept(String.join("\n", now.what(), now.help(), now.when(), now.details()));
  }

  /** Puts the trouble away; it comes back when it happens again. */
  public void dismiss() {
    dismissUpTo(shown.get().seq());
  }

  /** Puts all of them away. */
  public void dismissAll() {
    dismissUpTo(met.stream().mapToLong(Troubles.Met::seq).max().orElse(0));
  }

  private void dismissUpTo(long seq) {
    choices.noticed().set(Math.max(choices.noticed().get(), seq));
    detailed.set(false);
    look();
  }

  @Override
  public void show(Moment moment) {
    met = moment.troubles().met();
    look();
  }

  private void look() {
    List<Troubles.Met> waiting =
        met.stream()
            .filter(one -> one.seq() > choices.noticed().get())
            .sorted(Comparator.comparingLong(Troubles.Met::seq))
            .toList();
    Shown now = waiting.isEmpty() ? Shown.NOTHING : words(waiting.getFirst(), waiting.size() - 1);
    shown.set(now);
  }

  private Shown words(Troubles.Met one, int more) {
    String time = Times.clockMillis(one.at(), zone);
    return new Shown(
        one.seq(),
        words.what(one.trouble()),
        one.over() ? texts.get("notice.over.text") : words.help(one.trouble()),
        one.times() == 1 ? time : texts.get("notice.times.text", time, one.times()),
        more == 0 ? "" : texts.get("notice.waiting.text", more),
        words.details(one.trouble()),
        one.over());
  }
}
