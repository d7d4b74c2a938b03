package dev.tokenscope.view.theft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.GracePolicy;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Rotation;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Theme;
import dev.tokenscope.view.Wishes;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RaceViewModelTest {

  private final Wishes lab = new Wishes();
  private final Choices choices = new Choices(Language.ENGLISH, Theme.LIGHT);

  @Test
  void there_is_nothing_to_choose_before_a_theft_nor_after_the_next_login() {
    RaceViewModel model = model(Language.ENGLISH);
    Script script = new Script().logIn("alice");
    model.show(Moments.now(script));
    assertThat(model.there().getValue()).isFalse();
    stolen(script);
    model.show(Moments.now(script));
    assertThat(model.there().getValue()).isTrue();
    model.show(Moments.now(script.wait("1s").logIn("bob")));
    assertThat(model.there().getValue()).isFalse();
  }

  @Test
  void each_choice_is_one_intent() {
    RaceViewModel model = model(Language.ENGLISH);
    model.refresh(Lane.CLIENT);
    model.refresh(Lane.ATTACKER);
    model.callAsAttacker();
    assertThat(lab.asked())
        .containsExactly(
            new Intent.RefreshAsClient(),
            new Intent.RefreshAsAttacker(),
            new Intent.CallAsAttacker(dev.tokenscope.intent.ApiCall.ORDERS));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void what_will_come_is_said_for_whatever_the_server_does(Language language) {
    Set<String> said = new HashSet<>();
    Rotation strict = Rotation.STRICT;
    List<Rotation> all =
        List.of(
            strict,
            strict.on(false),
            strict.reuseDetection(false),
            strict.grace(Duration.ofSeconds(10)),
            strict.gracePolicy(GracePolicy.PARENT_ALWAYS));
    for (Rotation rotation : all) {
      RaceViewModel model = model(language);
      Script script =
          new Script().choose(Profile.CLASSROOM.settings().rotation(rotation)).logIn("alice");
      stolen(script);
      model.show(Moments.now(script));
      List<RaceViewModel.Choice> choices = model.shown().get().choices();
      assertThat(choices)
          .extracting(RaceViewModel.Choice::lane)
          .containsExactly(Lane.CLIENT, Lane.ATTACKER);
      choices.forEach(choice -> said.add(choice.will()));
      script.wait("1s").refreshTokens("/api/orders");
      model.show(Moments.now(script));
      assertThat(model.shown().get().choices())
          .as("the other one is left, %s", rotation)
          .extracting(RaceViewModel.Choice::lane)
          .containsExactly(Lane.ATTACKER);
      model.shown().get().choices().forEach(choice -> said.add(choice.will()));
    }
    assertThat(said).as("each says something else").hasSize(3 * all.size());
  }

  @Test
  void the_end_tells_what_survives_until_it_is_put_away() {
    RaceViewModel model = model(Language.ENGLISH);
    Script script =
        new Script()
            .choose(Profile.CLASSROOM.settings().style(RefreshStyle.ENDPOINT))
            .logIn("alice");
    Script.Issued copied = stolen(script);
    script.wait("1s").refreshTokens("/api/orders").wait("1s").replay(copied);
    model.show(Moments.now(script));
    RaceViewModel.Shown over = model.shown().get();
    assertThat(over.title()).isEqualTo("The server noticed the theft");
    assertThat(over.text()).contains("Client: AT 2 still opens the API until");
    assertThat(over.choices()).isEmpty();
    assertThat(over.attackerCan()).isFalse();

    model.show(Moments.now(script.wait("30s")));
    assertThat(model.shown().get().text()).endsWith("No access token of it is left either.");

    model.dismiss();
    assertThat(model.there().getValue()).isFalse();
    model.show(Moments.now(script));
    assertThat(model.there().getValue()).isFalse();
  }

  @Test
  void what_was_put_away_stays_away_in_the_other_language_until_the_next_theft() {
    RaceViewModel model = model(Language.ENGLISH);
    Script script = new Script().logIn("alice");
    stolen(script);
    model.show(Moments.now(script));
    model.dismiss();

    RaceViewModel korean = model(Language.KOREAN);
    korean.show(Moments.now(script));
    assertThat(korean.there().getValue()).isFalse();

    stolen(script.wait("1s"));
    korean.show(Moments.now(script));
    assertThat(korean.there().getValue()).isTrue();
  }

  private RaceViewModel model(Language language) {
    return new RaceViewModel(Texts.in(language), ZoneOffset.UTC, lab.asking(), choices);
  }

  private static Script.Issued stolen(Script script) {
    Script.Issued copied = script.refresh();
    script.append(new Event.TokenStolen(Lane.CLIENT, copied.raw()));
    return copied;
  }
}
