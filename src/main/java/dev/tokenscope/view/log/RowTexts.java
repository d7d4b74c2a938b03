package dev.tokenscope.view.log;

import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.projection.Party;
import dev.tokenscope.projection.Row;
import dev.tokenscope.projection.TokenNames;
import dev.tokenscope.projection.What;
import dev.tokenscope.text.Texts;
import dev.tokenscope.text.Times;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.FaultTexts;
import dev.tokenscope.view.LaneTexts;
import dev.tokenscope.view.ReasonTexts;
import dev.tokenscope.view.TextKey;
import dev.tokenscope.view.TroubleTexts;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A row of the log in words. */
public final class RowTexts {

  private final Texts texts;
  private final Times times;
  private final ZoneId zone;

  /** Words of a language, with times of day of a zone. */
  public RowTexts(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.times = texts.times();
    this.zone = zone;
  }

  /** The time of day, to the millisecond. */
  public String time(Row row) {
    return Times.clockMillis(row.began(), zone);
  }

  /** Who sent it to whom, or who did it. */
  public String parties(Row row) {
    return row.to() == null
        ? party(row.from())
        : texts.get("log.parties.text", party(row.from()), party(row.to()));
  }

  /** The tokens, by their short names. */
  public String tokens(Row row, TokenNames.Known names) {
    return row.tokens().stream().map(names::shown).collect(Collectors.joining(" + "));
  }

  /** The status of an answer; empty for anything else. */
  public String status(Row row) {
    return switch (row.what()) {
      case What.Answer(var status, _, var error, _, _, _) ->
          error.isEmpty() ? Integer.toString(status) : status + " " + error;
      case What.NoAnswer(var kind, _, _) -> texts.get("log.failure." + TextKey.of(kind));
      case What _ -> "";
    };
  }

  /** What happened. */
  public String what(Row row, TokenNames.Known names) {
    return switch (row.what()) {
      case What.Request(var method, var target) -> method + " " + target;
      case What.Answer(_, var reason, _, var description, var method, var target) ->
          description.isEmpty()
              ? texts.get("log.answer.text", reason, method + " " + target)
              : description;
      case What.NoAnswer(_, var method, var target) ->
          texts.get("log.noAnswer.text", method + " " + target);
      case What.Expired(var token, _) -> texts.get("log.expired.text", names.shown(token));
      case What.Rotated(var used, var successor) ->
          texts.get("log.rotated.text", names.shown(used), names.shown(successor));
      case What.Reused(var token) -> texts.get("log.reused.text", names.shown(token));
      case What.FamilyRevoked(var letter, var by) ->
          texts.get("log.familyRevoked.text", letter, endedBy(by));
      case What.Ended(var type, var token, var by) ->
          token == null
              ? texts.get(
                  type == TokenType.ACCESS ? "log.ended.allAccess" : "log.ended.allRefresh",
                  endedBy(by))
              : texts.get("log.ended.text", names.shown(token), endedBy(by));
      case What.LoggedIn(var user, var letter) -> texts.get("log.loggedIn.text", user, letter);
      case What.LoginNeeded(var reason) -> new ReasonTexts(texts).title(reason);
      case What.Settled(var before, var now) ->
          texts.get("log.settings.text", String.join(", ", changes(before, now)));
      case What.ClockJumped(var by) -> texts.get("log.clock.jumped", times.span(by));
      case What.ClockPaused _ -> texts.get("log.clock.paused");
      case What.ClockRuns(var speed) ->
          texts.get(
              "log.clock.runs", BigDecimal.valueOf(speed).stripTrailingZeros().toPlainString());
      case What.ClockSkewed(var skew) -> texts.get("log.clock.skewed", times.seconds(skew));
      case What.ServerStarted(var origin) -> texts.get("log.server.started", origin);
      case What.ServerStopped(var origin) -> texts.get("log.server.stopped", origin);
      case What.KeyRotated(var change) -> texts.get("log.key." + key(change));
      case What.FaultArmed(var fault) ->
          texts.get("log.fault.armed", texts.get("fault." + fault + ".name"));
      case What.FaultFired(var fault) ->
          texts.get("log.fault.fired", new FaultTexts(texts).name(fault));
      case What.FaultDisarmed(var number) -> texts.get("log.fault.one-disarmed", number);
      case What.FaultsDisarmed _ -> texts.get("log.fault.disarmed");
      case What.Stolen(var token) -> texts.get("log.stolen.text", names.shown(token));
      case What.StoreFailed(var location) -> texts.get("log.store.failed", location);
      case What.TroubleMet(var trouble) -> new TroubleTexts(texts, zone).what(trouble);
      case What.Note(var text) -> text;
    };
  }

  private String party(Party party) {
    return switch (party) {
      case Party.Caller(var lane) -> new LaneTexts(texts).title(lane);
      case Party.Api _ -> texts.get("lane.api");
      case Party.AuthServer _ -> texts.get("lane.auth");
      case Party.Lab _ -> texts.get("lane.lab");
    };
  }

  private List<String> changes(Settings before, Settings now) {
    List<String> changes = new ArrayList<>();
    if (before.profile() != now.profile()) {
      changes.add(texts.get("profile.name." + now.profile().option()));
    }
    if (before.style() != now.style()) {
      changes.add(
          texts.get(
              now.style() == RefreshStyle.HEADER ? "style.header.name" : "style.endpoint.name"));
    }
    if (before.rotation().on() != now.rotation().on()) {
      changes.add(texts.get(now.rotation().on() ? "status.rotation.on" : "status.rotation.off"));
    }
    if (!before.lifetimes().equals(now.lifetimes())) {
      changes.add(
          times.span(now.lifetimes().access()) + " / " + times.span(now.lifetimes().refreshIdle()));
    }
    return changes.isEmpty() ? List.of(texts.get("log.settings.other")) : changes;
  }

  private String endedBy(EndedBy by) {
    return texts.get(
        switch (by) {
          case LOGOUT -> "ended.by.logout";
          case REVOCATION -> "ended.by.revocation";
          case REUSE -> "ended.by.reuse";
          case CODE_REUSE -> "ended.by.code";
          case LAB -> "ended.by.lab";
        });
  }

  private static String key(KeyChange change) {
    return switch (change) {
      case OVERLAP -> "overlap";
      case HARD -> "hard";
      case SAME_KID -> "sameKid";
    };
  }
}
