package dev.tokenscope.projection;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The course of time: calls, the lives of tokens, what changed them, and the clocks, each sorted by
 * time, so that what is in sight is found without looking at the rest.
 */
public final class Lifelines implements Projection<Lifelines.Lines> {

  private static final int CALLS_MAX = 100_000;
  private static final int HAPPENINGS_MAX = 50_000;

  private static final int LOSSES_MAX = 1_000;

  /** What is drawn is the present of its time: so many losses are looked through for it. */
  private static final int LOOKED_BACK = 100;

  /** So many families can live at the same time and be told apart. */
  private static final int TRACKS_MAX = 8;

  /**
   * Everything so far.
   *
   * @param names how tokens are called
   * @param exchanges which calls wait for an answer
   * @param requests where their requests are in the journal
   * @param asking the request that the server works at
   * @param calls those of the client and of others
   * @param attacks those of the attacker
   * @param tracks of the tokens
   * @param places the track of a family, by its id
   * @param crowded how many families found no track
   * @param rotations refresh tokens that were exchanged
   * @param alarms theft, reuse, revocation, what else ended tokens before their time, and faults
   * @param clocks leaps of the lab clock, and how far the client's is off
   * @param believed what the built-in client takes for its refresh token
   */
  public record Lines(
      TokenNames.Known names,
      Exchanges exchanges,
      SharedMap<ExchangeId, Long> requests,
      long asking,
      SharedList<CallDot> calls,
      SharedList<CallDot> attacks,
      List<TokenTrack> tracks,
      SharedMap<String, Integer> places,
      int crowded,
      SharedList<Happening> rotations,
      SharedList<Happening> alarms,
      SharedList<Happening> clocks,
      Believed believed) {

    /** When the first thing was that can be seen; empty while there is none. */
    public Optional<Instant> first() {
      List<Instant> firsts = new ArrayList<>();
      calls.stream().findFirst().ifPresent(call -> firsts.add(call.at()));
      attacks.stream().findFirst().ifPresent(call -> firsts.add(call.at()));
      tracks.forEach(
          track -> track.refresh().stream().findFirst().ifPresent(bar -> firsts.add(bar.from())));
      return firsts.stream().min(Instant::compareTo);
    }

    Lines names(TokenNames.Known known) {
      return new Lines(
          known, exchanges, requests, asking, calls, attacks, tracks, places, crowded, rotations,
          alarms, clocks, believed);
    }

    Lines asking(long seq) {
      return new Lines(
          names, exchanges, requests, seq, calls, attacks, tracks, places, crowded, rotations,
          alarms, clocks, believed);
    }

    Lines exchanged(Exchanges open, SharedMap<ExchangeId, Long> where) {
      return new Lines(
          names, open, where, asking, calls, attacks, tracks, places, crowded, rotations, alarms,
          clocks, believed);
    }

    Lines calls(SharedList<CallDot> client, SharedList<CallDot> attacker) {
      return new Lines(
          names, exchanges, requests, asking, client, attacker, tracks, places, crowded, rotations,
          alarms, clocks, believed);
    }

    Lines tracks(List<TokenTrack> all, SharedMap<String, Integer> where, int without) {
      return new Lines(
          names,
          exchanges,
          requests,
          asking,
          calls,
          attacks,
          List.copyOf(all),
          where,
          without,
          rotations,
          alarms,
          clocks,
          believed);
    }

    Lines happened(
        SharedList<Happening> exchanged, SharedList<Happening> grave, SharedList<Happening> time) {
      return new Lines(
          names, exchanges, requests, asking, calls, attacks, tracks, places, crowded, exchanged,
          grave, time, believed);
    }

    Lines believing(Believed belief) {
      return new Lines(
          names, exchanges, requests, asking, calls, attacks, tracks, places, crowded, rotations,
          alarms, clocks, belief);
    }
  }

  /**
   * What the built-in client takes for its refresh token, whatever the server thinks of it.
   *
   * @param token the one it has; null for none
   * @param losses those that it gave up without another, in the order of time
   */
  public record Believed(@Nullable TokenName token, SharedList<Loss> losses) {

    static final Believed NOTHING = new Believed(null, SharedList.empty());

    /** Until when it had a token, as far as is known at an instant; empty where it never had it. */
    public Optional<Instant> until(TokenName name, Instant moment) {
      if (name.equals(token)) {
        return Optional.of(moment);
      }
      for (int i = losses.size() - 1; i >= 0 && losses.size() - i <= LOOKED_BACK; i--) {
        if (losses.get(i).token().equals(name)) {
          return Optional.of(losses.get(i).at());
        }
      }
      return Optional.empty();
    }

    private Believed after(TokenNames.Known names, Event event, Instant at) {
      return switch (event) {
        case Event.TokensStored stored when stored.lane().equals(Lane.CLIENT) ->
            new Believed(stored.refresh() == null ? null : names.of(stored.refresh()), losses);
        case Event.TokensCleared(var lane) when lane.equals(Lane.CLIENT) && token != null ->
            new Believed(null, losses.with(new Loss(token, at)).within(LOSSES_MAX));
        default -> this;
      };
    }
  }

  /** A token that the client gave up, and when. */
  public record Loss(TokenName token, Instant at) {}

  private final TokenNames names = new TokenNames();

  @Override
  public Lines initial() {
    return new Lines(
        names.initial(),
        Exchanges.NONE,
        SharedMap.empty(),
        0,
        SharedList.empty(),
        SharedList.empty(),
        List.of(),
        SharedMap.empty(),
        0,
        SharedList.empty(),
        SharedList.empty(),
        SharedList.empty(),
        Believed.NOTHING);
  }

  @Override
  public Lines apply(Lines before, Entry entry) {
    Lines lines = before.names(names.apply(before.names(), entry));
    return switch (entry.event()) {
      case Event.OfExchange part -> exchange(lines, part, entry);
      case Event.FamilyStarted(var sid, _, _, _, _, var at, _) -> born(lines, sid, at);
      case Event.TokenIssued issued -> issued(lines, issued, entry.seq());
      case Event.ReuseDetected(_, var name, _, var at) ->
          alarm(lines, entry.seq(), at, new What.Reused(name));
      case Event.TokenEnded(var jti, var type, _, var by, var at) -> {
        TokenName name = jti == null ? null : lines.names().ofJti(jti).orElse(null);
        yield alarm(lines, entry.seq(), at, new What.Ended(type, name, by));
      }
      case Event.FamilyRevoked(var sid, var by, var at) -> revoked(lines, sid, by, at, entry.seq());
      case Event.TokenStolen(_, var token) ->
          alarm(lines, entry.seq(), entry.at(), new What.Stolen(lines.names().of(token)));
      case Event.ClockChanged clock -> clock(lines, clock, entry);
      case Event.TokensStored _, Event.TokensCleared _ ->
          lines.believing(lines.believed().after(lines.names(), entry.event(), entry.at()));
      case Event.SessionStarted _,
          Event.Asked _,
          Event.ServerStarted _,
          Event.ServerStopped _,
          Event.ClientStarted _,
          Event.ClientStopped _,
          Event.LoginRefused _,
          Event.CallStarted _,
          Event.CallFinished _,
          Event.TokenRotated _,
          Event.KeyRotated _,
          Event.CodeIssued _,
          Event.CodeRedeemed _,
          Event.StoreFailed _,
          Event.RefreshStarted _,
          Event.RefreshJoined _,
          Event.RefreshFinished _,
          Event.LoginRequired _,
          Event.SettingsChanged _,
          Event.FaultArmed _,
          Event.FaultDisarmed _,
          Event.FaultsDisarmed _,
          Event.TroubleMet _,
          Event.NotePinned _,
          Event.ForkedFrom _ ->
          lines;
    };
  }

  private static Lines exchange(Lines before, Event.OfExchange part, Entry entry) {
    Exchanges open = before.exchanges();
    boolean shows = open.shows(part);
    Lines lines =
        switch (part) {
          case Event.ResponseReceived(var id, var response) ->
              call(before, id, response.status(), entry);
          case Event.ResponseSent(var id, var response) when shows ->
              call(before, id, response.status(), entry);
          case Event.ExchangeFailed(var id, _, _) -> call(before, id, 0, entry);
          case Event.FaultFired(_, _, var kind) ->
              alarm(before, entry.seq(), entry.at(), new What.FaultFired(kind));
          case Event.RequestReceived _,
              Event.RequestSent _,
              Event.ResponseSent _,
              Event.Held _,
              Event.Released _,
              Event.TokenChecked _ ->
              before;
        };
    ExchangeId id = part.exchange();
    SharedMap<ExchangeId, Long> requests = lines.requests();
    Exchanges after = open.after(part);
    if (after.request(id).isEmpty()) {
      requests = requests.without(id);
    } else if (open.request(id).isEmpty()) {
      requests = requests.with(id, entry.seq());
    }
    Lines now = lines.exchanged(after, requests);
    return part instanceof Event.RequestReceived || part instanceof Event.TokenChecked
        ? now.asking(requests.get(id).orElse(entry.seq()))
        : now;
  }

  private static Lines call(Lines lines, ExchangeId id, int status, Entry entry) {
    return lines
        .exchanges()
        .request(id)
        .filter(Exchanges.Open::toApi)
        .map(
            asked ->
                asked.lane().equals(Lane.ATTACKER)
                    ? lines.calls(lines.calls(), over(lines.attacks(), asked.lane(), status, entry))
                    : lines.calls(
                        over(lines.calls(), asked.lane(), status, entry), lines.attacks()))
        .orElse(lines);
  }

  private static SharedList<CallDot> over(
      SharedList<CallDot> calls, Lane lane, int status, Entry entry) {
    CallDot.Counts before = calls.isEmpty() ? CallDot.Counts.NONE : calls.getLast().upTo();
    CallDot.Result result = CallDot.Result.of(status);
    return calls
        .with(new CallDot(entry.seq(), entry.at(), lane, status, result, before))
        .within(CALLS_MAX);
  }

  private static Lines born(Lines lines, String sid, Instant at) {
    if (lines.places().get(sid).isPresent()) {
      return lines;
    }
    List<TokenTrack> tracks = new ArrayList<>(lines.tracks());
    for (int i = 0; i < tracks.size(); i++) {
      if (!tracks.get(i).free().isAfter(at)) {
        tracks.set(i, tracks.get(i).taken(at));
        return lines.tracks(tracks, lines.places().with(sid, i), lines.crowded());
      }
    }
    if (tracks.size() == TRACKS_MAX) {
      return lines.tracks(tracks, lines.places(), lines.crowded() + 1);
    }
    tracks.add(TokenTrack.of(at));
    return lines.tracks(tracks, lines.places().with(sid, tracks.size() - 1), lines.crowded());
  }

  private static Lines issued(Lines lines, Event.TokenIssued issued, long seq) {
    TokenBar bar =
        new TokenBar(
            lines.asking() == 0 ? seq : lines.asking(),
            issued.name(),
            issued.issuedAt(),
            issued.expiresAt());
    Lines placed = track(lines, issued.sid(), track -> track.with(bar));
    if (issued.type() == TokenType.ACCESS || issued.parent() == null) {
      return placed;
    }
    return placed
        .names()
        .ofJti(issued.parent())
        .map(
            used ->
                placed.happened(
                    with(
                        placed.rotations(),
                        seq,
                        issued.issuedAt(),
                        new What.Rotated(used, issued.name())),
                    placed.alarms(),
                    placed.clocks()))
        .orElse(placed);
  }

  private static Lines revoked(Lines lines, String sid, Event.EndedBy by, Instant at, long seq) {
    String letter = lines.names().letters().get(sid).orElse("");
    return alarm(
        track(lines, sid, track -> track.revoked(at)), seq, at, new What.FamilyRevoked(letter, by));
  }

  private static Lines track(
      Lines lines, String sid, java.util.function.UnaryOperator<TokenTrack> change) {
    return lines
        .places()
        .get(sid)
        .map(
            place -> {
              List<TokenTrack> tracks = new ArrayList<>(lines.tracks());
              tracks.set(place, change.apply(tracks.get(place)));
              return lines.tracks(tracks, lines.places(), lines.crowded());
            })
        .orElse(lines);
  }

  private static Lines alarm(Lines lines, long seq, Instant at, What what) {
    return lines.happened(lines.rotations(), with(lines.alarms(), seq, at, what), lines.clocks());
  }

  private static Lines clock(Lines lines, Event.ClockChanged clock, Entry entry) {
    SharedList<Happening> clocks = lines.clocks();
    if (!clock.jumped().isZero()) {
      clocks = with(clocks, entry.seq(), entry.at(), new What.ClockJumped(clock.jumped()));
    }
    if (!clock.skew().equals(skew(clocks))) {
      clocks = with(clocks, entry.seq(), entry.at(), new What.ClockSkewed(clock.skew()));
    }
    return lines.happened(lines.rotations(), lines.alarms(), clocks);
  }

  private static Duration skew(SharedList<Happening> clocks) {
    for (int i = clocks.size() - 1; i >= 0; i--) {
      if (clocks.get(i).what() instanceof What.ClockSkewed(var skew)) {
        return skew;
      }
    }
    return Duration.ZERO;
  }

  /** In the order of time also where what is told of happened a little earlier. */
  private static SharedList<Happening> with(
      SharedList<Happening> list, long seq, Instant at, What what) {
    Instant last = list.isEmpty() ? at : list.getLast().at();
    return list.with(new Happening(seq, at.isBefore(last) ? last : at, what))
        .within(HAPPENINGS_MAX);
  }
}
