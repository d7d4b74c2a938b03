package dev.tokenscope.wire.client;

import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.wire.gate.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * How long a request may take, in lab time: the HTTP stack's own timeouts run in real time and
 * would fire while somebody looks at a held message.
 */
final class Deadline {

  static final Duration SPAN = Duration.ofSeconds(10);

  private Deadline() {}

  /** Something on the wire that ends in an outcome. */
  interface Work {
    Outcome run() throws IOException;
  }

  /** Works against the deadline, and makes an outcome of whatever happens on the wire. */
  static Outcome answer(Timer timer, Ticket ticket, Work work) {
    Outcome outcome =
        keep(
            timer,
            ticket,
            () -> {
              try {
                return work.run();
              } catch (IOException e) {
                return new Outcome.Failed(WireFailure.kindOf(e, ticket), WireFailure.detailOf(e));
              }
            });
    return Objects.requireNonNullElse(ticket.ending(), outcome);
  }

  /** Works against the deadline. */
  static <T> T keep(Timer timer, Ticket ticket, Supplier<T> work) {
    Timer.Due due = timer.after(SPAN, () -> ticket.giveUp(FailureKind.TIMEOUT));
    try {
      return work.get();
    } finally {
      due.cancel();
    }
  }
}
