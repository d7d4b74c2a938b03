package dev.tokenscope.view;

import dev.tokenscope.projection.Card;
import dev.tokenscope.projection.Showing;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** How soon the countdowns must be drawn again. */
final class Pace {

  private static final Duration NEAR_THE_END = Duration.ofSeconds(10);
  private static final Duration QUICK = Duration.ofMillis(100);
  private static final Duration CALM = Duration.ofMillis(250);
  private static final Duration CLOCK_ONLY = Duration.ofSeconds(1);

  private Pace() {}

  /** The pause in real time until the next drawing; empty when nothing runs. */
  static Optional<Duration> next(Moment moment) {
    if (moment.session().stands() || !moment.viewpoint().isLive()) {
      return Optional.empty();
    }
    double speed = moment.session().clock().speed();
    Optional<Duration> soonest =
        Stream.of(TokenType.values())
            .map(type -> moment.cards().at(type, moment.instant()))
            .map(Card::left)
            .filter(Duration::isPositive)
            .min(Duration::compareTo);
    if (soonest.isEmpty()) {
      // how far the lab clock is ahead still grows, and so does how long ago something was
      return speed == 1 && !recent(moment) ? Optional.empty() : Optional.of(CLOCK_ONLY);
    }
    boolean near = soonest.get().compareTo(NEAR_THE_END) <= 0 || speed > 1;
    return Optional.of(near ? QUICK : CALM);
  }

  private static boolean recent(Moment moment) {
    Instant edge = moment.instant().minus(Showing.RECENT);
    return moment.cards().truth().outsiders().stream()
        .anyMatch(showing -> showing.at().isAfter(edge));
  }
}
