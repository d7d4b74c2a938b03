package dev.tokenscope.intent;

/**
 * A fault and when it strikes.
 *
 * @param fault what goes wrong
 * @param match which requests it strikes
 * @param phase before or after the server did the work; faults that know only one keep to it
 * @param times how often it strikes; 0 for always
 * @param probability of striking at a match, from 0 to 1, drawn from the session's seed
 */
public record FaultRule(Fault fault, Match match, Phase phase, int times, double probability) {

  /** When a fault strikes. */
  public enum Phase {
    BEFORE_WORK,
    AFTER_WORK
  }

  /**
   * Which requests a fault strikes. A preflight is struck only by who asks for {@code OPTIONS}.
   *
   * @param method only requests with this method; any where empty
   * @param path only requests whose path begins so; any where empty
   * @param traffic only requests about this
   */
  public record Match(String method, String path, Traffic traffic) {
    /** Whatever comes. */
    public static final Match ALL = new Match("", "", Traffic.ANY);

    /** Refreshes. */
    public static final Match REFRESHES = new Match("", "", Traffic.REFRESH);

    /** Calls to the API. */
    public static final Match CALLS = new Match("", "", Traffic.API);

    /** Whatever comes for paths that begin so. */
    public static Match at(String path) {
      return new Match("", path, Traffic.ANY);
    }
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
    phase = fault.phase(phase);
  }

  /** Strikes the next request to a path, once. */
  public static FaultRule once(Fault fault, String path) {
    return once(fault, Match.at(path));
  }

  /** Strikes the next request that matches, once. */
  public static FaultRule once(Fault fault, Match match) {
    return new FaultRule(fault, match, Phase.BEFORE_WORK, 1, 1);
  }

  /** Strikes the next requests that match, so many times. */
  public static FaultRule times(Fault fault, Match match, int times) {
    return new FaultRule(fault, match, Phase.BEFORE_WORK, times, 1);
  }

  /** Strikes every request that matches. */
  public static FaultRule always(Fault fault, Match match) {
    return new FaultRule(fault, match, Phase.BEFORE_WORK, 0, 1);
  }

  /** Whether a request it strikes is neither worked on nor answered. */
  public boolean swallows() {
    return phase == Phase.BEFORE_WORK
        && (fault instanceof ConnectionFault.ClosedBefore
            || fault instanceof ConnectionFault.BlackHole
            || fault instanceof ConnectionFault.Reset
            || fault instanceof ServerFault.Down);
  }

  /** Whether the answer to a request it strikes is given and does not arrive whole. */
  public boolean losesReply() {
    return !swallows() && Fault.breaksConnection(fault.option());
  }

  /** The same, after the work where the fault can choose. */
  public FaultRule afterWork() {
    return new FaultRule(fault, match, Phase.AFTER_WORK, times, probability);
  }
}
