package dev.tokenscope.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.intent.StatusFault;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.projection.ServerFacts.KeyUse;
import dev.tokenscope.token.Alg;
import org.junit.jupiter.api.Test;

class ServerFactsTest {

  private static final ExchangeId EXCHANGE = ExchangeId.numbered(99);

  private final Script script = new Script();

  private ServerFacts.Facts facts() {
    ServerFacts facts = new ServerFacts();
    return facts.applyAll(facts.initial(), script.entries());
  }

  private static Event rotated(String kid, Alg alg, KeyChange change) {
    return new Event.KeyRotated(kid, alg, change);
  }

  @Test
  void the_first_key_is_known_from_the_first_token_that_it_signed() {
    assertThat(facts().keys()).isEmpty();
    script.wait("2s").logIn("alice").wait("1s").refreshTokens("/api/orders");
    assertThat(facts().keys())
        .containsExactly(
            new ServerFacts.Key("k-2026-03", "ES256", Script.START.plusMillis(2001), KeyUse.SIGNS));
  }

  @Test
  void with_overlap_the_old_key_goes_on_verifying() {
    script.logIn("alice").append(rotated("k2", Alg.ES256, KeyChange.OVERLAP));
    assertThat(facts().keys())
        .extracting(ServerFacts.Key::use)
        .containsExactly(KeyUse.VERIFIES, KeyUse.SIGNS);
  }

  @Test
  void a_key_of_another_algorithm_does_not_take_the_place_of_one() {
    script.logIn("alice").append(rotated("r1", Alg.RS256, KeyChange.OVERLAP));
    script.append(rotated("r2", Alg.RS256, KeyChange.OVERLAP));
    assertThat(facts().keys())
        .extracting(ServerFacts.Key::use)
        .containsExactly(KeyUse.SIGNS, KeyUse.VERIFIES, KeyUse.SIGNS);
  }

  @Test
  void a_hard_change_and_one_under_the_same_kid_leave_only_the_new_key() {
    script.logIn("alice").append(rotated("k2", Alg.ES256, KeyChange.HARD));
    script.append(rotated("k2", Alg.ES256, KeyChange.SAME_KID));
    assertThat(facts().keys())
        .extracting(ServerFacts.Key::use)
        .containsExactly(KeyUse.GONE, KeyUse.GONE, KeyUse.SIGNS);
    assertThat(facts().keys().getLast().kid()).isEqualTo("k2");
  }

  @Test
  void a_fault_leaves_when_it_has_struck_as_often_as_it_should() {
    FaultRule twice =
        new FaultRule(
            new StatusFault.Status(503, null),
            FaultRule.Match.CALLS,
            FaultRule.Phase.BEFORE_WORK,
            2,
            1);
    script.append(new Event.FaultArmed(1, twice));
    script.append(
        new Event.FaultArmed(
            2, FaultRule.always(new StatusFault.Status(500, null), FaultRule.Match.ALL)));
    script
        .append(new Event.FaultFired(EXCHANGE, 1, "status"))
        .append(new Event.FaultFired(EXCHANGE, 2, "status"));
    assertThat(facts().faults()).extracting(ServerFacts.Armed::fired).containsExactly(1, 1);
    assertThat(facts().struck().get("status")).as("of the same kind").contains(2);
    script.append(new Event.FaultFired(EXCHANGE, 1, "status"));
    assertThat(facts().faults()).extracting(ServerFacts.Armed::number).containsExactly(2L);
    script.append(new Event.FaultsDisarmed());
    assertThat(facts().faults()).isEmpty();
  }

  @Test
  void a_token_is_found_by_its_name() {
    script.logIn("alice");
    assertThat(facts().jti(script.access().name())).contains(script.access().jti());
  }

  @Test
  void what_happens_elsewhere_changes_neither_keys_nor_faults() {
    script.logIn("alice");
    ServerFacts.Facts before = facts();
    EveryEvent.at(script.now()).stream()
        .filter(event -> !(event instanceof Event.KeyRotated))
        .forEach(script::append);
    assertThat(facts().keys()).isEqualTo(before.keys());
    assertThat(facts().faults()).isEmpty();
  }
}
