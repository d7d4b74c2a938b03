package dev.tokenscope.view.sequence;

import dev.tokenscope.projection.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The steps that contain what is looked for. What was looked through once is not looked through
 * again while steps are only added; the newest may still grow.
 */
final class Sifted {

  private static final int STILL_GROWING = 500;

  private record Found(int index, Step step) {}

  private final Predicate<Step> wanted;
  private final ArrayList<Found> found = new ArrayList<>();
  private List<Step> seen = List.of();

  Sifted(Predicate<Step> wanted) {
    this.wanted = wanted;
  }

  /** Those of a list, in its order; steps are shared from one moment to the next, never copied. */
  @SuppressWarnings("ReferenceEquality")
  List<Step> of(List<Step> steps) {
    int known = Math.max(0, Math.min(seen.size(), steps.size()) - STILL_GROWING);
    boolean goesOn =
        known > 0
            && seen.getFirst() == steps.getFirst()
            && seen.get(known - 1) == steps.get(known - 1);
    int from = goesOn ? known : 0;
    while (!found.isEmpty() && found.getLast().index() >= from) {
      found.removeLast();
    }
    for (int i = from; i < steps.size(); i++) {
      if (wanted.test(steps.get(i))) {
        found.add(new Found(i, steps.get(i)));
      }
    }
    seen = steps;
    return found.stream().map(Found::step).toList();
  }
}
