package dev.tokenscope.projection;

import dev.tokenscope.journal.ExchangeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How the steps of a sequence grow. */
public final class Steps {

  private Steps() {}

  /** The first step that begins with an entry or a later one; the number of steps for none. */
  public static int from(List<? extends Step> steps, long seq) {
    int low = 0;
    int high = steps.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps.get(middle).seq() >= seq) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The burst that a row belongs to; 0 for none. */
  static long burst(Row row, Traffic traffic) {
    if (row.exchange() != null) {
      return traffic.of(row.exchange()).map(Traffic.Sent::burst).orElse(0L);
    }
    boolean among = row.what() instanceof What.Rotated || row.what() instanceof What.Expired;
    return among && traffic.bursting() ? traffic.number() : 0;
  }

  /** One more row. */
  static SharedList<Step> with(SharedList<Step> steps, Row row, Traffic traffic) {
    Step.One one = new Step.One(row, isLostAnswer(row, traffic) || isDroppedRequest(row, traffic));
    long burst = burst(row, traffic);
    int index = burst == 0 ? -1 : indexOf(steps, burst);
    // a burst begins with a message; what expired before it is no part of it
    if (burst == 0 || (index < 0 && row.exchange() == null)) {
      return afterGap(steps, row).with(one);
    }
    if (index >= 0 && steps.get(index) instanceof Step.Burst known) {
      return steps.with(index, known.with(one).with(tally(known, traffic)));
    }
    Step.Burst begun =
        new Step.Burst(burst, row.seq(), row.at(), traffic.tally(), SharedList.empty());
    return afterGap(steps, row).with(begun.with(one));
  }

  /** What came of the newest burst, counted anew. */
  static SharedList<Step> counted(SharedList<Step> steps, Traffic traffic) {
    int index = traffic.number() == 0 ? -1 : indexOf(steps, traffic.number());
    return index >= 0 && steps.get(index) instanceof Step.Burst burst
        ? steps.with(index, burst.with(tally(burst, traffic)))
        : steps;
  }

  /** An exchange failed: where the server never had the request, it was lost on its way. */
  static SharedList<Step> failed(SharedList<Step> steps, Traffic traffic, ExchangeId exchange) {
    Traffic.Sent sent = traffic.of(exchange).orElse(null);
    if (sent == null || sent.received()) {
      return steps;
    }
    if (sent.burst() != 0) {
      int index = indexOf(steps, sent.burst());
      return index >= 0 && steps.get(index) instanceof Step.Burst burst
          ? steps.with(index, lost(burst, sent.seq()))
          : steps;
    }
    for (int i = from(steps, sent.seq()); i < steps.size(); i++) {
      if (steps.get(i) instanceof Step.One(var row, _) && exchange.equals(row.exchange())) {
        return steps.with(i, new Step.One(row, true));
      }
    }
    return steps;
  }

  private static Step.Burst lost(Step.Burst burst, long seq) {
    int index = from(burst.inner(), seq);
    return index < burst.inner().size() && burst.inner().get(index).seq() == seq
        ? new Step.Burst(
            burst.number(),
            burst.seq(),
            burst.at(),
            burst.tally(),
            burst.inner().with(index, new Step.One(burst.inner().get(index).row(), true)))
        : burst;
  }

  private static Step.Tally tally(Step.Burst burst, Traffic traffic) {
    return burst.number() == traffic.number() ? traffic.tally() : burst.tally();
  }

  /**
   * The server had the request, and its answer never came. That it did not come to an external
   * client is known only where it was decided here.
   */
  private static boolean isLostAnswer(Row row, Traffic traffic) {
    Traffic.Sent sent = row.exchange() == null ? null : traffic.of(row.exchange()).orElse(null);
    return sent != null
        && sent.received()
        && (row.what() instanceof What.NoAnswer
            || (row.what() instanceof What.Answer && sent.kept() && !sent.builtIn()));
  }

  /** An external client's request that was dropped never went onto its way. */
  private static boolean isDroppedRequest(Row row, Traffic traffic) {
    return row.exchange() != null
        && row.what() instanceof What.Request
        && traffic.of(row.exchange()).isEmpty();
  }

  private static SharedList<Step> afterGap(SharedList<Step> steps, Row row) {
    if (steps.isEmpty() || row.what() instanceof What.ClockJumped) {
      return steps;
    }
    Duration idle = Duration.between(end(steps.getLast()), row.at());
    return idle.compareTo(Sequence.IDLE) < 0
        ? steps
        : steps.with(new Step.Gap(row.seq(), end(steps.getLast()), idle));
  }

  private static Instant end(Step step) {
    return switch (step) {
      case Step.One one -> one.end();
      case Step.Burst burst when !burst.inner().isEmpty() -> burst.inner().getLast().end();
      case Step.Burst _, Step.Gap _, Step.Waiting _ -> step.at();
    };
  }

  /** A burst is near the end while anything of it happens. */
  private static int indexOf(SharedList<Step> steps, long burst) {
    for (int i = steps.size() - 1; i >= 0 && steps.size() - i < 2_000; i--) {
      if (steps.get(i) instanceof Step.Burst one && one.number() == burst) {
        return i;
      }
    }
    return -1;
  }
}
