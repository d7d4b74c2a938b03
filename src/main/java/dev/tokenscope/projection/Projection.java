package dev.tokenscope.projection;

import dev.tokenscope.journal.Entry;

/**
 * A question to the journal, answered by folding it entry by entry. The state is immutable, so that
 * an earlier one stays what it was when the fold goes on: that is what makes rewinding cheap.
 *
 * @param <S> the state of the fold; most of them have an {@code at(Instant)}, because countdowns
 *     need no journal entries
 */
public interface Projection<S> {

  /** The state before the first entry. */
  S initial();

  /** The state after one more entry. */
  S apply(S state, Entry entry);

  /** The state after several more entries. */
  default S applyAll(S state, Iterable<Entry> entries) {
    S folded = state;
    for (Entry entry : entries) {
      folded = apply(folded, entry);
    }
    return folded;
  }
}
