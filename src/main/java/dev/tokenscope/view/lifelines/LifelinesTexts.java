package dev.tokenscope.view.lifelines;

import dev.tokenscope.drawing.LifelinesWords;
import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.projection.CallDot;
import dev.tokenscope.projection.Happening;
import dev.tokenscope.projection.Party;
import dev.tokenscope.projection.Row;
import dev.tokenscope.projection.TokenBar;
import dev.tokenscope.projection.TokenNames;
import dev.tokenscope.projection.Tone;
import dev.tokenscope.projection.What;
import dev.tokenscope.text.Texts;
import dev.tokenscope.text.Times;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.view.FaultTexts;
import dev.tokenscope.view.TextKey;
import dev.tokenscope.view.log.RowTexts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the course of time says. */
final class LifelinesTexts implements LifelinesWords {

  private final Texts texts;
  private final Times times;
  private final ZoneId zone;
  private final TokenNames.Known names;

  LifelinesTexts(Texts texts, ZoneId zone, TokenNames.Known names) {
    this.texts = texts;
    this.times = texts.times();
    this.zone = zone;
    this.names = names;
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  @Override
  public String heading(Heading heading) {
    return texts.get("lifelines.heading." + TextKey.of(heading));
  }

  @Override
  public String flag(Instant instant, boolean live) {
    return live ? texts.get("lifelines.flag.live") : Times.clockMillis(instant, zone);
  }

  @Override
  public String present() {
    return texts.get("lifelines.present.text");
  }

  @Override
  public String name(TokenName name) {
    return names.shown(name);
  }

  @Override
  public String replacedBy(TokenName successor) {
    return "→ " + successor.shortName();
  }

  @Override
  public String revoked(TokenName name) {
    return texts.get("lifelines.bar.revoked", names.shown(name));
  }

  @Override
  public String unknowing(TokenName name) {
    return texts.get("lifelines.bar.unknowing", names.shown(name));
  }

  @Override
  public String outlives() {
    return texts.get("lifelines.bar.outlives");
  }

  @Override
  public String until(Instant end) {
    return texts.get("lifelines.bar.until", Times.clock(end, zone));
  }

  @Override
  public String result(CallDot.Result result) {
    return texts.get("lifelines.result." + TextKey.of(result));
  }

  @Override
  public String times(int count) {
    return "×" + count;
  }

  @Override
  public String brief(Happening happening) {
    return switch (happening.what()) {
      case What.Reused(var token) -> texts.get("lifelines.brief.reused", names.shown(token));
      case What.Stolen(var token) -> texts.get("lifelines.brief.stolen", names.shown(token));
      case What.FamilyRevoked(var letter, var by) ->
          by == EndedBy.LOGOUT
              ? texts.get("lifelines.brief.loggedOut")
              : texts.get("lifelines.brief.revoked", letter);
      case What.Ended(var type, var token, _) ->
          token == null
              ? texts.get("lifelines.brief.allEnded", type.abbreviation())
              : texts.get("lifelines.brief.ended", names.shown(token));
      case What.FaultFired(var fault) -> new FaultTexts(texts).name(fault);
      case What.ClockJumped(var by) -> "+" + times.span(by);
      case What _ -> "";
    };
  }

  @Override
  public String skew(Duration skew) {
    return texts.get(
        skew.isNegative() ? "lifelines.skew.behind" : "lifelines.skew.ahead",
        times.span(skew.abs()));
  }

  @Override
  public String more(int families) {
    return families == 1
        ? texts.get("lifelines.more.one")
        : texts.get("lifelines.more.text", families);
  }

  @Override
  public String empty() {
    return texts.get("lifelines.empty.text");
  }

  @Override
  public String legend(CallDot.Result result) {
    return result == CallDot.Result.UNAUTHORIZED
        ? texts.get("lifelines.legend.unauthorized")
        : result(result);
  }

  @Override
  public String mended() {
    return texts.get("lifelines.legend.mended");
  }

  @Override
  public String leap() {
    return texts.get("lifelines.legend.leap");
  }

  @Override
  public String future() {
    return texts.get("lifelines.legend.future");
  }

  @Override
  public String rotation() {
    return texts.get("lifelines.legend.rotation");
  }

  @Override
  public String alarm() {
    return texts.get("lifelines.legend.alarm");
  }

  @Override
  public String spoken(CallDot first, CallDot.Counts counts) {
    String time = Times.clockMillis(first.at(), zone);
    if (counts.all() == 1) {
      String status = first.status() == 0 ? "" : first.status() + " ";
      return texts.get(
          "lifelines.call.one",
          time,
          first.result() == CallDot.Result.UNAUTHORIZED
              ? result(first.result())
              : status + result(first.result()));
    }
    String parts =
        Stream.of(CallDot.Result.values())
            .filter(result -> counts.of(result) > 0)
            .map(result -> texts.get("lifelines.call.part", counts.of(result), result(result)))
            .collect(Collectors.joining(", "));
    return texts.get("lifelines.call.many", counts.all(), time, parts);
  }

  @Override
  public String spoken(TokenBar bar, Optional<Instant> end) {
    String from = Times.clock(bar.from(), zone);
    String to = Times.clock(bar.to(), zone);
    return end.map(
            early ->
                texts.get(
                    "lifelines.bar.early",
                    name(bar.name()),
                    from,
                    Times.clockMillis(early, zone),
                    to))
        .orElseGet(() -> texts.get("lifelines.bar.whole", name(bar.name()), from, to));
  }

  @Override
  public String spoken(Happening happening) {
    Row row =
        new Row(
            happening.seq(),
            happening.at(),
            null,
            new Party.Lab(),
            null,
            happening.what(),
            List.of(),
            Tone.NOTE);
    return Times.clockMillis(happening.at(), zone)
        + "  "
        + new RowTexts(texts, zone).what(row, names);
  }
}
