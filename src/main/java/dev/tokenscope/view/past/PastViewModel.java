package dev.tokenscope.view.past;

import dev.tokenscope.projection.Row;
import dev.tokenscope.text.Texts;
import dev.tokenscope.text.Times;
import dev.tokenscope.view.Distinct;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import dev.tokenscope.view.Playhead;
import dev.tokenscope.view.log.RowTexts;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;

/** Says that the window shows the past, which moment of it, and leads back. */
public final class PastViewModel implements Pane {

  private final Texts texts;
  private final RowTexts words;
  private final ZoneId zone;
  private final Playhead playhead;
  private final Distinct<Shown> shown = new Distinct<>(new Shown(false, "", ""));

  /**
   * What the banner says.
   *
   * @param past whether it is there at all
   * @param time of day of the moment, to the millisecond
   * @param event what happened last, in words; empty where nothing had
   */
  public record Shown(boolean past, String time, String event) {}

  /** The banner in a language, with times of day of a zone. */
  public PastViewModel(Texts texts, ZoneId zone, Playhead playhead) {
    this.texts = texts;
    this.words = new RowTexts(texts, zone);
    this.zone = zone;
    this.playhead = playhead;
  }

  /** What the banner says now. */
  public ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Goes one event back. */
  public void previous() {
    playhead.previous();
  }

  /** Goes one event forth. */
  public void next() {
    playhead.next();
  }

  /** Goes to the present. */
  public void live() {
    playhead.live();
  }

  @Override
  public void show(Moment moment) {
    if (moment.viewpoint().isLive()) {
      shown.set(new Shown(false, "", ""));
      return;
    }
    List<Row> rows = moment.log().at(moment.instant());
    shown.set(
        new Shown(
            true,
            Times.clockMillis(moment.instant(), zone),
            rows.isEmpty() ? "" : event(rows.getLast(), moment)));
  }

  private String event(Row row, Moment moment) {
    String status = words.status(row);
    String what = words.what(row, moment.log().names());
    return texts.get(
        "past.event.text", words.parties(row), status.isEmpty() ? what : status + " · " + what);
  }
}
