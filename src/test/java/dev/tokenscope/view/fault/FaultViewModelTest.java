package dev.tokenscope.view.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.BodyFault;
import dev.tokenscope.intent.ConnectionFault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.intent.ServerFault;
import dev.tokenscope.intent.SlowFault;
import dev.tokenscope.intent.StatusFault;
import dev.tokenscope.intent.Traffic;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Theme;
import dev.tokenscope.view.Wishes;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultViewModelTest {

  private final Wishes lab = new Wishes();
  private final FaultViewModel model =
      new FaultViewModel(
          Texts.in(Language.ENGLISH), lab.asking(), new Choices(Language.ENGLISH, Theme.LIGHT));

  private void choose(String kind) {
    model.kind().set(Kind.of(kind));
  }

  private FaultRule armed() {
    model.arm();
    return ((Intent.Arm) lab.last()).rule();
  }

  @Test
  void without_a_word_it_arms_a_lost_reply_to_the_next_refresh() {
    assertThat(model.will()).isEqualTo("Will strike refreshes · the next time.");
    assertThat(armed())
        .isEqualTo(
            FaultRule.once(new ConnectionFault.LostReply(), FaultRule.Match.REFRESHES).afterWork());
  }

  @Test
  void everything_that_the_rule_has_can_be_typed() {
    choose("status");
    model.type("status", "429");
    model.type("retry-after", "1m");
    model.type("strikes", "any");
    model.type("phase", "after");
    model.type("times", " 0 ");
    model.type("chance", "25");
    model.type("method", "post");
    model.type("path", "/oauth2");
    assertThat(model.will())
        .isEqualTo(
            "Will strike any request · POST /oauth2 · 25 % of them · after the work · every time.");
    assertThat(armed())
        .isEqualTo(
            new FaultRule(
                new StatusFault.Status(429, Duration.ofMinutes(1)),
                new FaultRule.Match("POST", "/oauth2", Traffic.ANY),
                FaultRule.Phase.AFTER_WORK,
                0,
                0.25));
  }

  @Test
  void what_only_one_kind_has_reaches_the_fault() {
    choose("latency");
    model.type("delay", "1500ms");
    assertThat(armed().fault()).isEqualTo(new SlowFault.Latency(Duration.ofMillis(1500)));
    choose("slow-drip");
    model.type("bytes-per-second", "7");
    assertThat(armed().fault()).isEqualTo(new SlowFault.SlowDrip(7));
    choose("redirect");
    model.type("redirect", "307");
    model.type("to", "http://localhost:9000");
    assertThat(armed().fault()).isEqualTo(new StatusFault.Redirect(307, "http://localhost:9000"));
    choose("missing-field");
    model.type("field", "token_type");
    assertThat(armed().fault()).isEqualTo(new BodyFault.MissingField("token_type"));
    choose("expires-in");
    assertThat(armed().fault()).isEqualTo(new BodyFault.ExpiresIn(null));
    model.type("expires-in", "soon");
    assertThat(armed().fault()).isEqualTo(new BodyFault.ExpiresIn("soon"));
    choose("clock-skew");
    model.type("by", "-5m");
    assertThat(armed().fault()).isEqualTo(new ServerFault.ClockSkew(Duration.ofMinutes(-5)));
    choose("key-rotation");
    model.type("rotate", "same-kid");
    assertThat(armed().fault()).isEqualTo(new ServerFault.KeyRotation(KeyChange.SAME_KID));
    choose("refresh-refused");
    model.type("refusal", "403");
    assertThat(armed().fault()).isEqualTo(new StatusFault.RefreshRefused(403));
  }

  @ParameterizedTest
  @CsvSource({
    "latency,delay,soon,is not a duration from 0s to 10m",
    "latency,delay,11m,is not a duration from 0s to 10m",
    "latency,delay,-1s,is not a duration",
    "latency,times,often,is not a whole number from 0 to 1000000",
    "latency,times,-1,is not a whole number",
    "latency,chance,101,is not a whole number from 0 to 100",
    "latency,method,GET /,is not a method",
    "latency,path,api,is not a path",
    "slow-drip,bytes-per-second,0,is not a whole number from 1 to 1000000",
    "status,status,200,is not a whole number from 400 to 599",
    "status,retry-after,later,is not a duration",
    "redirect,to,localhost,is not an origin",
    "redirect,to,http://localhost/x,is not an origin",
    "missing-field,field,two words,Write the name of one field",
    "server-down,span,1h,is not a duration from 0s to 10m",
  })
  void what_cannot_be_is_refused_with_a_sentence_and_never_armed(
      String kind, String option, String value, String sentence) {
    choose(kind);
    model.type(option, value);
    assertThat(model.form().get().wrong().get(option)).contains(sentence);
    assertThat(model.will()).contains(sentence);
    model.arm();
    assertThat(lab.asked()).isEmpty();
    model.type(option, Typed.usual(Kind.of(kind)).text(option));
    assertThat(model.form().get().wrong()).isEmpty();
    model.arm();
    assertThat(lab.asked()).hasSize(1);
  }

  @Test
  void what_was_typed_is_there_again_when_the_kind_is() {
    choose("status");
    model.type("status", "nonsense");
    choose("latency");
    assertThat(model.form().get().wrong()).isEmpty();
    choose("status");
    assertThat(model.form().get().typed().text("status")).isEqualTo("nonsense");
    assertThat(model.form().get().wrong()).containsOnlyKeys("status");
  }

  @Test
  void what_is_armed_and_what_struck_is_seen_of_each_kind_and_in_the_menu() {
    Script script = new Script();
    model.show(Moments.now(script));
    assertThat(model.menu("Faults")).isEqualTo("Faults");
    script.append(
        new Event.FaultArmed(
            7, FaultRule.times(new ConnectionFault.LostReply(), FaultRule.Match.REFRESHES, 2)));
    script.append(
        new Event.FaultArmed(
            8, FaultRule.always(new ConnectionFault.Reset(), FaultRule.Match.CALLS)));
    model.show(Moments.now(script));
    assertThat(model.menu("Faults")).isEqualTo("Faults (2)");
    assertThat(model.struck()).isEmpty();
    assertThat(model.shown().get().of(Kind.of("lost-reply")))
        .extracting(model::told)
        .containsExactly("Armed as number 7: refreshes · the next 2 times");
    assertThat(model.shown().get().of(Kind.of("reset")))
        .extracting(model::told)
        .containsExactly("Armed as number 8: calls to the API · every time");

    script.append(new Event.FaultFired(ExchangeId.numbered(3), 7, "lost-reply"));
    model.show(Moments.now(script));
    assertThat(model.struck()).isEqualTo("It struck once so far.");
    assertThat(model.shown().get().of(Kind.of("lost-reply")))
        .extracting(model::told)
        .containsExactly("Armed as number 7: refreshes · the next time");

    script.append(new Event.FaultFired(ExchangeId.numbered(4), 7, "lost-reply"));
    model.show(Moments.now(script));
    assertThat(model.struck()).isEqualTo("It struck 2 times so far.");
    assertThat(model.menu("Faults")).isEqualTo("Faults (1)");
  }

  @Test
  void one_is_disarmed_or_all_are() {
    model.disarm(7);
    assertThat(lab.last()).isEqualTo(new Intent.Disarm(7));
    model.disarmAll();
    assertThat(lab.last()).isEqualTo(new Intent.DisarmAll());
  }
}
