package dev.tokenscope.wire.client;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many calls onto the wire at once; the others wait in the order in which they came. What
 * waits has not read its token yet: when a thousand calls begin with a token that is refused, only
 * the first of them are refused, and the rest go out with the new one. The HTTP stack has such a
 * limit as well, but only for calls that it runs on threads of its own.
 */
final class Turns {

  /** As many requests as OkHttp's own dispatcher runs at once ({@code maxRequests}). */
  static final int CALLS_MAX = 64;

  /** The place of one that waits. */
  private static final class Turn {
    private final CompletableFuture<Void> come = new CompletableFuture<>();
  }

  private final Queue<Turn> waiting = new ArrayDeque<>();
  private int free;

  Turns(int atOnce) {
    free = atOnce;
  }

  /**
   * Waits for a turn; whoever gets one must {@link #end} it.
   *
   * @throws IOException when the ticket is given up before; then there is nothing to end
   */
  void await(Ticket ticket) throws IOException {
    Turn turn;
    synchronized (this) {
      if (free > 0) {
        free--;
        return;
      }
      turn = new Turn();
      waiting.add(turn);
    }
    try {
      ticket.await(turn.come);
    } catch (IOException e) {
      boolean waited;
      synchronized (this) {
        waited = waiting.remove(turn);
      }
      if (!waited) {
        end();
      }
      throw e;
    }
  }

  /** Gives a turn back, and to whoever waits longest. */
  void end() {
    Turn next = next();
    if (next != null) {
      next.come.complete(null);
    }
  }

  private synchronized @Nullable Turn next() {
    Turn next = waiting.poll();
    if (next == null) {
      free++;
    }
    return next;
  }
}
