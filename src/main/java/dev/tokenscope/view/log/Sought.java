package dev.tokenscope.view.log;

import dev.tokenscope.projection.Row;
import dev.tokenscope.projection.Sequence;
import dev.tokenscope.projection.Step;
import java.time.Instant;
import java.util.List;

/**
 * What of a moment contains what is looked for.
 *
 * @param filter what is looked for; empty for everything
 * @param rows of the log, oldest first
 * @param ofRows among how many
 * @param steps of the sequence, oldest first
 * @param ofSteps among how many
 */
public record Sought(String filter, List<Row> rows, int ofRows, List<Step> steps, int ofSteps) {

  /** Nothing is looked for: everything up to an instant. */
  public static Sought everything(Sequence.Course course, Instant instant) {
    List<Row> rows = course.log().at(instant);
    List<Step> steps = course.at(instant);
    return new Sought("", rows, rows.size(), steps, steps.size());
  }
}
