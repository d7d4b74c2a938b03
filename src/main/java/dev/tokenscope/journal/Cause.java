package dev.tokenscope.journal;

/**
 * The entry that the current thread acts upon. Whoever appends while it is set becomes a
 * consequence of that entry.
 */
public final class Cause {

  private static final ScopedValue<Long> CURRENT = ScopedValue.newInstance();

  private Cause() {}

  /** The sequence number of the cause; 0 where there is none. */
  public static long current() {
    return CURRENT.isBound() ? CURRENT.get() : 0;
  }

  /** Acts upon an entry. */
  public static void run(long seq, Runnable action) {
    ScopedValue.where(CURRENT, seq).run(action);
  }

  /**
   * Acts upon an entry and gives back what came of it.
   *
   * @throws X what the action throws
   */
  public static <T, X extends Throwable> T call(
      long seq, ScopedValue.CallableOp<? extends T, X> action) throws X {
    return ScopedValue.where(CURRENT, seq).call(action);
  }
}
