package dev.tokenscope.view.lifelines;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which piece of time a person wants to see.
 *
 * @param span how long it is; empty for what suits the lifetimes
 * @param from where it begins; empty where it goes along with the present
 */
public record Sight(Optional<Duration> span, Optional<Instant> from) {

  /** What is seen at first. */
  public static final Sight USUAL = new Sight(Optional.empty(), Optional.empty());

  /** The same, along with the present. */
  public Sight following() {
    return new Sight(span, Optional.empty());
  }

  /** Whether it goes along with the present. */
  public boolean follows() {
    return from.isEmpty();
  }
}
