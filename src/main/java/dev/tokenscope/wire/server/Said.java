package dev.tokenscope.wire.server;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the server has to say to a request.
 *
 * @param answer null where it says nothing and did nothing
 * @param fate what becomes of it on its way
 * @param skew how far the server's clock is ahead in it
 */
record Said(@Nullable Answer answer, Fate fate, Duration skew) {

  static Said whole(Answer answer) {
    return new Said(answer, new Fate.Whole(), Duration.ZERO);
  }

  static Said nothing(Fate fate) {
    return new Said(null, fate, Duration.ZERO);
  }

  Said instead(Answer other) {
    return new Said(other, fate, skew);
  }

  Said meets(Fate other) {
    return new Said(answer, other, skew);
  }
}
