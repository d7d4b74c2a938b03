package dev.tokenscope.wire.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.journal.Event;
import dev.tokenscope.token.TokenHash;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenFamilyTest {

  @Test
  void it_counts_what_is_issued() {
    TokenFamily family =
        Truths.family(
            Truths.refresh("1-a", 1, null),
            Truths.issued(TokenType.ACCESS, "2-a", 1, null),
            Truths.issued(TokenType.ACCESS, "3-a", 2, "1-a"));
    assertThat(family.generation()).isEqualTo(1);
    assertThat(family.accessTokens()).isEqualTo(2);
    assertThat(family.refreshTokens()).isEqualTo(1);
    assertThat(family.current()).map(RefreshToken::jti).contains("1-a");
  }

  @Test
  void a_used_token_knows_its_successor_and_when() {
    TokenFamily family =
        Truths.family(
            Truths.refresh("1-a", 1, null),
            Truths.refresh("2-a", 2, "1-a"),
            new Event.TokenRotated("f", "1-a", "2-a", Truths.START.plusSeconds(3)));
    RefreshToken used = family.token("1-a").orElseThrow();
    assertThat(used.isRotated()).isTrue();
    assertThat(used.successor()).isEqualTo("2-a");
    assertThat(used.firstUsedAt()).isEqualTo(Truths.START.plusSeconds(3));
    assertThat(family.isParentOfCurrent(used)).isTrue();
    assertThat(family.isParentOfCurrent(family.token("2-a").orElseThrow())).isFalse();
    assertThat(family.current()).map(RefreshToken::jti).contains("2-a");
  }

  @Test
  void it_remembers_its_newest_64_tokens() {
    TokenFamily family = Truths.family(Truths.refresh("0-a", 1, null));
    for (int i = 1; i <= 64; i++) {
      family = family.evolve(Truths.refresh(i + "-a", i + 1, (i - 1) + "-a"));
    }
    assertThat(family.tokens()).hasSize(64);
    assertThat(family.token("0-a")).isEmpty();
    assertThat(family.token("1-a")).isPresent();
    assertThat(family.generation()).isEqualTo(65);
  }

  @Test
  void what_is_none_of_its_business_leaves_it_as_it_is() {
    TokenFamily family = Truths.family(Truths.refresh("1-a", 1, null));
    assertThat(
            family
                .evolve(Truths.started("f", 0))
                .evolve(
                    new Event.ReuseDetected(
                        "f", new TokenName.Issued("A", TokenType.REFRESH, 1), null, Truths.START))
                .evolve(
                    new Event.TokenEnded(
                        null, TokenType.ACCESS, 9, Event.EndedBy.LAB, Truths.START))
                .evolve(
                    new Event.CodeIssued(
                        TokenHash.of("c"), "c", "u", "x", "alice", Set.of(), Truths.START))
                .evolve(new Event.CodeRedeemed(TokenHash.of("c"), "f"))
                .evolve(new Event.TokenRotated("f", "unknown", "2-a", Truths.START)))
        .isEqualTo(family);
  }

  @Test
  void a_summary_tells_no_token() {
    TokenFamily family =
        Truths.family(
            Truths.refresh("1-a", 1, null),
            new Event.FamilyRevoked("f", Event.EndedBy.REUSE, Truths.START));
    FamilySummary summary = FamilySummary.of(family);
    assertThat(summary.revoked()).isEqualTo("REUSE");
    assertThat(summary.refreshTokens())
        .extracting(FamilySummary.Member::name)
        .containsExactly("A·RT 1");
    assertThat(summary.toString()).doesNotContain("token 1-a");
    assertThat(FamilySummary.of(Truths.family()).revoked()).isEmpty();
  }
}
