package dev.tokenscope.wire.gate;

import dev.tokenscope.intent.Decision;
import dev.tokenscope.intent.HoldFilter;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Every message of a built-in client passes here before it goes. A gate that is open costs a
 * comparison; a closed one keeps the message until somebody decides. It waits on a future, never
 * asleep, and the lab clock stands meanwhile.
 */
public final class Gate {

  private final Journal journal;
  private final Timer timer;
  private final Runnable onHeld;
  private final Runnable onReleased;
  private final Map<Long, Waiting> waiting = new LinkedHashMap<>();
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
    filter = chosen;
  }

  /** Which messages are held. */
  public HoldFilter filter() {
    return filter;
  }

  /**
   * Lets a message through, or keeps it until somebody decides.
   *
   * @param refreshing whether it carries a refresh token
   * @return what becomes of it; never {@link Decision.Delay}, which is waited for here
   */
  public Decision pass(
      ExchangeId exchange, Lane lane, Message.Request request, boolean refreshing) {
    boolean held =
        switch (filter) {
          case NONE -> false;
          case REFRESHES -> refreshing;
          case ALL -> true;
        };
    return held ? hold(exchange, lane, request) : new Decision.Send();
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
    }
    if (released == null) {
      return false;
    }
    journal.append(new Event.Released(number, released.hold().exchange(), decision));
    onReleased.run();
    released.decided().complete(decision);
    return true;
  }

  /** Opens the gate and drops everything that waits, so that nobody waits for a closed lab. */
  public void close() {
    filter = HoldFilter.NONE;
    List<Long> numbersHeld;
    synchronized (waiting) {
      numbersHeld = new ArrayList<>(waiting.keySet());
    }
    numbersHeld.forEach(number -> release(number, new Decision.Drop()));
  }

  private Decision hold(ExchangeId exchange, Lane lane, Message.Request request) {
    CompletableFuture<Decision> decided = new CompletableFuture<>();
    Hold hold;
    onHeld.run();
    synchronized (waiting) {
      hold = new Hold(++numbers, exchange, lane, request);
      waiting.put(hold.number(), new Waiting(hold, decided));
      journal.append(new Event.Held(hold.number(), exchange, lane, request));
    }
    Decision decision = decided.join();
    if (decision instanceof Decision.Delay delay) {
      CompletableFuture<Decision> later = new CompletableFuture<>();
      timer.after(delay.by(), () -> later.complete(new Decision.Send()));
      return later.join();
    }
    return decision;
  }
}
