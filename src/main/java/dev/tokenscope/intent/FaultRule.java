package dev.tokenscope.intent;

/**
 * A fault and when it strikes.
 *
 * @param fault what goes wrong
 * @param method only requests with this method; any where empty
 * @param path only requests whose path begins so; any where empty
 * @param phase before or after the server did the work
 * @param times how often it strikes; 0 for always
 * @param probability of striking at a match, from 0 to 1, drawn from the session's seed
 */
public record FaultRule(
    Fault fault, String method, String path, Phase phase, int times, double probability) {

  /** When a fault strikes. */
  public enum Phase {
    BEFORE_WORK,
    AFTER_WORK
  }

  /** Refuses a probability that is none. */
  public FaultRule {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "A probability lies between 0 and 1; " + probability + " does not.");
    }
    if (times < 0) {
      throw new IllegalArgumentException("A fault strikes 0 (always) or more times.");
    }
  }

  /** Strikes the next request to a path, once. */
  public static FaultRule once(Fault fault, String path) {
    return new FaultRule(
        fault,
        "",
        path,
        fault instanceof Fault.LostReply ? Phase.AFTER_WORK : Phase.BEFORE_WORK,
        1,
        1);
  }
}
