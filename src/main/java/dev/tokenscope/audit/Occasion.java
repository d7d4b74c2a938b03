package dev.tokenscope.audit;

/** Finds, in what a client did, the moment that a check is about. */
@FunctionalInterface
interface Occasion {
  /** What there is to judge, or why there is nothing. */
  Sight look(Scene scene);
}
