package dev.tokenscope.wire.gate;

import dev.tokenscope.journal.ExchangeId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Every answer of the server passes here before it goes. As at the {@link Gate}, an open one costs
 * a comparison, and what is held waits on a future. The work behind an answer is done already: a
 * refresh that waits here is committed. Pauses are real time, for the clients behind live in it.
 */
public final class AnswerGate implements AutoCloseable {

  /** How long after the last refresh the first one's answer goes. */
  public static final Duration REFRESH_QUIET = Duration.ofMillis(150);

  /** How long a crowd that has begun waits for one more. */
  public static final Duration CROWD_QUIET = Duration.ofMillis(500);

  /** How long one alone waits for a second. */
  public static final Duration ALONE = Duration.ofMillis(1500);

  /** How long a straggler waits at most. */
  public static final Duration STRAGGLER_MAX = Duration.ofSeconds(3);

  /** How long those who come first to a meeting wait at most. */
  public static final Duration MEETING_MAX = Duration.ofSeconds(5);

  private final List<Held> refused = new ArrayList<>();
  private final List<Held> refreshes = new ArrayList<>();
  private final ArrayDeque<Held> leaving = new ArrayDeque<>();
  private volatile AnswerPlan plan = new AnswerPlan.Open();
  private boolean crowdOver;
  private boolean refreshesOver;
  private boolean granted;
  private boolean closed;
  private int crowd;
  private long changes;

  /** What an answer is about. */
  public enum Kind {
    /** A refresh, however it ended. */
    REFRESH,
    /** 401 to a call. */
    REFUSED,
    /** A call that was let through. */
    GRANTED,
    /** Anything else; never held. */
    OTHER
  }

  private record Held(ExchangeId exchange, CompletableFuture<Void> released) {}

  /** Chooses what waits from now on. What waits already goes. */
  public void plan(AnswerPlan chosen) {
    List<Held> all;
    synchronized (this) {
      all = everything();
      plan = closed ? new AnswerPlan.Open() : chosen;
      crowdOver = false;
      refreshesOver = false;
      granted = false;
      crowd = 0;
      changes++;
    }
    all.forEach(held -> held.released().complete(null));
  }

  /** What waits. */
  public AnswerPlan plan() {
    return plan;
  }

  /** How many refusals were under way when the crowd, or the straggler's pair, was let go. */
  public synchronized int crowd() {
    return crowd;
  }

  /** Lets an answer through, or keeps it until its turn has come. */
  public void pass(ExchangeId exchange, Kind kind) {
    if (plan instanceof AnswerPlan.Open) {
      return;
    }
    Held held = new Held(exchange, new CompletableFuture<>());
    synchronized (this) {
      switch (plan) {
        case AnswerPlan.Open _ -> held.released().complete(null);
        case AnswerPlan.Refreshes _ -> arrived(held, kind == Kind.REFRESH ? kind : Kind.OTHER);
        case AnswerPlan.Crowd crowdPlan -> {
          arrived(held, kind);
          if (kind == Kind.REFUSED && !crowdOver) {
            gather(crowdPlan);
          }
        }
        case AnswerPlan.Meeting meeting -> {
          arrived(held, kind);
          meet(meeting.calls(), kind);
        }
        case AnswerPlan.Straggler _ -> {
          arrived(held, kind);
          straggle(kind);
        }
      }
    }
    held.released().join();
  }

  /** Hears that an answer that passed is on its way, so that the next in order may follow. */
  public void sent(ExchangeId exchange) {
    if (plan instanceof AnswerPlan.Open) {
      return;
    }
    Held next;
    synchronized (this) {
      next = leaving.poll();
    }
    if (next != null) {
      next.released().complete(null);
    }
  }

  /** Lets everything go, now and from now on. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    plan(new AnswerPlan.Open());
  }

  private void arrived(Held held, Kind kind) {
    boolean waits =
        switch (kind) {
          case REFRESH -> !refreshesOver;
          case REFUSED -> !crowdOver;
          case GRANTED, OTHER -> false;
        };
    if (!waits) {
      held.released().complete(null);
    } else if (kind == Kind.REFRESH) {
      refreshes.add(held);
      if (!(plan instanceof AnswerPlan.Meeting)) {
        later(REFRESH_QUIET, refreshes.size(), this::refreshesQuiet);
      }
    } else {
      refused.add(held);
    }
  }

  private synchronized void refreshesQuiet(int size) {
    if (refreshes.size() == size) {
      refreshesOver = true;
      go(refreshes, AnswerPlan.Order.FIRST_COME);
    }
  }

  // H(n)

  private void gather(AnswerPlan.Crowd wanted) {
    if (refused.size() >= wanted.calls()) {
      letCrowdGo(wanted.order());
    } else {
      Duration quiet = refused.size() == 1 ? ALONE : CROWD_QUIET;
      later(quiet, refused.size(), size -> crowdQuiet(size, wanted.order()));
    }
  }

  private synchronized void crowdQuiet(int size, AnswerPlan.Order order) {
    if (!crowdOver && refused.size() == size) {
      letCrowdGo(order);
    }
  }

  private void letCrowdGo(AnswerPlan.Order order) {
    crowd = refused.size();
    crowdOver = true;
    go(refused, order);
  }

  private void meet(int calls, Kind kind) {
    if (kind == Kind.REFUSED && !crowdOver) {
      if (refused.size() >= calls) {
        letCrowdGo(AnswerPlan.Order.FIRST_COME);
      } else if (refused.size() == 1) {
        later(MEETING_MAX, 1, _ -> crowdQuiet(refused.size(), AnswerPlan.Order.FIRST_COME));
      }
    } else if (kind == Kind.REFRESH && !refreshesOver) {
      if (refreshes.size() >= calls) {
        refreshesQuiet(calls);
      } else if (refreshes.size() == 1) {
        later(MEETING_MAX, 1, _ -> refreshesQuiet(refreshes.size()));
      }
    }
  }

  // S

  private void straggle(Kind kind) {
    if (kind == Kind.REFUSED && !crowdOver) {
      if (refused.size() == 1) {
        later(ALONE, 1, size -> crowdQuiet(size, AnswerPlan.Order.FIRST_COME));
      } else {
        crowd = refused.size();
        crowdOver = true;
        refused.removeFirst().released().complete(null);
        later(STRAGGLER_MAX, crowd, _ -> letStragglerGo());
      }
    } else if (kind == Kind.GRANTED && crowdOver && !granted) {
      granted = true;
      later(REFRESH_QUIET, crowd, _ -> letStragglerGo());
    }
  }

  private synchronized void letStragglerGo() {
    go(refused, AnswerPlan.Order.FIRST_COME);
  }

  // letting go

  /** One after the other: the next goes when the one before it is on its way. */
  private void go(List<Held> those, AnswerPlan.Order order) {
    List<Held> ordered = new ArrayList<>(those);
    those.clear();
    if (order == AnswerPlan.Order.LAST_COME) {
      Collections.reverse(ordered);
    }
    leaving.addAll(ordered);
    Held first = leaving.poll();
    if (first != null) {
      first.released().complete(null);
    }
  }

  private List<Held> everything() {
    List<Held> all = new ArrayList<>(leaving);
    all.addAll(refused);
    all.addAll(refreshes);
    leaving.clear();
    refused.clear();
    refreshes.clear();
    return all;
  }

  private interface Due {
    void run(int size);
  }

  /** Does something after a pause, unless another plan was chosen meanwhile. */
  private void later(Duration pause, int size, Due due) {
    long now = changes;
    Executor after =
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
    after.execute(
        () -> {
          synchronized (this) {
            if (changes == now) {
              due.run(size);
            }
          }
        });
  }
}
