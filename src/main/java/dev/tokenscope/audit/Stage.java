package dev.tokenscope.audit;

import dev.tokenscope.intent.BodyFault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.token.Claims;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.wire.gate.AnswerPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where one check is played: a server of its own, and a client. It acts, asks and writes down; it
 * does not judge. Pauses are real time, for the client lives in it.
 */
public final class Stage implements AutoCloseable {

  /** A client that refreshes so often has run away. */
  public static final int RUNAWAY = 200;

  private static final Duration GLANCE = Duration.ofMillis(20);
  private static final Duration SETTLED = Duration.ofMillis(250);

  private final Lab lab;
  private final Subject.Starter starter;
  private final Surroundings surroundings;
  private final Mode mode;
  private final Duration patience;
  private final Set<String> granted;
  private final List<Played> played = new ArrayList<>();
  private final Map<String, Long> marks = new HashMap<>();
  private final Map<String, String> replies = new HashMap<>();
  private final Recorder recorder = new Recorder();
  private Subject subject;
  private @Nullable Subject second;
  private boolean unanswered;
  private boolean stale;

  /** A call and where in the journal it stands. */
  private static final class Played {
    final long from;
    volatile long to = Long.MAX_VALUE;
    volatile Subject.Reply reply = Subject.Reply.NONE;

    Played(long from) {
      this.from = from;
    }
  }

  /** A call that was started. */
  public final class Started {
    private final Subject.Pending pending;
    private final CompletableFuture<Subject.Reply> written;

    private Started(Played played, Subject.Pending pending) {
      this.pending = pending;
      this.written =
          pending
              .reply()
              .whenComplete(
                  (reply, failure) -> {
                    if (failure == null) {
                      played.reply = reply;
                      played.to = lab.journal().lastSeq();
                    }
                  });
    }

    /** Whether it has ended. */
    public boolean isOver() {
      return written.isDone();
    }

    /** Gives it up. */
    public void abort() {
      pending.abort();
    }
  }

  Stage(Lab lab, Subject.Starter starter, Surroundings surroundings, Mode mode, Duration patience) {
    this.lab = lab;
    this.starter = starter;
    this.surroundings = surroundings;
    this.mode = mode;
    this.patience = patience;
    Surroundings.Tokens tokens = surroundings.tokens();
    this.granted = Claims.scopes(tokens == null ? "" : tokens.scope());
    this.stale = mode == Mode.PROACTIVE;
    this.subject = starter.start(surroundings);
    try {
      subject.logIn();
    } catch (RuntimeException e) {
      subject.close();
      throw e;
    }
  }

  /** How the client refreshes. */
  public RefreshStyle style() {
    return surroundings.style();
  }

  /** What makes it refresh. */
  public Mode mode() {
    return mode;
  }

  /** The origin of the server. */
  public String origin() {
    return lab.server().origin();
  }

  // acting on the server

  /**
   * Makes the next call need a refresh. A reactive client meets a 401; a proactive one was told a
   * lifetime that is over.
   */
  public void expire() {
    if (mode == Mode.REACTIVE) {
      lab.server().expireAll(TokenType.ACCESS);
    } else if (!stale) {
      pause(Duration.ofMillis(1100));
    }
    stale = false;
  }

  /** Lets the next refresh bring a token that a proactive client will think over in a second. */
  public void shortNext() {
    if (mode == Mode.PROACTIVE) {
      arm(FaultRule.once(new BodyFault.ExpiresIn("1"), FaultRule.Match.REFRESHES));
    }
  }

  /** Arms a fault. */
  public void arm(FaultRule rule) {
    lab.server().faults().arm(rule);
  }

  /** The server behaves again. */
  public void disarm() {
    lab.server().faults().disarm();
  }

  /** Chooses what answers wait for. */
  public void gate(AnswerPlan plan) {
    lab.server()
        .answers()
        .plan(
            mode == Mode.PROACTIVE && plan instanceof AnswerPlan.Crowd
                ? new AnswerPlan.Refreshes()
                : plan);
  }

  /** Names this moment. */
  public void mark(String name) {
    marks.put(name, lab.journal().lastSeq());
  }

  // asking the client

  /** Starts a call to the orders. */
  public Started start() {
    return start(subject, "GET", "/api/orders", "");
  }

  /** Starts a call. */
  public Started start(String method, String path, String body) {
    return start(subject, method, path, body);
  }

  private Started start(Subject whom, String method, String path, String body) {
    Played one = new Played(lab.journal().lastSeq());
    played.add(one);
    return new Started(one, whom.request(method, path, body));
  }

  /** Makes a call, and waits for its end. */
  public void call() {
    call("GET", "/api/orders", "");
  }

  /** Makes a call, and waits for its end. */
  public void call(String method, String path, String body) {
    await(List.of(start(method, path, body)));
  }

  /** Makes calls at the same time, and waits for all. */
  public void calls(int number) {
    List<Started> all = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      all.add(start());
    }
    await(all);
  }

  /** Waits until all ended, the client ran away, or patience did. */
  public void await(List<Started> all) {
    if (!until(patience, () -> all.stream().allMatch(Started::isOver) || ranAway())
        || !all.stream().allMatch(Started::isOver)) {
      unanswered = true;
      if (ranAway()) {
        subject.close();
      }
    }
    all.forEach(Stage::meet);
  }

  /** Hears of what went wrong with the client itself. */
  private static void meet(Started started) {
    if (!started.written.isDone()) {
      return;
    }
    try {
      started.written.get(1, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new SubjectBroken(Breakdown.LABORATORY, String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      throw new SubjectBroken(Breakdown.LABORATORY, "It ended and did not.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SubjectBroken(Breakdown.LABORATORY, "interrupted");
    }
  }

  private boolean ranAway() {
    recorder.read(lab.journal());
    return recorder.size() > 2 * RUNAWAY;
  }

  /** Ends the client's session. */
  public void logOut() {
    subject.logOut();
  }

  /** Ends the client as a crash would, and starts it again with nothing but what it kept. */
  public void restart() {
    subject.close();
    subject =
        starter.start(
            new Surroundings(
                surroundings.check(),
                surroundings.origin(),
                surroundings.style(),
                surroundings.clientId(),
                surroundings.clientSecret(),
                null,
                surroundings.scope(),
                surroundings.stateDir(),
                2,
                1));
    try {
      subject.logIn();
    } catch (SubjectBroken e) {
      if (e.breakdown() != Breakdown.NO_LOGIN) {
        throw e;
      }
      replies.put("restart", "login_required");
    }
  }

  /**
   * Starts a second client with the same store, and lets both make a call at the same time.
   *
   * @return whether there is a shared store
   */
  public boolean callTwice() {
    if (!subject.sharesStore()) {
      replies.put("store", "own");
      return false;
    }
    Subject other =
        starter.start(
            new Surroundings(
                surroundings.check(),
                surroundings.origin(),
                surroundings.style(),
                surroundings.clientId(),
                surroundings.clientSecret(),
                surroundings.tokens(),
                surroundings.scope(),
                surroundings.stateDir(),
                1,
                2));
    second = other;
    other.logIn();
    await(List.of(start(), start(other, "GET", "/api/orders", "")));
    return true;
  }

  // waiting

  /** Lets time pass. */
  public void pause(Duration span) {
    new CompletableFuture<Boolean>()
        .completeOnTimeout(true, span.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  /** Waits until nothing is said for a while. */
  public void settle() {
    long before;
    int turns = 0;
    do {
      before = lab.journal().lastSeq();
      pause(SETTLED);
    } while (lab.journal().lastSeq() != before && ++turns < 20 && !ranAway());
  }

  /**
   * Waits for something to be seen.
   *
   * @return whether it was
   */
  public boolean until(Duration limit, Predicate<Evidence> seen) {
    return until(limit, () -> seen.test(evidence()));
  }

  private interface Condition {
    boolean holds();
  }

  private boolean until(Duration limit, Condition condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      pause(GLANCE);
    }
    return true;
  }

  // what was seen

  /** Whether a caller was left without an answer. */
  boolean leftSomebodyWaiting() {
    return unanswered;
  }

  /** Everything so far. */
  public Evidence evidence() {
    recorder.read(lab.journal());
    return new Evidence(
        surroundings.style(),
        mode,
        recorder.exchanges(),
        recorder.issued(),
        played.stream().map(one -> new Evidence.Call(one.from, one.to, one.reply)).toList(),
        Map.copyOf(marks),
        lab.server().answers().crowd(),
        recorder.fired(),
        Map.copyOf(replies),
        granted);
  }

  /** Ends the client. The server is its owner's. */
  @Override
  public void close() {
    lab.server().answers().close();
    subject.close();
    if (second != null) {
      second.close();
    }
  }
}
