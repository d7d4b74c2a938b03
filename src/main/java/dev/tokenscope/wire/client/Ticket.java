package dev.tokenscope.wire.client;

import dev.tokenscope.intent.RefreshPolicy;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Outcome;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * What travels with a request through the HTTP stack, as its tag: for whom it is, under which
 * settings, and whether anybody still waits for it.
 */
final class Ticket {

  /** What the request is made of. */
  enum Kind {
    /** A call to the API. */
    CALL,
    /** A refresh. */
    REFRESH,
    /** A login. */
    LOGIN,
    /** A logout; it carries the refresh token to its end. */
    LOGOUT
  }

  private final long call;
  private final long cause;
  private final Settings settings;
  private final Kind kind;
  private final AtomicInteger attempts = new AtomicInteger();
  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  private @Nullable FailureKind givenUp;
  private @Nullable Call carrier;
  private volatile @Nullable String bearer;
  private volatile @Nullable Request latest;
  private volatile @Nullable Outcome ending;

  /** Nobody waits any more: cancelled, or out of time. */
  static final class GivenUp extends IOException {
    private static final long serialVersionUID = 1L;

    GivenUp() {
      super("Canceled");
    }
  }

  Ticket(long call, long cause, Settings settings, Kind kind) {
    this.call = call;
    this.cause = cause;
    this.settings = settings;
    this.kind = kind;
  }

  static Ticket of(Request request) {
    Ticket ticket = request.tag(Ticket.class);
    if (ticket == null) {
      throw new IllegalStateException("A request must be sent with a ticket.");
    }
    return ticket;
  }

  /** A ticket for the refresh that this call leads to. */
  Ticket forRefresh() {
    return new Ticket(call, cause, settings, Kind.REFRESH);
  }

  /** The call's number; 0 for none. */
  long call() {
    return call;
  }

  long cause() {
    return cause;
  }

  Settings settings() {
    return settings;
  }

  RefreshPolicy policy() {
    return settings.client();
  }

  boolean has(Safety safety) {
    return settings.client().has(safety);
  }

  boolean carriesRefreshToken() {
    return kind == Kind.REFRESH || kind == Kind.LOGOUT;
  }

  /** Whether the answer's headers may hold new tokens, so that nobody may wait for its body. */
  boolean tokensInHeaders() {
    return kind == Kind.REFRESH && settings.style() == RefreshStyle.HEADER;
  }

  /** Remembers what goes out next, in case it never gets a connection. */
  void sends(Request request, @Nullable String accessToken) {
    latest = request;
    bearer = accessToken;
  }

  /** The request that was made last; another one than the stack's own after a 401. */
  Request latestOr(Request request) {
    Request last = latest;
    return last == null ? request : last;
  }

  /** The access token that went with the request; null where none did. */
  @Nullable String bearer() {
    return bearer;
  }

  void countAttempt() {
    attempts.incrementAndGet();
  }

  int attempts() {
    return attempts.get();
  }

  /** Decides how the call ends, whatever the last response says. */
  void endsWith(Outcome outcome) {
    ending = outcome;
  }

  @Nullable Outcome ending() {
    return ending;
  }

  /** Ties the ticket to the HTTP call that carries it out. */
  synchronized void carriedBy(Call http) {
    carrier = http;
    if (givenUp != null) {
      http.cancel();
    }
  }

  /** Ends the wait of whoever has this ticket, and nothing else. The first reason stays. */
  void giveUp(FailureKind why) {
    synchronized (this) {
      if (givenUp != null) {
        return;
      }
      givenUp = why;
      if (carrier != null) {
        carrier.cancel();
      }
    }
    gone.complete(null);
  }

  synchronized Optional<FailureKind> givenUp() {
    return Optional.ofNullable(givenUp);
  }

  /** Waits for something that others may wait for as well, until this ticket is given up. */
  <T> T await(CompletableFuture<T> future) throws IOException {
    try {
      CompletableFuture.anyOf(future, gone).join();
      if (future.isDone()) {
        return future.join();
      }
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw e;
    }
    throw new GivenUp();
  }
}
