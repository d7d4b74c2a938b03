package dev.tokenscope.view.log;

import dev.tokenscope.projection.Row;
import dev.tokenscope.projection.TokenNames;
import dev.tokenscope.projection.What;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What rows must contain: every word of it, somewhere. {@code path:}, {@code status:}, {@code
 * token:} and {@code client:} before a word say where.
 */
public final class RowFilter {

  private final List<String> terms;
  private final RowTexts words;

  /**
   * A filter.
   *
   * @param text as it was typed; empty for all rows
   * @param words rows are looked through as they are read
   */
  public RowFilter(String text, RowTexts words) {
    this.terms =
        Stream.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"))
            .filter(term -> !term.isEmpty())
            .toList();
    this.words = words;
  }

  /** Whether every row has it. */
  public boolean isEmpty() {
    return terms.isEmpty();
  }

  /** Whether a row has all of it. */
  public boolean matches(Row row, TokenNames.Known names) {
    return terms.stream().allMatch(term -> matches(term, row, names));
  }

  private boolean matches(String term, Row row, TokenNames.Known names) {
    int colon = term.indexOf(':');
    String rest = term.substring(colon + 1);
    return switch (colon < 0 ? "" : term.substring(0, colon)) {
      case "path" -> has(target(row), rest);
      case "status" -> has(words.status(row), rest);
      case "token" ->
          has(words.tokens(row, names), rest)
              || has(words.tokens(row, names).replace(" ", ""), rest);
      case "client" -> has(words.parties(row), rest);
      default ->
          // one after the other: words are made only as far as they are needed
          has(words.what(row, names), term)
              || has(words.tokens(row, names), term)
              || has(words.status(row), term)
              || has(words.parties(row), term)
              || has(words.time(row), term);
    };
  }

  private static boolean has(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part);
  }

  private static String target(Row row) {
    return switch (row.what()) {
      case What.Request(_, var target) -> target;
      case What.Answer(_, _, _, _, _, var target) -> target;
      case What.NoAnswer(_, _, var target) -> target;
      case What _ -> "";
    };
  }
}
