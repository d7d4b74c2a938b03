package dev.tokenscope.view.log;

import dev.tokenscope.projection.Row;
import dev.tokenscope.projection.Step;
import dev.tokenscope.projection.TokenNames;
import dev.tokenscope.text.Texts;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the log and the sequence, as they are read in a language. A long session takes its
 * time: not on the thread of the window. Safe for many threads.
 */
public final class Seeker {

  private final RowTexts words;
  private Search search;

  /** Looks through words of a language, with times of day of a zone. */
  public Seeker(Texts texts, ZoneId zone) {
    this.words = new RowTexts(texts, zone);
    this.search = new Search("");
  }

  /**
   * What of a moment contains what is looked for.
   *
   * @param all the moment, nothing left out
   * @param filter as it was typed
   * @param names how tokens are called at that moment
   * @param newest whether later moments go on from this one
   * @param overtaken whether nobody waits for the answer any more, as when more was typed
   * @return null where nobody does
   */
  public synchronized @Nullable Sought in(
      Sought all,
      String filter,
      TokenNames.Known names,
      boolean newest,
      BooleanSupplier overtaken) {
    if (!filter.equals(search.text)) {
      search = new Search(filter);
    }
    return search.in(all, names, newest, overtaken);
  }

  /** One text that is looked for. */
  private final class Search {
    private final String text;
    private final RowFilter filter;
    // from the second family on, every name has its letter
    private final Words ofOneFamily;
    private final Words ofFamilies;

    Search(String text) {
      this.text = text;
      this.filter = new RowFilter(text, words);
      this.ofOneFamily = new Words(filter);
      this.ofFamilies = new Words(filter);
    }

    @Nullable Sought in(
        Sought all, TokenNames.Known names, boolean newest, BooleanSupplier overtaken) {
      if (filter.isEmpty()) {
        return new Sought(text, all.rows(), all.ofRows(), all.steps(), all.ofSteps());
      }
      Words kept = names.families() > 1 ? ofFamilies : ofOneFamily;
      kept.names = names;
      List<Row> rows = kept.rows.of(all.rows(), newest, overtaken);
      List<Step> steps = rows == null ? null : kept.steps.of(all.steps(), newest, overtaken);
      return rows == null || steps == null
          ? null
          : new Sought(text, rows, all.ofRows(), steps, all.ofSteps());
    }
  }

  /** What was found while tokens are called in one way. */
  private static final class Words {
    private final RowFilter filter;
    private final Sifted<Row> rows = new Sifted<>(Row::seq, this::has);
    private final Sifted<Step> steps = new Sifted<>(Step::seq, this::has);
    private TokenNames.Known names = new TokenNames().initial();

    Words(RowFilter filter) {
      this.filter = filter;
    }

    private boolean has(Row row) {
      return filter.matches(row, names);
    }

    private boolean has(Step step) {
      return switch (step) {
        case Step.One(var row, _) -> has(row);
        case Step.Burst burst -> burst.inner().stream().anyMatch(one -> has(one.row()));
        case Step.Waiting(_, var row, _) -> has(row);
        case Step.Gap _ -> false;
      };
    }
  }
}
