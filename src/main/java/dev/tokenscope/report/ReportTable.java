package dev.tokenscope.report;

import dev.tokenscope.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** Reports as lines of a terminal: a row for each check, a column for each client. */
public final class ReportTable {

  private static final int NAME_MAX = 24;
  private static final String GAP = "  ";

  private ReportTable() {}

  /** The table, each line with its end. */
  public static String of(List<Report> reports, Texts texts) {
    PageWords words = new PageWords(texts);
    Columns columns = Columns.of(reports);
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(words.get("check")));
    columns.names().forEach(name -> head.add(shortened(name)));
    head.add("");
    rows.add(head);
    for (Found row : columns.rows()) {
      List<String> cells = new ArrayList<>(List.of(row.id()));
      for (Report report : columns.reports()) {
        cells.add(
            report
                .of(row.id())
                .map(found -> found.verdict().sign() + " " + words.verdict(found.verdict()))
                .orElse(""));
      }
      cells.add(words.title(row));
      rows.add(cells);
    }
    return lines(rows);
  }

  private static String lines(List<List<String>> rows) {
    StringBuilder lines = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int widest = rows.stream().mapToInt(one -> width(one.get(column))).max().orElse(0);
        line.append(row.get(i)).repeat(" ", widest - width(row.get(i))).append(GAP);
      }
      lines.append(line.toString().stripTrailing()).append('\n');
    }
    return lines.toString();
  }

  private static String shortened(String name) {
    String whole = name.replaceAll("\\p{Cntrl}", "\ufffd");
    return whole.codePointCount(0, whole.length()) <= NAME_MAX
        ? whole
        : whole.substring(0, whole.offsetByCodePoints(0, NAME_MAX - 1)) + "…";
  }

  /** In cells of a terminal: Hangul takes two. */
  private static int width(String text) {
    return text.codePoints().map(c -> Character.isIdeographic(c) || isHangul(c) ? 2 : 1).sum();
  }

  private static boolean isHangul(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL;
  }
}
