package planted.journal;

import java.time.InstantSource;

/** Breaks: only the composition root knows the time outside. */
final class KnowsTheWallClock {
  InstantSource wall() {
    return InstantSource.system();
  }
}
