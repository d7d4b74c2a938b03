package dev.tokenscope.wire.server;

import dev.tokenscope.intent.GracePolicy;
import dev.tokenscope.intent.Rotation;
import dev.tokenscope.token.Verdict;
import java.time.Instant;
import java.util.Optional;

/** Decides what a refresh token gets that belongs to a family. Pure: no clock, no memory. */
final class RefreshRule {

  private RefreshRule() {}

  /** What becomes of a refresh. */
  sealed interface Decision {
    /** New tokens; the presented refresh token is used up. */
    record Rotate() implements Decision {}

    /** A new access token; the presented refresh token stays good (rotation off). */
    record Keep() implements Decision {}

    /** A new access token, and the refresh token that its parent got before. */
    record Repeat(RefreshToken token) implements Decision {}

    /** New tokens; the refresh token is a sibling of those that its parent got before. */
    record Sibling() implements Decision {}

    /** Nothing, and nothing happens. */
    record Deny(Verdict.Reason reason) implements Decision {}

    /** Nothing, and the family is revoked. */
    record Reuse() implements Decision {}
  }

  /**
   * Decides.
   *
   * @param expired whether the token's time is over
   * @param rules the rotation in force
   */
  static Decision decide(
      TokenFamily family, RefreshToken token, boolean expired, Rotation rules, Instant now) {
    if (family.isRevoked()) {
      return new Decision.Deny(Verdict.Reason.REVOKED);
    }
    if (expired) {
      return new Decision.Deny(Verdict.Reason.EXPIRED);
    }
    if (!token.isRotated()) {
      return rules.on() ? new Decision.Rotate() : new Decision.Keep();
    }
    if (family.isParentOfCurrent(token) && forgiven(token, rules, now)) {
      return switch (rules.gracePolicy()) {
        case SAME_SUCCESSOR, PARENT_ALWAYS -> repeat(family, token);
        case NEW_SUCCESSOR -> new Decision.Sibling();
      };
    }
    return reused(rules);
  }

  /** What a token gets that was used long ago. */
  static Decision reused(Rotation rules) {
    return rules.reuseDetection()
        ? new Decision.Reuse()
        : new Decision.Deny(Verdict.Reason.ALREADY_USED);
  }

  private static boolean forgiven(RefreshToken token, Rotation rules, Instant now) {
    Instant firstUse = token.firstUsedAt();
    return rules.gracePolicy() == GracePolicy.PARENT_ALWAYS
        || (firstUse != null && now.isBefore(firstUse.plus(rules.grace())));
  }

  private static Decision repeat(TokenFamily family, RefreshToken parent) {
    String successor = parent.successor();
    Optional<RefreshToken> same = successor == null ? Optional.empty() : family.token(successor);
    return same.filter(token -> !token.isRotated())
        .or(family::current)
        .<Decision>map(Decision.Repeat::new)
        .orElseGet(() -> new Decision.Deny(Verdict.Reason.ALREADY_USED));
  }
}
