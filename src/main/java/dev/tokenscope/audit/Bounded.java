package dev.tokenscope.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A map of so many at most, of which the one that was not asked for longest goes. */
final class Bounded<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1L;
  private static final int CAPACITY = 16;
  private static final float LOAD_FACTOR = 0.75f;

  private final int max;
  private final transient Consumer<V> gone;

  Bounded(int max) {
    this(max, _ -> {});
  }

  /**
   * An empty one.
   *
   * @param gone hears of what goes
   */
  Bounded(int max, Consumer<V> gone) {
    super(CAPACITY, LOAD_FACTOR, true);
    this.max = max;
    this.gone = gone;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    boolean full = size() > max;
    if (full) {
      gone.accept(eldest.getValue());
    }
    return full;
  }
}
