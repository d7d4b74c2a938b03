package dev.tokenscope.view.theft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.projection.Script;
import dev.tokenscope.scenario.Defence;
import dev.tokenscope.scenario.Theft;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Asking;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Wishes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TheftViewModelTest {

  private final Wishes lab = new Wishes();

  @Test
  void nothing_can_be_stolen_from_a_client_without_a_refresh_token() {
    TheftViewModel model = new TheftViewModel(Texts.in(Language.ENGLISH), lab.asking());
    model.show(Moments.now(new Script()));
    assertThat(model.canSteal().get()).isFalse();
    model.show(Moments.now(new Script().logIn("alice")));
    assertThat(model.canSteal().get()).isTrue();
  }

  @Test
  void only_what_was_stolen_can_be_used() {
    TheftViewModel model = new TheftViewModel(Texts.in(Language.ENGLISH), lab.asking());
    Script script = new Script().logIn("alice");
    model.show(Moments.now(script));
    assertThat(model.hasStolen().get()).isFalse();
    script.append(new Event.TokenStolen(Lane.CLIENT, script.refresh().raw()));
    model.show(Moments.now(script));
    assertThat(model.hasStolen().get()).isTrue();
  }

  @Test
  void each_deed_of_the_attacker_is_one_intent() {
    TheftViewModel model = new TheftViewModel(Texts.in(Language.ENGLISH), lab.asking());
    model.steal();
    model.refresh();
    model.refreshAsClient();
    model.call();
    assertThat(lab.asked())
        .containsExactly(
            new Intent.Steal(),
            new Intent.RefreshAsAttacker(),
            new Intent.RefreshAsClient(),
            new Intent.CallAsAttacker(ApiCall.ORDERS));
  }

  @Test
  void a_comparison_has_a_column_for_each_defence_in_both_languages() throws Exception {
    for (Language language : Language.values()) {
      CountDownLatch shown = new CountDownLatch(1);
      Asking asking =
          new Asking(
              lab,
              task -> {
                task.run();
                shown.countDown();
              },
              trouble -> assertThat(trouble).isEmpty());
      TheftViewModel model = new TheftViewModel(Texts.in(language), asking, this::thefts);
      model.open();
      assertThat(shown.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(model.columns()).hasSize(Defence.values().length);
      assertThat(model.running().get()).isFalse();
      assertThat(model.columns())
          .allSatisfy(
              column -> {
                assertThat(column.deeds()).hasSize(2);
                assertThat(column.ends()).hasSize(3);
              });
    }
  }

  @Test
  void what_lets_the_attacker_in_is_bad_news() throws Exception {
    CountDownLatch shown = new CountDownLatch(1);
    Asking asking =
        new Asking(
            lab,
            task -> {
              task.run();
              shown.countDown();
            },
            trouble -> assertThat(trouble).isEmpty());
    TheftViewModel model = new TheftViewModel(Texts.in(Language.ENGLISH), asking, this::thefts);
    model.compare();
    assertThat(shown.await(20, TimeUnit.SECONDS)).isTrue();
    TheftViewModel.Column column = model.columns().getFirst();
    assertThat(column.deeds().get(0))
        .isEqualTo(new TheftViewModel.Line("The client is out 17 s later.", false));
    assertThat(column.deeds().get(1))
        .isEqualTo(new TheftViewModel.Line("The attacker is still in 17 s later.", false));
    assertThat(column.ends()).extracting(TheftViewModel.Line::good).containsOnly(false);
  }

  private List<Theft> thefts(Theft.Who first) {
    List<Theft> all = new ArrayList<>();
    for (Defence defence : Defence.values()) {
      all.add(
          new Theft(
              defence,
              first,
              List.of(
                  new Theft.Deed(Theft.Who.CLIENT, Theft.What.CALL_LATER, false),
                  new Theft.Deed(Theft.Who.ATTACKER, Theft.What.CALL_LATER, true)),
              false));
    }
    return all;
  }
}
