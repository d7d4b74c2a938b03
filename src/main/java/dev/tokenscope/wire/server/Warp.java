package dev.tokenscope.wire.server;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * How the work on one request goes otherwise than the settings say, because a fault struck it. It
 * travels with the thread, so that no signature on the way needs to know of faults.
 *
 * @param skew how far {@code iat} and {@code exp} of new tokens are off
 * @param keepsRefreshToken whether a refresh neither rotates nor repeats the refresh token
 */
record Warp(Duration skew, boolean keepsRefreshToken) {

  private static final Warp NONE = new Warp(Duration.ZERO, false);
  private static final ScopedValue<Warp> CURRENT = ScopedValue.newInstance();

  static Warp current() {
    return CURRENT.orElse(NONE);
  }

  <T> T around(Supplier<T> work) {
    return ScopedValue.where(CURRENT, this).call(work::get);
  }
}
