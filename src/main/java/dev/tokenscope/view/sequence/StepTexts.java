package dev.tokenscope.view.sequence;

import dev.tokenscope.drawing.SequenceWords;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.projection.Row;
import dev.tokenscope.projection.Sequence;
import dev.tokenscope.projection.Step;
import dev.tokenscope.projection.TokenNames;
import dev.tokenscope.projection.What;
import dev.tokenscope.text.Texts;
import dev.tokenscope.text.Times;
import dev.tokenscope.view.LaneTexts;
import dev.tokenscope.view.log.RowTexts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps of a sequence in words. */
public final class StepTexts implements SequenceWords {

  private final Texts texts;
  private final ZoneId zone;
  private final RowTexts rows;
  private TokenNames.Known names = new TokenNames().initial();

  /** Words of a language, with times of day of a zone. */
  public StepTexts(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
    this.rows = new RowTexts(texts, zone);
  }

  /** From now on tokens are called so. */
  public void call(TokenNames.Known known) {
    names = known;
  }

  @Override
  public String lane(Lane lane) {
    if (lane.equals(Sequence.OTHERS)) {
      return texts.get("sequence.lane.others");
    }
    return new LaneTexts(texts).title(lane);
  }

  @Override
  public String api() {
    return texts.get("lane.api");
  }

  @Override
  public String auth() {
    return texts.get("lane.auth");
  }

  @Override
  public String time(Instant at) {
    return Times.clock(at, zone);
  }

  @Override
  public String line(Step step) {
    return switch (step) {
      case Step.One(var row, var lost) -> row(row, lost);
      case Step.Burst burst -> burst(burst.tally());
      case Step.Gap(_, _, var idle) ->
          texts.get("sequence.gap.text", texts.times().span(Duration.ofSeconds(idle.toSeconds())));
      case Step.Waiting(_, var row, var answer) ->
          answer
              ? texts.get("sequence.held.answer", rows.what(row, names))
              : texts.get("sequence.held.text", message(row));
    };
  }

  @Override
  public String brief(Step step) {
    return step instanceof Step.One(var row, _)
            && row.what() instanceof What.Answer(var status, var reason, var error, _, _, _)
        ? status + " " + (error.isEmpty() ? reason : error)
        : line(step);
  }

  @Override
  public String spoken(Step step) {
    return switch (step) {
      case Step.One(var row, _) ->
          String.join(" · ", rows.time(row), rows.parties(row), line(step));
      case Step.Waiting(_, var row, _) ->
          String.join(" · ", rows.time(row), rows.parties(row), line(step));
      case Step.Burst _, Step.Gap _ -> time(step.at()) + " · " + line(step);
    };
  }

  private String row(Row row, boolean lost) {
    return switch (row.what()) {
      case What.Request _ -> lost ? texts.get("sequence.lost.request", message(row)) : message(row);
      case What.Answer(var status, var reason, var error, var description, _, _) ->
          Stream.of(
                  status + " " + (error.isEmpty() ? reason : error),
                  description,
                  rows.tokens(row, names))
              .filter(part -> !part.isBlank())
              .collect(Collectors.joining(" · "));
      case What.NoAnswer _ ->
          texts.get(lost ? "sequence.lost.answer" : "sequence.lost.nothing", rows.status(row));
      case What.Expired(_, var end) -> rows.what(row, names) + " · " + time(end);
      case What _ -> rows.what(row, names);
    };
  }

  private String message(Row row) {
    String tokens = rows.tokens(row, names);
    return rows.what(row, names) + (tokens.isEmpty() ? "" : " · " + tokens);
  }

  private String burst(Step.Tally tally) {
    int waiting = tally.calls() - tally.answered() - tally.failed();
    return Stream.of(
            texts.get("sequence.burst.calls", tally.calls()),
            some("sequence.burst.waiting", waiting),
            some("sequence.burst.unauthorized", tally.unauthorized()),
            tally.refreshes() == 1
                ? texts.get("sequence.burst.refresh")
                : texts.get("sequence.burst.refreshes", tally.refreshes()),
            tally.isOpen() ? "" : came(tally))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private String came(Step.Tally tally) {
    return tally.failed() == 0
        ? texts.get("sequence.burst.well")
        : texts.get("sequence.burst.failed", tally.answered(), tally.failed());
  }

  private String some(String key, int count) {
    return count == 0 ? "" : texts.get(key, count);
  }
}
