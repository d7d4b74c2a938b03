package dev.tokenscope.view.log;

import dev.tokenscope.projection.Row;
import java.util.List;
import javafx.collections.ObservableListBase;

/**
 * The rows that a table shows: the list of a moment as it is, never copied. What two moments share
 * is left alone.
 */
final class Rows extends ObservableListBase<Row> {

  private List<Row> shown = List.of();

  /**
   * Shows other rows.
   *
   * @param goesOn whether they are those of before, with more or fewer at the end
   */
  void show(List<Row> now, boolean goesOn) {
    List<Row> before = shown;
    int common = Math.min(before.size(), now.size());
    boolean shares = goesOn && (common == 0 || before.get(common - 1).equals(now.get(common - 1)));
    beginChange();
    shown = now;
    if (!shares) {
      nextReplace(0, now.size(), before);
    } else if (now.size() > common) {
      nextAdd(common, now.size());
    } else if (before.size() > common) {
      nextRemove(common, before.subList(common, before.size()));
    }
    endChange();
  }

  @Override
  public Row get(int index) {
    return shown.get(index);
  }

  @Override
  public int size() {
    return shown.size();
  }
}
