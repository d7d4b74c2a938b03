package dev.tokenscope.projection;

import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.token.Jwt;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happened, line by line: one row for each message, and one for whatever else a person would
 * want to see. Rows are only ever added at the end; the oldest are dropped, many at once.
 */
public final class EventLog implements Projection<EventLog.Log> {

  /** More rows than the entries of a window make; older ones are dropped. */
  private static final int ROWS_MAX = 100_000;

  private static final Party LAB = new Party.Lab();
  private static final Party AUTH = new Party.AuthServer();

  /**
   * The rows so far.
   *
   * @param names how tokens are called
   * @param exchanges which messages wait for an answer
   * @param rows oldest first
   * @param ends when the tokens that the client holds will expire, soonest first
   * @param settings in force
   * @param clock how the clock goes
   * @param lastSeq the newest entry
   * @param lastAt when it was
   */
  public record Log(
      TokenNames.Known names,
      Exchanges exchanges,
      SharedList<Row> rows,
      List<End> ends,
      Settings settings,
      Event.ClockChanged clock,
      long lastSeq,
      Instant lastAt) {

    /** The rows at an instant: those of the entries, and what expired since the last of them. */
    public List<Row> at(Instant instant) {
      return expired(this, instant).rows();
    }
  }

  /** A token that the client holds, and the instant at which it expires. */
  public record End(TokenName token, Instant at) {}

  private final TokenNames names = new TokenNames();

  @Override
  public Log initial() {
    return new Log(
        names.initial(),
        Exchanges.NONE,
        SharedList.empty(),
        List.of(),
        Profile.CLASSROOM.settings(),
        new Event.ClockChanged(1, false, Duration.ZERO, Duration.ZERO),
        0,
        Instant.MIN);
  }

  @Override
  public Log apply(Log before, Entry entry) {
    Log log = expired(before, reached(entry));
    TokenNames.Known known = names.apply(log.names(), entry);
    // the server's memory of earlier runs stands before its start and is no news
    boolean remembered = log.rows().isEmpty() && entry.event() instanceof Event.Truth;
    Optional<Row> row = remembered ? Optional.empty() : row(log, known, entry);
    return new Log(
        known,
        entry.event() instanceof Event.OfExchange part
            ? log.exchanges().after(part)
            : log.exchanges(),
        row.map(one -> log.rows().with(one).within(ROWS_MAX)).orElse(log.rows()),
        ends(log.ends(), known, entry),
        settings(log.settings(), entry.event()),
        entry.event() instanceof Event.ClockChanged clock ? clock : log.clock(),
        entry.seq(),
        entry.at());
  }

  /** What expired while the clock leapt comes after the leap that brought it about. */
  private static Instant reached(Entry entry) {
    return entry.event() instanceof Event.ClockChanged clock && !clock.jumped().isNegative()
        ? entry.at().minus(clock.jumped())
        : entry.at();
  }

  private static Log expired(Log log, Instant instant) {
    if (log.ends().isEmpty() || log.ends().getFirst().at().isAfter(instant)) {
      return log;
    }
    SharedList<Row> rows = log.rows();
    List<End> later = new ArrayList<>();
    for (End end : log.ends()) {
      if (end.at().isAfter(instant)) {
        later.add(end);
      } else {
        What what = new What.Expired(end.token(), end.at());
        Instant known = end.at().isBefore(log.lastAt()) ? log.lastAt() : end.at();
        rows = rows.with(Row.of(log.lastSeq(), known, LAB, what, Tone.EXPIRY, end.token()));
      }
    }
    return new Log(
        log.names(),
        log.exchanges(),
        rows,
        List.copyOf(later),
        log.settings(),
        log.clock(),
        log.lastSeq(),
        log.lastAt());
  }

  private static List<End> ends(List<End> before, TokenNames.Known names, Entry entry) {
    Event event = entry.event();
    if (event instanceof Event.TokensCleared(var lane) && lane.equals(Lane.CLIENT)) {
      return List.of();
    }
    if (!(event instanceof Event.TokensStored stored) || !stored.lane().equals(Lane.CLIENT)) {
      return before;
    }
    return Stream.of(
            end(names, stored.access(), stored.accessExpiresAt()),
            end(names, stored.refresh(), stored.refreshExpiresAt()))
        .flatMap(Optional::stream)
        // what ended before it was stored, as after a restart, is no news either
        .filter(end -> end.at().isAfter(entry.at()))
        .sorted(Comparator.comparing(End::at))
        .toList();
  }

  /** The token's own word first: what the client reckons may be off with its clock. */
  private static Optional<End> end(
      TokenNames.Known names, @Nullable String raw, @Nullable Instant believed) {
    if (raw == null) {
      return Optional.empty();
    }
    return Jwt.parse(raw)
        .flatMap(jwt -> Optional.ofNullable(jwt.claims().expiresAt()))
        .or(() -> Optional.ofNullable(believed))
        .map(at -> new End(names.of(raw), at));
  }

  private static Settings settings(Settings before, Event event) {
    if (event instanceof Event.SessionStarted started) {
      return started.settings();
    }
    return event instanceof Event.SettingsChanged(var settings) ? settings : before;
  }

  private static Optional<Row> row(Log log, TokenNames.Known names, Entry entry) {
    long seq = entry.seq();
    Instant at = entry.at();
    return switch (entry.event()) {
      case Event.OfExchange part -> MessageRows.of(log.exchanges(), names, entry, part);
      case Event.FamilyStarted(_, var letter, _, var user, _, _, _) ->
          some(Row.of(seq, at, AUTH, new What.LoggedIn(user, letter), Tone.NEW_TOKENS));
      case Event.TokenIssued issued -> rotation(names, entry, issued);
      case Event.ReuseDetected(_, var name, _, _) ->
          some(Row.of(seq, at, AUTH, new What.Reused(name), Tone.ALARM, name));
      case Event.FamilyRevoked(var sid, var by, _) ->
          some(Row.of(seq, at, AUTH, new What.FamilyRevoked(letter(names, sid), by), alarm(by)));
      case Event.TokenEnded(var jti, var type, _, var by, _) -> {
        TokenName name = jti == null ? null : names.ofJti(jti).orElse(null);
        yield some(
            name == null
                ? Row.of(seq, at, AUTH, new What.Ended(type, null, by), alarm(by))
                : Row.of(seq, at, AUTH, new What.Ended(type, name, by), alarm(by), name));
      }
      case Event.LoginRequired(var lane, var reason) ->
          reason == LoginReason.FIRST_START
              ? Optional.empty()
              : some(
                  Row.of(
                      seq,
                      at,
                      new Party.Caller(lane),
                      new What.LoginNeeded(reason),
                      reason == LoginReason.LOGGED_OUT ? Tone.NOTE : Tone.FAILURE));
      case Event.SettingsChanged(var settings) ->
          lab(entry, new What.Settled(log.settings(), settings), Tone.NOTE);
      case Event.ClockChanged clock ->
          clock(log.clock(), clock).flatMap(what -> lab(entry, what, Tone.NOTE));
      case Event.ServerStarted(var origin) -> lab(entry, new What.ServerStarted(origin), Tone.NOTE);
      case Event.ServerStopped(var origin) ->
          lab(entry, new What.ServerStopped(origin), Tone.FAILURE);
      case Event.KeyRotated(_, _, var change) -> lab(entry, new What.KeyRotated(change), Tone.NOTE);
      case Event.FaultArmed(_, var rule) ->
          lab(entry, new What.FaultArmed(rule.fault().option()), Tone.NOTE);
      case Event.FaultDisarmed(var number) -> lab(entry, new What.FaultDisarmed(number), Tone.NOTE);
      case Event.FaultsDisarmed _ -> lab(entry, new What.FaultsDisarmed(), Tone.NOTE);
      case Event.TokenStolen(_, var token) ->
          some(
              Row.of(
                  seq,
                  at,
                  new Party.Caller(Lane.ATTACKER),
                  new What.Stolen(names.of(token)),
                  Tone.ALARM,
                  names.of(token)));
      case Event.StoreFailed(var lane, var location, _, _, _) ->
          some(
              Row.of(
                  seq, at, new Party.Caller(lane), new What.StoreFailed(location), Tone.FAILURE));
      case Event.TroubleMet(var trouble) -> lab(entry, new What.TroubleMet(trouble), Tone.FAILURE);
      case Event.NotePinned(var text) -> lab(entry, new What.Note(text), Tone.NOTE);
      case Event.SessionStarted _,
          Event.Asked _,
          Event.ClientStarted _,
          Event.ClientStopped _,
          Event.LoginRefused _,
          Event.CallStarted _,
          Event.CallFinished _,
          Event.TokenRotated _,
          Event.CodeIssued _,
          Event.CodeRedeemed _,
          Event.TokensStored _,
          Event.RefreshStarted _,
          Event.RefreshJoined _,
          Event.RefreshFinished _,
          Event.TokensCleared _,
          Event.ForkedFrom _ ->
          Optional.empty();
    };
  }

  /** Told at the issue rather than at the use, because only then both names are known. */
  private static Optional<Row> rotation(
      TokenNames.Known names, Entry entry, Event.TokenIssued issued) {
    if (issued.type() != TokenType.REFRESH || issued.parent() == null) {
      return Optional.empty();
    }
    return names
        .ofJti(issued.parent())
        .map(
            used ->
                Row.of(
                    entry.seq(),
                    entry.at(),
                    AUTH,
                    new What.Rotated(used, issued.name()),
                    Tone.NEW_TOKENS,
                    used,
                    issued.name()));
  }

  private static Optional<What> clock(Event.ClockChanged before, Event.ClockChanged now) {
    if (!now.jumped().isZero()) {
      return Optional.of(new What.ClockJumped(now.jumped()));
    }
    if (!now.skew().equals(before.skew())) {
      return Optional.of(new What.ClockSkewed(now.skew()));
    }
    if (now.paused() != before.paused()) {
      return Optional.of(now.paused() ? new What.ClockPaused() : new What.ClockRuns(now.speed()));
    }
    return now.speed() == before.speed()
        ? Optional.empty()
        : Optional.of(new What.ClockRuns(now.speed()));
  }

  private static Tone alarm(Event.EndedBy by) {
    return switch (by) {
      case REUSE, CODE_REUSE -> Tone.ALARM;
      case LOGOUT, REVOCATION, LAB -> Tone.EXPIRY;
    };
  }

  private static String letter(TokenNames.Known names, String sid) {
    return names.letters().get(sid).orElse("");
  }

  private static Optional<Row> lab(Entry entry, What what, Tone tone) {
    return some(Row.of(entry.seq(), entry.at(), LAB, what, tone));
  }

  private static Optional<Row> some(Row row) {
    return Optional.of(row);
  }
}
