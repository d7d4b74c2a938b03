package dev.tokenscope.projection;

import dev.tokenscope.token.Check;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.token.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One check that the server makes of a token, and how it went. The checks are made in the order of
 * {@link Check}; the first that fails decides, and those behind it are not made.
 *
 * @param check which
 * @param state how it went
 */
public record Lamp(Check check, State state) {

  /** How a check went. */
  public enum State {
    PASSED,
    FAILED,
    /** An earlier check failed, or the server does not make it, so that nobody looked. */
    NOT_MADE
  }

  /**
   * The lamps of a verdict, in the order in which the checks are made.
   *
   * @param asks whether the server asked if the token was revoked
   */
  public static List<Lamp> of(TokenType type, Verdict verdict, boolean asks) {
    Optional<Check> failed =
        verdict instanceof Verdict.Refused(var reason, _)
            ? Optional.of(reason.check())
            : Optional.empty();
    List<Lamp> lamps = new ArrayList<>();
    for (Check check : Check.values()) {
      // a refresh token opens no resource, so its scope is not looked at
      if (type == TokenType.REFRESH && check == Check.SCOPE) {
        continue;
      }
      State state = failed.map(flaw -> state(check, flaw)).orElse(State.PASSED);
      boolean unasked = check == Check.REVOCATION && !asks && state == State.PASSED;
      lamps.add(new Lamp(check, unasked ? State.NOT_MADE : state));
    }
    return lamps;
  }

  private static State state(Check check, Check flaw) {
    int order = check.compareTo(flaw);
    return order < 0 ? State.PASSED : order == 0 ? State.FAILED : State.NOT_MADE;
  }
}
