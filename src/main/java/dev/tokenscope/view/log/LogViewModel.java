package dev.tokenscope.view.log;

import dev.tokenscope.projection.Row;
import dev.tokenscope.projection.TokenNames;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** What happened, line by line, as far as it contains what is looked for. */
public final class LogViewModel implements Pane {

  private final RowTexts words;
  private final Choices choices;
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final FilteredList<Row> filtered = new FilteredList<>(rows);
  private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
  private TokenNames.Known names = new TokenNames().initial();

  /** The log in a language, with times of day of a zone. */
  public LogViewModel(Texts texts, ZoneId zone, Choices choices) {
    this.words = new RowTexts(texts, zone);
    this.choices = choices;
    choices.filter().subscribe(text -> look(new RowFilter(text, words)));
    count.bind(
        Bindings.createStringBinding(
            () -> texts.get("log.count.text", filtered.size(), rows.size()), filtered, rows));
  }

  /** The rows that contain what is looked for, oldest first. */
  public ObservableList<Row> rows() {
    return filtered;
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
    for (int i = filtered.size() - 1; seq > 0 && i >= 0; i--) {
      if (filtered.get(i).seq() == seq) {
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
    TokenNames.Known before = names;
    names = moment.log().names();
    List<Row> now = moment.log().at(moment.instant());
    int shown = rows.size();
    boolean goesOn =
        now.size() >= shown
            && (shown == 0 || now.get(shown - 1).equals(rows.getLast()))
            // from the second family on, every name has its letter
            && (before.families() > 1) == (names.families() > 1);
    if (!goesOn) {
      rows.setAll(now);
    } else if (now.size() > shown) {
      rows.addAll(now.subList(shown, now.size()));
    }
  }

  private void look(RowFilter filter) {
    filtered.setPredicate(filter.isEmpty() ? null : row -> filter.matches(row, names));
  }
}
