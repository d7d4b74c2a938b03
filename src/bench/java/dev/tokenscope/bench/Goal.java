package dev.tokenscope.bench;

import java.util.function.DoublePredicate;

/**
 * What a figure is to reach.
 *
 * @param words for example "at least 40"; empty where nothing is asked
 */
record Goal(String words, DoublePredicate test) {

  /** Nothing is asked: the figure is there to be watched. */
  static final Goal NONE = new Goal("", _ -> true);

  static Goal atLeast(double limit) {
    return new Goal("at least " + Reading.number(limit), value -> value >= limit);
  }

  static Goal atMost(double limit) {
    return new Goal("at most " + Reading.number(limit), value -> value <= limit);
  }

  static Goal under(double limit) {
    return new Goal("under " + Reading.number(limit), value -> value < limit);
  }

  static Goal exactly(double number) {
    return new Goal("exactly " + Reading.number(number), value -> value == number);
  }

  boolean isReached(double value) {
    return test.test(value);
  }
}
