package dev.tokenscope.audit;

/** What an {@link Occasion} makes of a scene. */
sealed interface Sight {

  /** There is something to judge. */
  record Seen(Evidence evidence) implements Sight {}

  /**
   * There is not.
   *
   * @param reason why
   * @param number how many, where the reason counts
   */
  record Unseen(Reason reason, int number) implements Sight {}

  static Sight seen(Evidence evidence) {
    return new Seen(evidence);
  }

  static Sight unseen(Reason reason) {
    return new Unseen(reason, 0);
  }

  static Sight unseen(Reason reason, int number) {
    return new Unseen(reason, number);
  }
}
