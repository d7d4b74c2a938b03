package dev.tokenscope.wire.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.GracePolicy;
import dev.tokenscope.intent.Rotation;
import dev.tokenscope.journal.Event;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the wire contract: what is presented, and what comes of it. */
class RefreshRuleTest {

  private static final Instant NOW = Truths.START;

  // a family of three generations: rt1 was used 9 s ago, rt2 was used 4 s ago, rt3 is good
  private static TokenFamily family() {
    return Truths.family(
        Truths.refresh("rt1", 1, null),
        new Event.TokenRotated("f", "rt1", "rt2", NOW.minusSeconds(9)),
        Truths.refresh("rt2", 2, "rt1"),
        new Event.TokenRotated("f", "rt2", "rt3", NOW.minusSeconds(4)),
        Truths.refresh("rt3", 3, "rt2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # presented | family  | expired | rotation | detection | grace | policy         | decision
          rt3 | alive   | no  | on  | on  | 0 | SAME_SUCCESSOR | Rotate
          rt3 | alive   | no  | off | on  | 0 | SAME_SUCCESSOR | Keep
          rt3 | alive   | yes | on  | on  | 0 | SAME_SUCCESSOR | Deny EXPIRED
          rt3 | revoked | no  | on  | on  | 0 | SAME_SUCCESSOR | Deny REVOKED
          rt3 | revoked | yes | on  | on  | 0 | SAME_SUCCESSOR | Deny REVOKED
          rt2 | alive   | no  | on  | on  | 0 | SAME_SUCCESSOR | Reuse
          rt2 | alive   | no  | on  | off | 0 | SAME_SUCCESSOR | Deny ALREADY_USED
          rt2 | alive   | no  | on  | on  | 4 | SAME_SUCCESSOR | Reuse
          rt2 | alive   | no  | on  | on  | 5 | SAME_SUCCESSOR | Repeat rt3
          rt2 | alive   | yes | on  | on  | 5 | SAME_SUCCESSOR | Deny EXPIRED
          rt2 | revoked | no  | on  | on  | 5 | SAME_SUCCESSOR | Deny REVOKED
          rt2 | alive   | no  | on  | on  | 5 | NEW_SUCCESSOR  | Sibling
          rt2 | alive   | no  | on  | on  | 4 | NEW_SUCCESSOR  | Reuse
          rt2 | alive   | no  | on  | on  | 0 | PARENT_ALWAYS  | Repeat rt3
          rt2 | alive   | no  | off | on  | 0 | PARENT_ALWAYS  | Repeat rt3
          rt1 | alive   | no  | on  | on  | 0 | PARENT_ALWAYS  | Reuse
          rt1 | alive   | no  | on  | on  | 60 | SAME_SUCCESSOR | Reuse
          rt1 | alive   | no  | on  | on  | 60 | NEW_SUCCESSOR  | Reuse
          rt1 | alive   | no  | on  | off | 60 | NEW_SUCCESSOR  | Deny ALREADY_USED
          """)
  void decides(
      String presented,
      String state,
      String expired,
      String rotation,
      String detection,
      long grace,
      GracePolicy policy,
      String decision) {
    TokenFamily family =
        state.equals("revoked")
            ? family().evolve(new Event.FamilyRevoked("f", Event.EndedBy.LOGOUT, NOW))
            : family();
    Rotation rules =
        new Rotation(
            rotation.equals("on"), detection.equals("on"), Duration.ofSeconds(grace), policy, true);
    RefreshRule.Decision got =
        RefreshRule.decide(
            family, family.token(presented).orElseThrow(), expired.equals("yes"), rules, NOW);
    assertThat(brief(got)).isEqualTo(decision);
  }

  private static String brief(RefreshRule.Decision decision) {
    return switch (decision) {
      case RefreshRule.Decision.Rotate _ -> "Rotate";
      case RefreshRule.Decision.Keep _ -> "Keep";
      case RefreshRule.Decision.Repeat repeat -> "Repeat " + repeat.token().jti();
      case RefreshRule.Decision.Sibling _ -> "Sibling";
      case RefreshRule.Decision.Deny deny -> "Deny " + deny.reason();
      case RefreshRule.Decision.Reuse _ -> "Reuse";
    };
  }
}
