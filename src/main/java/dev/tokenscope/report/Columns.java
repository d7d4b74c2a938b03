package dev.tokenscope.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Several reports side by side.
 *
 * @param reports a column each
 * @param names what the columns are called; no two are the same
 * @param rows one finding of each check, for its title, in the order of their ids
 */
record Columns(List<Report> reports, List<String> names, List<Found> rows) {

  static Columns of(List<Report> reports) {
    // the digits: what is about refreshing comes before what is about access tokens
    Map<String, Found> rows =
        new TreeMap<>(Comparator.comparing((String id) -> id.substring(3)).thenComparing(id -> id));
    List<String> names = new ArrayList<>();
    for (Report report : reports) {
      report.findings().forEach(found -> rows.putIfAbsent(found.id(), found));
      names.add(unlike(names, report.client()));
    }
    return new Columns(List.copyOf(reports), List.copyOf(names), List.copyOf(rows.values()));
  }

  private static String unlike(List<String> names, String name) {
    String free = name;
    for (int number = 2; names.contains(free); number++) {
      free = name + " (" + number + ")";
    }
    return free;
  }

  /** Where on the page a column's finding stands. */
  static String anchor(int column, Found row) {
    return "c" + (column + 1) + "-" + row.id();
  }
}
