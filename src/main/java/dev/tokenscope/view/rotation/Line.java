package dev.tokenscope.view.rotation;

import java.util.Locale;

/**
 * A line of the tree.
 *
 * @param kind what it stands for
 * @param look decides about colour and shape
 * @param text its name and what became of it
 * @param above whether the stem comes from above
 * @param below whether the stem goes on below
 * @param dead whether that stem belongs to a theft
 */
public record Line(Kind kind, Look look, String text, boolean above, boolean below, boolean dead) {

  /** What a line stands for. */
  public enum Kind {
    /** A refresh token. */
    TOKEN,
    /** Another answer to the same refresh token, under grace. */
    SIBLING,
    /** Somebody came with the token above once more. */
    USE,
    /** The beginning of a long family, folded or not. */
    FOLD
  }

  /** What has become of it: one colour and one shape each. */
  public enum Look {
    ACTIVE,
    USED,
    EXPIRED,
    REVOKED,
    /** Used twice. */
    REUSED,
    /** The second use itself. */
    THEFT,
    /** Shown once more, and forgiven. */
    FORGIVEN,
    /** Shown, and refused. */
    REFUSED,
    FOLDED,
    UNFOLDED;

    /** The state, for the style sheet, that goes with it. */
    String state() {
      return "look-" + name().toLowerCase(Locale.ROOT);
    }
  }
}
