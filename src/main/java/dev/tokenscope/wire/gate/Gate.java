package dev.tokenscope.wire.gate;

import dev.tokenscope.intent.Decision;
import dev.tokenscope.intent.HoldFilter;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Every message passes here before it goes: requests of a built-in client where it sends them,
 * those of others where the server takes them in, answers where the server gives them. A gate that
 * is open costs a comparison; a closed one keeps the message until somebody decides. It waits on a
 * future, never asleep, and the lab clock stands meanwhile.
 */
public final class Gate {

  private final Journal journal;
  private final Timer timer;
  private final Runnable onHeld;
  private final Runnable onReleased;
  private final Map<Long, Waiting> waiting = new LinkedHashMap<>();
  private final Map<Long, CompletableFuture<Decision>> delayed = new ConcurrentHashMap<>();
  private final Set<ExchangeId> repliesLost = ConcurrentHashMap.newKeySet();
  private volatile HoldFilter filter = HoldFilter.NONE;
  private long numbers;

  private record Waiting(Hold hold, CompletableFuture<Decision> decided) {}

  /**
   * An open gate.
   *
   * @param onHeld is run for each message that begins to wait, before it waits
   * @param onReleased is run for each message that was decided about
   */
  public Gate(Journal journal, Timer timer, Runnable onHeld, Runnable onReleased) {
    this.journal = journal;
    this.timer = timer;
    this.onHeld = onHeld;
    this.onReleased = onReleased;
  }

  /** Chooses which messages are held from now on. Those that wait go on waiting. */
  public void filter(HoldFilter chosen) {
    synchronized (waiting) {
      filter = chosen;
    }
  }

  /** Which messages are held. */
  public HoldFilter filter() {
    return filter;
  }

  /**
   * Lets a request through, or keeps it until somebody decides.
   *
   * @param refreshing whether it carries a refresh token
   * @return what becomes of it; never {@link Decision.Delay}, which is waited for here
   */
  public Decision pass(
      ExchangeId exchange, Lane lane, Message.Request request, boolean refreshing) {
    return pass(
        new Hold(0, exchange, lane, request, null),
        chosen -> chosen.holdsRequest(lane.value(), request.target(), refreshing));
  }

  /**
   * Lets an answer through, or keeps it until somebody decides. The work behind it is done. An
   * answer that is to be lost is decided about already.
   *
   * @param request what is answered
   * @return what becomes of it; never {@link Decision.Delay}, which is waited for here
   */
  public Decision passAnswer(
      ExchangeId exchange, Lane lane, Message.Request request, Message.Response answer) {
    if (repliesLost.remove(exchange)) {
      return new Decision.Send();
    }
    return pass(
        new Hold(0, exchange, lane, request, answer),
        chosen -> chosen.holdsAnswer(lane.value(), request.target()));
  }

  /** What waits now, oldest first. */
  public List<Hold> held() {
    synchronized (waiting) {
      return waiting.values().stream().map(Waiting::hold).toList();
    }
  }

  /**
   * Decides about a held message.
   *
   * @return whether it was still waiting
   */
  public boolean release(long number, Decision decision) {
    Waiting released;
    synchronized (waiting) {
      released = waiting.remove(number);
      if (released != null && decision instanceof Decision.Delay) {
        // before anybody can close the gate in between
        delayed.put(number, new CompletableFuture<>());
      }
    }
    if (released == null) {
      return false;
    }
    if (decision instanceof Decision.LoseReply) {
      repliesLost.add(released.hold().exchange());
    }
    journal.append(new Event.Released(number, released.hold().exchange(), decision));
    onReleased.run();
    released.decided().complete(decision);
    return true;
  }

  /** Opens the gate and drops everything that waits, so that nobody waits for a closed lab. */
  public void close() {
    List<Long> numbersHeld;
    synchronized (waiting) {
      filter = HoldFilter.NONE;
      numbersHeld = new ArrayList<>(waiting.keySet());
    }
    numbersHeld.forEach(number -> release(number, new Decision.Drop()));
    delayed.values().forEach(later -> later.complete(new Decision.Drop()));
  }

  private Decision pass(Hold unnumbered, Predicate<HoldFilter> isHeldBy) {
    return isHeldBy.test(filter) ? hold(unnumbered, isHeldBy) : new Decision.Send();
  }

  private Decision hold(Hold unnumbered, Predicate<HoldFilter> isHeldBy) {
    CompletableFuture<Decision> decided = new CompletableFuture<>();
    Hold hold;
    synchronized (waiting) {
      if (!isHeldBy.test(filter)) {
        // the gate was opened, or closed for good, on the way here
        return new Decision.Send();
      }
      onHeld.run();
      hold =
          new Hold(
              ++numbers,
              unnumbered.exchange(),
              unnumbered.lane(),
              unnumbered.request(),
              unnumbered.answer());
      waiting.put(hold.number(), new Waiting(hold, decided));
      journal.append(
          new Event.Held(
              hold.number(), hold.exchange(), hold.lane(), hold.request(), hold.answer()));
    }
    Decision decision = decided.join();
    CompletableFuture<Decision> later = delayed.get(hold.number());
    return decision instanceof Decision.Delay delay && later != null
        ? delayed(hold.number(), later, delay.by())
        : decision;
  }

  private Decision delayed(long number, CompletableFuture<Decision> later, Duration by) {
    Timer.Due due = timer.after(by, () -> later.complete(new Decision.Send()));
    try {
      return later.join();
    } finally {
      delayed.remove(number);
      due.cancel();
    }
  }
}
