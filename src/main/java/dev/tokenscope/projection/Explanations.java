package dev.tokenscope.projection;

import dev.tokenscope.intent.Decision;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a journal everything that belongs to one exchange. It is asked for when a message is
 * chosen and not folded with every entry: nobody reads more than one explanation at a time.
 */
public final class Explanations {

  /** More than this nobody reads; a burst has hundreds. */
  private static final int NEXT_MAX = 12;

  private final List<Entry> entries;
  private final Families.Tree truth;

  /**
   * Explanations of what happened so far.
   *
   * @param entries of the journal up to the moment that is seen, oldest first
   * @param truth what the server knew at that moment
   */
  public Explanations(List<Entry> entries, Families.Tree truth) {
    this.entries = entries;
    this.truth = truth;
  }

  /** The exchange that an entry belongs to; empty where it belongs to none. */
  public Optional<Explanation> of(long seq) {
    return entry(seq)
        .filter(entry -> entry.event() instanceof Event.OfExchange)
        .map(entry -> ((Event.OfExchange) entry.event()).exchange())
        .flatMap(id -> told(seq, id));
  }

  private Optional<Entry> entry(long seq) {
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    // sequence numbers have no gaps
    long index = seq - entries.getFirst().seq();
    return index < 0 || index >= entries.size()
        ? Optional.empty()
        : Optional.of(entries.get((int) index));
  }

  private Optional<Explanation> told(long chosen, ExchangeId id) {
    Gathering told = new Gathering(id);
    entries.forEach(told::gather);
    return told.explanation(chosen);
  }

  /** What was found of one exchange so far. */
  private final class Gathering {
    private final ExchangeId id;
    private final List<Explanation.Judged> judged = new ArrayList<>();
    private final List<Explanation.Next> next = new ArrayList<>();
    private Explanation.@Nullable Asked request;
    private Explanation.@Nullable Answered answer;
    private Explanation.@Nullable Reuse reuse;
    private Event.@Nullable Held waiting;
    private @Nullable Lane lane;
    private boolean builtIn;
    private boolean over;
    private long call;
    private long cause;
    private int faults;

    Gathering(ExchangeId id) {
      this.id = id;
    }

    void gather(Entry entry) {
      switch (entry.event()) {
        case Event.OfExchange part when part.exchange().equals(id) -> part(entry, part);
        case Event.ReuseDetected(var sid, var name, var exchange, _) when id.equals(exchange) ->
            reuse = reuse(sid, name);
        case Event event when answer != null && !over && builtIn && belongs(entry) ->
            next(entry, event);
        case Event _ -> {}
      }
    }

    private boolean belongs(Entry entry) {
      return cause != 0 && entry.cause() == cause && next.size() < NEXT_MAX;
    }

    private void part(Entry entry, Event.OfExchange part) {
      switch (part) {
        case Event.RequestSent(_, var from, var number, var message) -> {
          builtIn = true;
          call = number;
          cause = entry.cause();
          begin(entry, from, message);
        }
        case Event.RequestReceived(_, var peer, var message) -> {
          if (!builtIn) {
            begin(entry, peer.lane(), message);
          }
        }
        case Event.ResponseSent(_, var message) -> {
          if (!builtIn) {
            answer = answered(entry, message);
          }
        }
        case Event.ResponseReceived(_, var message) -> answer = answered(entry, message);
        case Event.ExchangeFailed(_, var kind, _) ->
            answer = new Explanation.Answered(entry.seq(), entry.at(), null, kind, List.of());
        case Event.TokenChecked(_, var name, var type, var verdict) ->
            judged.add(
                new Explanation.Judged(
                    name,
                    type,
                    verdict,
                    entry.at(),
                    truth.token(name).orElse(null),
                    type == TokenType.REFRESH || truth.inForce().deniesAt(entry.seq())));
        case Event.FaultFired _ -> faults++;
        // a message that waits is shown where it waits
        case Event.Held held -> waiting = held;
        case Event.Released(_, _, Decision.Drop _) when request == null && waiting != null ->
            begin(entry, waiting.lane(), waiting.request());
        case Event.Released _ -> {}
      }
    }

    private void begin(Entry entry, Lane from, Message.Request message) {
      lane = from;
      request = new Explanation.Asked(entry.seq(), entry.at(), message, names(message));
    }

    private Explanation.Answered answered(Entry entry, Message.Response message) {
      return new Explanation.Answered(entry.seq(), entry.at(), message, null, names(message));
    }

    private Explanation.Reuse reuse(String sid, TokenName name) {
      Optional<IssuedToken> used = truth.token(name);
      List<TokenName> victims = new ArrayList<>();
      truth.families().get(sid).ifPresent(family -> victims.addAll(family.refreshTokens()));
      victims.removeIf(
          victim -> truth.token(victim).filter(token -> token.usedAt() != null).isPresent());
      return new Explanation.Reuse(
          name,
          truth.names().letters().get(sid).orElse(""),
          used.map(IssuedToken::presentedBy).orElse(null),
          used.map(IssuedToken::usedAt).orElse(null),
          victims);
    }

    private void next(Entry entry, Event event) {
      Explanation.Next found =
          switch (event) {
            case Event.RefreshStarted(var who, _, var why) when mine(who) ->
                new Explanation.Next.Refreshing(why);
            case Event.RefreshJoined(var who, _, var waiting) when mine(who) && waiting == call ->
                new Explanation.Next.Waiting();
            case Event.RequestSent(_, var who, var number, var message)
                when mine(who) && (number == call || number == 0) ->
                new Explanation.Next.Sent(
                    entry.seq(), message.method(), message.target(), names(message));
            case Event.ResponseReceived(var exchange, var message) when sentFromHere(exchange) ->
                new Explanation.Next.Got(entry.seq(), message.status(), names(message));
            case Event.TokensStored(var who, var access, _, var refresh, _, _) when mine(who) ->
                new Explanation.Next.Kept(
                    truth.names().of(access), refresh == null ? null : truth.names().of(refresh));
            case Event.RefreshFinished(var who, _, var result) when mine(who) ->
                new Explanation.Next.Refreshed(result);
            case Event.LoginRequired(var who, var reason) when mine(who) ->
                new Explanation.Next.LoginNeeded(reason);
            case Event.CallFinished(var number, var who, var outcome)
                when mine(who) && number == call -> {
              over = true;
              yield new Explanation.Next.CallEnded(outcome);
            }
            case Event _ -> null;
          };
      if (found != null) {
        next.add(found);
        remember(event);
      }
    }

    private final List<ExchangeId> sent = new ArrayList<>();

    private void remember(Event event) {
      if (event instanceof Event.RequestSent later) {
        sent.add(later.exchange());
      }
    }

    private boolean sentFromHere(ExchangeId exchange) {
      return sent.contains(exchange);
    }

    private boolean mine(Lane who) {
      return who.equals(lane);
    }

    private List<TokenName> names(Message message) {
      return Carried.in(message).stream().map(truth.names()::of).toList();
    }

    Optional<Explanation> explanation(long chosen) {
      if (request == null || lane == null) {
        return Optional.empty();
      }
      return Optional.of(
          new Explanation(chosen, id, lane, request, answer, judged, reuse, faults, next));
    }
  }
}
