package dev.tokenscope.view.log;

import dev.tokenscope.projection.Row;
import dev.tokenscope.projection.TokenNames;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import java.time.ZoneId;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;

/** What happened, line by line, as far as it contains what is looked for. */
public final class LogViewModel implements Pane {

  private final Texts texts;
  private final RowTexts words;
  private final Choices choices;
  private final Rows rows = new Rows();
  private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
  private TokenNames.Known names = new TokenNames().initial();
  private String filter = "";

  /** The log in a language, with times of day of a zone. */
  public LogViewModel(Texts texts, ZoneId zone, Choices choices) {
    this.texts = texts;
    this.words = new RowTexts(texts, zone);
    this.choices = choices;
  }

  /** The rows that contain what is looked for, oldest first. */
  public ObservableList<Row> rows() {
    return rows;
  }

  /** How many of how many. */
  public ReadOnlyStringProperty count() {
    return count.getReadOnlyProperty();
  }

  /** What is looked for. */
  public StringProperty filter() {
    return choices.filter();
  }

  /** Whether the newest row is kept in sight. */
  public BooleanProperty followLive() {
    return choices.followLive();
  }

  /** The entry that is explained; 0 for the newest message. */
  public LongProperty selection() {
    return choices.selection();
  }

  /** Has a row explained; the log stays where it is. */
  public void choose(Row row) {
    choices.selection().set(row.seq());
    choices.followLive().set(false);
  }

  /** At which row the chosen entry is shown; less than 0 where it is not. */
  public int chosenIndex() {
    long seq = choices.selection().get();
    for (int i = rows.size() - 1; seq > 0 && i >= 0; i--) {
      if (rows.get(i).seq() == seq) {
        return i;
      }
    }
    return -1;
  }

  /** How many pixels one em has: columns grow with the letters. */
  public ObservableValue<Number> em() {
    return choices.em();
  }

  /** The time of a row. */
  public String time(Row row) {
    return words.time(row);
  }

  /** Who sent a row to whom. */
  public String parties(Row row) {
    return words.parties(row);
  }

  /** What happened. */
  public String what(Row row) {
    return words.what(row, names);
  }

  /** The tokens of a row. */
  public String tokens(Row row) {
    return words.tokens(row, names);
  }

  /** The status of a row. */
  public String status(Row row) {
    return words.status(row);
  }

  @Override
  public void show(Moment moment) {
    Sought sought = moment.sought();
    boolean goesOn =
        sought.filter().equals(filter)
            // from the second family on, every name has its letter
            && (names.families() > 1) == (moment.log().names().families() > 1);
    names = moment.log().names();
    filter = sought.filter();
    rows.show(sought.rows(), goesOn);
    count.set(Counts.of(texts, rows.size(), sought.ofRows()));
  }
}
