package dev.tokenscope.wire.client;

import dev.tokenscope.intent.RefreshPolicy;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.journal.Cause;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Event.RefreshResult;
import dev.tokenscope.journal.Event.RefreshWhy;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.wire.gate.Timer;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Where everybody whose token was refused waits for the one refresh. The refresh belongs to the
 * gate and runs on a thread of its own: a caller that gives up ends its own wait and nothing else.
 */
final class RefreshGate {

  private final Lane lane;
  private final Journal journal;
  private final Timer timer;
  private final Belief belief;
  private final Reckoning reckoning;
  private final BackOff backOff;
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicLong numbers = new AtomicLong();
  private @Nullable Flight slot;

  /**
   * A refresh under way.
   *
   * @param number by which the journal knows it
   * @param begun what was believed when it began
   * @param cause of the call that began it
   * @param landed completes when the new tokens can be read, or when there are none
   */
  private record Flight(
      long number, Belief.State begun, long cause, CompletableFuture<Landing> landed) {}

  /**
   * The end of a flight.
   *
   * @param detail why it failed; empty where it did not
   * @param response the answer to the repeated request of whoever began it, in header style
   */
  private record Landing(RefreshResult result, String detail, @Nullable Response response) {}

  RefreshGate(
      Lane lane,
      Journal journal,
      Timer timer,
      Belief belief,
      Reckoning reckoning,
      BackOff backOff) {
    this.lane = lane;
    this.journal = journal;
    this.timer = timer;
    this.belief = belief;
    this.reckoning = reckoning;
    this.backOff = backOff;
  }

  /**
   * Says what a caller whose token was refused should do, after a refresh if it takes one.
   *
   * @param refused the access token that was sent; null where none was
   * @param how the way to refresh, if it is this caller's turn
   * @throws IOException when the caller gave up waiting
   */
  Advice refresh(@Nullable String refused, RefreshWhy why, Ticket ticket, RefreshRequest how)
      throws IOException {
    boolean compares = ticket.has(Safety.COMPARE_FIRST);
    while (true) {
      Flight flight;
      boolean leads;
      lock.lock();
      try {
        Belief.State now = belief.now();
        StoredSession session = now.session();
        if (session == null) {
          return Advice.login(now.reason());
        }
        boolean newer = !session.accessToken().equals(refused);
        if (newer && (compares || refused == null)) {
          return new Advice.Repeat(session.accessToken());
        }
        leads = slot == null || !ticket.has(Safety.SINGLE_FLIGHT);
        if (leads) {
          if (session.refreshToken() == null) {
            belief.end(LoginReason.NO_REFRESH_TOKEN);
            return Advice.login(LoginReason.NO_REFRESH_TOKEN);
          }
          if (ticket.has(Safety.BACK_OFF) && backOff.isCoolingDown()) {
            return new Advice.Leave();
          }
          flight = start(now, why, ticket, how);
        } else {
          flight = Objects.requireNonNull(slot);
          journal.append(new Event.RefreshJoined(lane, flight.number(), ticket.call()));
        }
      } finally {
        lock.unlock();
      }
      Landing landing = wait(flight, ticket, leads);
      if (leads || compares) {
        return advise(landing, leads);
      }
      // one at a time, and each for itself: what a lock without a comparison does
    }
  }

  /** A login makes up for failures before it. */
  void sessionBegan() {
    backOff.worked();
  }

  private Landing wait(Flight flight, Ticket ticket, boolean leads) throws IOException {
    try {
      return ticket.await(flight.landed());
    } catch (Ticket.GivenUp e) {
      if (leads) {
        var _ = flight.landed().thenAccept(landing -> close(landing.response()));
      }
      throw e;
    }
  }

  private Advice advise(Landing landing, boolean leads) {
    Response response = leads ? landing.response() : null;
    if (response != null && landing.result() != RefreshResult.REFUSED) {
      if (landing.result() != RefreshResult.REFRESHED || !response.isRedirect()) {
        return new Advice.Take(response);
      }
    }
    close(response);
    if (landing.result() == RefreshResult.FAILED) {
      return new Advice.Stop(new Outcome.Failed(FailureKind.REFRESH_FAILED, landing.detail()));
    }
    Belief.State now = belief.now();
    return now.session() == null
        ? Advice.login(now.reason())
        : new Advice.Repeat(now.session().accessToken());
  }

  private Flight start(Belief.State now, RefreshWhy why, Ticket ticket, RefreshRequest how) {
    Flight flight =
        new Flight(numbers.incrementAndGet(), now, Cause.current(), new CompletableFuture<>());
    slot = flight;
    journal.append(new Event.RefreshStarted(lane, flight.number(), why));
    Thread.ofVirtual()
        .name("refresh " + flight.number())
        .start(() -> Cause.run(flight.cause(), () -> fly(flight, ticket.forRefresh(), how)));
    return flight;
  }

  private void fly(Flight flight, Ticket ticket, RefreshRequest how) {
    Landing landing = new Landing(RefreshResult.FAILED, "The refresh ended unexpectedly.", null);
    try {
      landing = belief.exclusively(() -> refreshAlone(flight, ticket, how));
    } finally {
      lock.lock();
      try {
        // only now: whoever comes from here on finds the new tokens
        if (slot != null && slot.number() == flight.number()) {
          slot = null;
        }
        journal.append(new Event.RefreshFinished(lane, flight.number(), landing.result()));
      } finally {
        lock.unlock();
      }
      flight.landed().complete(landing);
    }
  }

  private Landing refreshAlone(Flight flight, Ticket ticket, RefreshRequest how) {
    Belief.State sent = belief.reread(flight.begun(), ticket.policy());
    StoredSession session = sent.session();
    if (session == null) {
      return new Landing(RefreshResult.OVERTAKEN, "", null);
    }
    boolean newer = !session.equals(flight.begun().session());
    String refreshToken = session.refreshToken();
    if (refreshToken == null || (newer && !session.accessEndedBy(timer.instant()))) {
      return new Landing(RefreshResult.ADOPTED, "", null);
    }
    RefreshAnswer answer = Deadline.keep(timer, ticket, () -> how.send(refreshToken, ticket));
    return land(answer, sent, session, ticket.policy());
  }

  private Landing land(
      RefreshAnswer answer, Belief.State sent, StoredSession session, RefreshPolicy policy) {
    return switch (answer) {
      case RefreshAnswer.Renewed renewed -> {
        backOff.worked();
        StoredSession fresh = reckoning.renewed(session, renewed.pair(), policy);
        yield new Landing(belief.adopt(fresh, sent, policy), "", renewed.response());
      }
      case RefreshAnswer.Refused refused ->
          new Landing(belief.refused(sent, refused.reason(), policy), "", null);
      case RefreshAnswer.Outage outage -> {
        backOff.failed(outage.retryAfter());
        RefreshResult result =
            policy.has(Safety.KEEP_ON_OUTAGE)
                ? RefreshResult.FAILED
                : belief.refused(sent, LoginReason.REFUSED, policy);
        yield new Landing(result, outage.detail(), outage.response());
      }
    };
  }

  private static void close(@Nullable Response response) {
    if (response != null) {
      response.close();
    }
  }
}
