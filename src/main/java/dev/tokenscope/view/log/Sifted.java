package dev.tokenscope.view.log;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Those of a list that contain what is looked for. What was looked through once is not looked
 * through again, neither when more is added nor when the past is shown: items are shared from one
 * moment to the next, never copied. For one thread.
 */
final class Sifted<T> {

  /** A burst that still grows is no further from the end. */
  private static final int STILL_GROWING = 2_000;

  private static final int BETWEEN_TWO_QUESTIONS = 64;

  private final ToLongFunction<T> seq;
  private final Predicate<T> wanted;
  private List<T> seen = List.of();
  private BitSet hits = new BitSet();

  /**
   * Nothing was looked through yet.
   *
   * @param seq lists are in its order
   * @param wanted whether an item contains what is looked for
   */
  Sifted(ToLongFunction<T> seq, Predicate<T> wanted) {
    this.seq = seq;
    this.wanted = wanted;
  }

  /**
   * Those of a list, in its order.
   *
   * @param newest whether later lists go on from this one
   * @param overtaken whether nobody waits for the answer any more
   * @return null where nobody does
   */
  @SuppressWarnings("ReferenceEquality")
  @Nullable List<T> of(List<T> items, boolean newest, BooleanSupplier overtaken) {
    int shift = shift(items);
    int from = Math.max(0, -shift);
    int to = Math.min(items.size(), seen.size() - shift);
    int settled = Math.max(from, to - STILL_GROWING);
    if (settled > from && seen.get(settled - 1 + shift) != items.get(settled - 1)) {
      settled = from;
    }
    BitSet found = new BitSet(items.size());
    int tested = 0;
    for (int i = 0; i < items.size(); i++) {
      boolean known = i >= from && i < to && (i < settled || seen.get(i + shift) == items.get(i));
      if (!known && tested++ % BETWEEN_TWO_QUESTIONS == 0 && overtaken.getAsBoolean()) {
        return null;
      }
      found.set(i, known ? hits.get(i + shift) : wanted.test(items.get(i)));
    }
    if (newest || items.size() >= seen.size()) {
      seen = items;
      hits = found;
    }
    List<T> those = new ArrayList<>(found.cardinality());
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      those.add(items.get(i));
    }
    return Collections.unmodifiableList(those);
  }

  /**
   * How many places further on an item stands in what was seen: the oldest are dropped now and
   * then. Where nothing is shared, so many that no place is in both.
   */
  private int shift(List<T> items) {
    if (seen.isEmpty() || items.isEmpty()) {
      return items.size();
    }
    int inSeen = indexOf(seen, items.getFirst());
    if (inSeen >= 0) {
      return inSeen;
    }
    int inItems = indexOf(items, seen.getFirst());
    return inItems >= 0 ? -inItems : seen.size();
  }

  @SuppressWarnings("ReferenceEquality")
  private int indexOf(List<T> list, T item) {
    long wantedSeq = seq.applyAsLong(item);
    int low = 0;
    int high = list.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (seq.applyAsLong(list.get(middle)) >= wantedSeq) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    for (int i = low; i < list.size() && seq.applyAsLong(list.get(i)) == wantedSeq; i++) {
      if (list.get(i) == item) {
        return i;
      }
    }
    return -1;
  }
}
