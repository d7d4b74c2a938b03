package dev.tokenscope.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.Decision;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import dev.tokenscope.token.Check;
import dev.tokenscope.token.TokenName;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // what is missing fails the test
final class ExplanationsTest {

  @Test
  void an_answer_is_told_with_its_request_and_the_time_it_took() {
    Script script = new Script().logIn("alice").wait("2s").call("/api/orders");
    Explanation told = explain(script, last(script, Event.ResponseReceived.class));
    assertThat(told.aboutAnswer()).isTrue();
    assertThat(told.request().message().startLine()).isEqualTo("GET /api/orders HTTP/1.1");
    assertThat(told.latency()).contains(Duration.ofMillis(3));
    assertThat(told.lane()).isEqualTo(Lane.CLIENT);
    assertThat(told.request().tokens()).extracting(TokenName::shortName).containsExactly("AT 1");
  }

  @Test
  void a_request_is_told_as_a_request_also_when_its_answer_is_there() {
    Script script = new Script().logIn("alice").call("/api/orders");
    Explanation told = explain(script, last(script, Event.RequestSent.class));
    assertThat(told.aboutAnswer()).isFalse();
    assertThat(told.message()).containsInstanceOf(dev.tokenscope.journal.Message.Request.class);
    assertThat(told.answer()).isNotNull();
  }

  @Test
  void an_outsiders_request_that_was_dropped_is_told_and_has_no_answer() {
    Script script = new Script().logIn("alice");
    Lane outsider = Lane.external("10.0.0.9", "Dart/3.9");
    ExchangeId id = new ExchangeId("00000000000000fe");
    script.append(
        new Event.Held(
            9, id, outsider, new Message.Request("GET", "/api/me", List.of(), Body.of(""))));
    script.append(new Event.Released(9, id, new Decision.Drop()));
    Explanation told = explain(script, last(script, Event.Released.class));
    assertThat(told.lane()).isEqualTo(outsider);
    assertThat(told.request().message().target()).isEqualTo("/api/me");
    assertThat(told.answer()).isNull();
  }

  @Test
  void the_lamps_show_the_check_that_failed_and_those_that_nobody_made() {
    Script script = new Script().logIn("alice").wait("16s").call("/api/orders");
    Explanation told = explain(script, last(script, Event.ResponseReceived.class));
    List<Lamp> lamps = told.decisive().orElseThrow().lamps();
    assertThat(lamps).contains(new Lamp(Check.SIGNATURE, Lamp.State.PASSED));
    assertThat(lamps).contains(new Lamp(Check.EXPIRY, Lamp.State.FAILED));
    assertThat(lamps).contains(new Lamp(Check.SCOPE, Lamp.State.NOT_MADE));
  }

  @Test
  void an_api_that_trusts_a_token_to_its_end_has_not_looked_whether_it_was_revoked() {
    Settings trusting = Profile.CLASSROOM.settings().denyList(false);
    Script script = new Script().choose(trusting).logIn("alice").call("/api/orders");
    Entry trusted = last(script, Event.ResponseReceived.class);
    script.choose(trusting.denyList(true)).call("/api/orders");
    Entry asked = last(script, Event.ResponseReceived.class);
    assertThat(revocation(explain(script, trusted))).isEqualTo(Lamp.State.NOT_MADE);
    assertThat(revocation(explain(script, asked))).isEqualTo(Lamp.State.PASSED);
  }

  @Test
  void a_server_that_refreshes_always_looks_whether_the_token_was_revoked() {
    Script script = new Script().logIn("alice").wait("16s").refreshTokens("/api/me");
    assertThat(revocation(explain(script, last(script, Event.ResponseReceived.class))))
        .isEqualTo(Lamp.State.PASSED);
  }

  private static Lamp.State revocation(Explanation told) {
    return told.decisive().orElseThrow().lamps().stream()
        .filter(lamp -> lamp.check() == Check.REVOCATION)
        .map(Lamp::state)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_refresh_token_has_no_lamp_for_a_scope() {
    Script script =
        new Script().logIn("alice").wait("16s").call("/api/me").refreshTokens("/api/me");
    Explanation told = explain(script, last(script, Event.ResponseReceived.class));
    assertThat(told.decisive().orElseThrow().lamps())
        .extracting(Lamp::check)
        .doesNotContain(Check.SCOPE);
    assertThat(told.answer().tokens()).extracting(TokenName::shortName).contains("AT 2", "RT 2");
  }

  @Test
  void a_second_use_names_who_came_first_and_what_died() {
    Script script = new Script().logIn("alice");
    Script.Issued stolen = script.refresh();
    script.wait("16s").call("/api/me").refreshTokens("/api/me").wait("1s").replay(stolen);
    Explanation told = explain(script, last(script, Event.ResponseReceived.class));
    assertThat(told.lane()).isEqualTo(Lane.ATTACKER);
    assertThat(told.reuse().firstBy()).isEqualTo(Lane.CLIENT);
    assertThat(told.reuse().letter()).isEqualTo("A");
    assertThat(told.reuse().victims()).extracting(TokenName::shortName).containsExactly("RT 2");
  }

  @Test
  void a_call_without_an_answer_says_why() {
    Script script = new Script().logIn("alice").broken("/api/me");
    Explanation told = explain(script, last(script, Event.ExchangeFailed.class));
    assertThat(told.answer().failure()).isEqualTo(dev.tokenscope.journal.FailureKind.BROKEN);
    assertThat(told.message()).isEmpty();
  }

  @Test
  void an_external_client_is_told_from_the_servers_side() {
    Script script = new Script().logIn("alice").external("/api/me");
    Explanation told = explain(script, last(script, Event.ResponseSent.class));
    assertThat(told.lane().value()).contains("Dart");
    assertThat(told.aboutAnswer()).isTrue();
    assertThat(told.next()).isEmpty();
  }

  @Test
  void what_is_no_message_has_no_explanation() {
    Script script = new Script().logIn("alice");
    assertThat(new Explanations(script.entries(), truth(script)).of(1)).isEmpty();
    assertThat(new Explanations(script.entries(), truth(script)).of(10_000)).isEmpty();
    assertThat(new Explanations(List.of(), truth(script)).of(1)).isEmpty();
  }

  @Test
  void the_holders_are_who_stored_who_copied_and_who_was_given() {
    Script script = new Script().logIn("alice");
    Script.Issued first = script.refresh();
    script.append(new Event.TokenStolen(Lane.CLIENT, first.raw()));
    Holders.Held held = held(script);
    assertThat(held.of(Lane.CLIENT).orElseThrow().refresh().shortName()).isEqualTo("RT 1");
    assertThat(held.of(Lane.ATTACKER).orElseThrow().refresh().shortName()).isEqualTo("RT 1");
    assertThat(held.of(Lane.ATTACKER).orElseThrow().access()).isNull();
    script.append(new Event.TokensCleared(Lane.CLIENT));
    assertThat(held(script).of(Lane.CLIENT).orElseThrow().refresh()).isNull();
  }

  @Test
  void an_external_client_holds_what_it_last_showed() {
    Script script = new Script().logIn("alice").external("/api/me");
    assertThat(held(script).parties())
        .anySatisfy(
            party -> {
              assertThat(party.lane().value()).contains("Dart");
              assertThat(party.access().shortName()).isEqualTo("AT 1");
            });
  }

  private static Holders.Held held(Script script) {
    Holders holders = new Holders();
    return holders.applyAll(holders.initial(), script.entries());
  }

  private static Families.Tree truth(Script script) {
    Families families = new Families();
    return families.applyAll(families.initial(), script.entries());
  }

  private static Explanation explain(Script script, Entry entry) {
    return new Explanations(script.entries(), truth(script)).of(entry.seq()).orElseThrow();
  }

  private static Entry last(Script script, Class<? extends Event> kind) {
    Predicate<Entry> wanted = entry -> kind.isInstance(entry.event());
    return script.entries().reversed().stream().filter(wanted).findFirst().orElseThrow();
  }
}
