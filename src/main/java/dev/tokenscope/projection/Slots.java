package dev.tokenscope.projection;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;

/**
 * The steps of a sequence as they stand below each other: folded bursts in one line, unfolded ones
 * followed by their messages, and at the end what is held. Making it costs as much as there are
 * unfolded bursts.
 */
public final class Slots extends AbstractList<Slots.Slot> implements RandomAccess {

  /**
   * A line.
   *
   * @param step what it shows
   * @param unfolded whether it is a burst whose messages follow
   * @param within whether it is such a message
   */
  public record Slot(Step step, boolean unfolded, boolean within) {}

  private record Unfolded(int index, int start, Step.Burst burst) {}

  private final List<? extends Step> steps;
  private final List<Step.Waiting> waiting;
  private final List<Unfolded> bursts = new ArrayList<>();
  private final int size;

  /**
   * Lines.
   *
   * @param steps oldest first
   * @param waiting what is held
   * @param unfolded the first entries of the bursts that are unfolded
   */
  public Slots(List<? extends Step> steps, List<Step.Waiting> waiting, Set<Long> unfolded) {
    this.steps = steps;
    this.waiting = waiting;
    int more = 0;
    for (long seq : unfolded.stream().sorted().toList()) {
      int index = Steps.from(steps, seq);
      while (index < steps.size() && steps.get(index) instanceof Step.Gap) {
        index++;
      }
      if (index < steps.size()
          && steps.get(index) instanceof Step.Burst burst
          && burst.seq() == seq) {
        bursts.add(new Unfolded(index, index + more, burst));
        more += burst.inner().size();
      }
    }
    size = steps.size() + more + waiting.size();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Slot get(int index) {
    if (index >= size - waiting.size()) {
      return new Slot(waiting.get(index - (size - waiting.size())), false, false);
    }
    int inserted = 0;
    for (Unfolded one : bursts) {
      if (index < one.start()) {
        break;
      }
      if (index == one.start()) {
        return new Slot(one.burst(), true, false);
      }
      int inner = index - one.start() - 1;
      if (inner < one.burst().inner().size()) {
        return new Slot(one.burst().inner().get(inner), false, true);
      }
      inserted += one.burst().inner().size();
    }
    return new Slot(steps.get(index - inserted), false, false);
  }

  /**
   * Where an entry is shown: at its message, else at what else tells of it, else at the folded
   * burst that it belongs to. Less than 0 where it is not.
   */
  public int indexOf(long seq) {
    for (int i = size - waiting.size(); i < size; i++) {
      if (get(i).step().seq() == seq) {
        return i;
      }
    }
    int index = Steps.from(steps, seq);
    for (int i = index; i < steps.size() && steps.get(i).seq() == seq; i++) {
      boolean burst = steps.get(i) instanceof Step.Burst;
      if (burst || (steps.get(i) instanceof Step.One(var row, _) && row.exchange() != null)) {
        return burst ? inBurst(i, seq) : slotOf(i);
      }
    }
    for (int i = index; i < steps.size() && steps.get(i).seq() == seq; i++) {
      if (steps.get(i) instanceof Step.One) {
        return slotOf(i);
      }
    }
    for (int i = index - 1; i >= 0 && i > index - 500; i--) {
      if (steps.get(i) instanceof Step.Burst burst
          && !burst.inner().isEmpty()
          && burst.inner().getLast().seq() >= seq) {
        return inBurst(i, seq);
      }
    }
    return -1;
  }

  private int inBurst(int index, long seq) {
    int slot = slotOf(index);
    if (get(slot).unfolded() && get(slot).step() instanceof Step.Burst burst) {
      int inner = Steps.from(burst.inner(), seq);
      return inner < burst.inner().size() && burst.inner().get(inner).seq() == seq
          ? slot + 1 + inner
          : -1;
    }
    return get(slot).step() instanceof Step.Burst burst
            && burst.inner().stream().anyMatch(one -> one.seq() == seq)
        ? slot
        : -1;
  }

  private int slotOf(int index) {
    return index
        + bursts.stream()
            .filter(one -> one.index() < index)
            .mapToInt(one -> one.burst().inner().size())
            .sum();
  }
}
