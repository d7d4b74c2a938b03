package dev.tokenscope.projection;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * An immutable list that shares its blocks of 64 items with the lists made from it, so that keeping
 * many states of a fold costs little more than keeping the last one, and folding a piece of the
 * past anew leaves nothing behind.
 */
public final class SharedList<T> extends AbstractList<T> implements RandomAccess {

  private static final int BITS = 6;
  private static final int BLOCK = 1 << BITS;
  private static final SharedList<?> EMPTY = new SharedList<>(new Object[0][], new Object[0]);

  /** Full ones. */
  private final Object[][] blocks;

  /** The items behind them, fewer than a block. */
  private final Object[] tail;

  private SharedList(Object[][] blocks, Object[] tail) {
    this.blocks = blocks;
    this.tail = tail;
  }

  /** The empty list. */
  @SuppressWarnings("unchecked")
  public static <T> SharedList<T> empty() {
    return (SharedList<T>) EMPTY;
  }

  /** This list and one more item behind it. */
  public SharedList<T> with(T item) {
    Object[] longer = Arrays.copyOf(tail, tail.length + 1);
    longer[tail.length] = item;
    if (longer.length < BLOCK) {
      return new SharedList<>(blocks, longer);
    }
    Object[][] more = Arrays.copyOf(blocks, blocks.length + 1);
    more[blocks.length] = longer;
    return new SharedList<>(more, new Object[0]);
  }

  /**
   * This list with another item in a place.
   *
   * @throws IndexOutOfBoundsException if there is no such place
   */
  public SharedList<T> with(int index, T item) {
    int block = Objects.checkIndex(index, size()) >> BITS;
    if (block == blocks.length) {
      Object[] changed = tail.clone();
      changed[index & (BLOCK - 1)] = item;
      return new SharedList<>(blocks, changed);
    }
    Object[][] changed = blocks.clone();
    changed[block] = blocks[block].clone();
    changed[block][index & (BLOCK - 1)] = item;
    return new SharedList<>(changed, tail);
  }

  /**
   * This list, or its newest items where it has grown by an eighth beyond a bound: dropping is rare
   * and takes many at once. At least {@code max} items stay.
   */
  public SharedList<T> within(int max) {
    int over = size() - max;
    if (over <= Math.max(BLOCK, max >> 3)) {
      return this;
    }
    return new SharedList<>(Arrays.copyOfRange(blocks, over >> BITS, blocks.length), tail);
  }

  @Override
  @SuppressWarnings("unchecked")
  public T get(int index) {
    int block = Objects.checkIndex(index, size()) >> BITS;
    return (T) (block == blocks.length ? tail : blocks[block])[index & (BLOCK - 1)];
  }

  @Override
  public int size() {
    return (blocks.length << BITS) + tail.length;
  }
}
