package dev.tokenscope.audit;

import dev.tokenscope.lab.Lab;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Watches a laboratory from the moment somebody wants to know; until then it costs nothing. */
public final class Watched implements AutoCloseable {

  private final Lab lab;
  private final Suite suite;
  private @Nullable Watching watching;

  /** Prepares to watch for the checks of a suite. */
  public Watched(Lab lab, Suite suite) {
    this.lab = lab;
    this.suite = suite;
  }

  /** Watches, from now on if nobody asked before. */
  public synchronized Watching watching() {
    Watching now = watching;
    if (now == null) {
      now = new Watching(lab, suite);
      watching = now;
    }
    return now;
  }

  /** The same, unless nobody asked yet. */
  public synchronized Optional<Watching> begun() {
    return Optional.ofNullable(watching);
  }

  /** Watches no longer. */
  @Override
  public synchronized void close() {
    if (watching != null) {
      watching.close();
    }
  }
}
