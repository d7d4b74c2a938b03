package dev.tokenscope.projection;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * An immutable list that shares its storage with the longer lists made from it, so that keeping
 * every state of a fold costs as much as keeping the last one. Safe for many threads.
 */
public final class SharedList<T> extends AbstractList<T> implements RandomAccess {

  /** Grows behind the lists that look at its beginning. */
  private static final class Store {
    private Object[] items = new Object[8];
    private int used;
  }

  private final Store store;
  private final int size;

  private SharedList(Store store, int size) {
    this.store = store;
    this.size = size;
  }

  /** The empty list. */
  public static <T> SharedList<T> empty() {
    return new SharedList<>(new Store(), 0);
  }

  /** This list and one more item behind it. */
  public SharedList<T> with(T item) {
    synchronized (store) {
      if (store.used == size) {
        append(store, item);
        return new SharedList<>(store, size + 1);
      }
    }
    // somebody else went on from here already: this future gets a storage of its own
    Store own = new Store();
    own.items = Arrays.copyOf(store.items, Math.max(8, size * 2));
    own.used = size;
    append(own, item);
    return new SharedList<>(own, size + 1);
  }

  private static void append(Store store, Object item) {
    if (store.used == store.items.length) {
      store.items = Arrays.copyOf(store.items, store.used * 2);
    }
    store.items[store.used++] = item;
  }

  @Override
  @SuppressWarnings("unchecked")
  public T get(int index) {
    return (T) store.items[Objects.checkIndex(index, size)];
  }

  @Override
  public int size() {
    return size;
  }
}
