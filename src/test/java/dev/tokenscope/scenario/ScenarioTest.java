package dev.tokenscope.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScenarioTest {

  @Test
  void every_scenario_has_a_name_of_its_own_and_is_found_by_it() {
    List<String> names = Scenario.builtIn().stream().map(Scenario::name).toList();
    assertThat(names).doesNotHaveDuplicates().contains("seven-steps", "burst", "theft");
    for (String name : names) {
      assertThat(Scenario.named(name)).map(Scenario::name).contains(name);
    }
    assertThat(Scenario.named("nonsense")).isEmpty();
  }

  @Test
  void the_seven_steps_end_with_a_second_family() throws IOException {
    try (Run run = run("seven-steps")) {
      assertThat(of(run, Event.FamilyStarted.class)).hasSize(2);
      assertThat(of(run, Event.TokenRotated.class)).hasSize(1);
      assertThat(of(run, Event.LoginRequired.class))
          .extracting(Event.LoginRequired::reason)
          .contains(LoginReason.REFRESH_EXPIRED);
    }
  }

  @Test
  void a_burst_of_ten_on_an_expired_token_costs_one_refresh() throws IOException {
    try (Run run = run("burst")) {
      assertThat(of(run, Event.RefreshStarted.class)).hasSize(1);
      assertThat(of(run, Event.TokenRotated.class)).hasSize(1);
    }
  }

  @Test
  void a_theft_kills_the_family_and_the_client_has_to_log_in_again() throws IOException {
    try (Run run = run("theft")) {
      assertThat(of(run, Event.TokenStolen.class)).hasSize(1);
      assertThat(of(run, Event.ReuseDetected.class)).hasSize(1);
      assertThat(of(run, Event.FamilyRevoked.class)).hasSize(1);
      assertThat(of(run, Event.LoginRequired.class).getLast().lane()).isEqualTo(Lane.CLIENT);
    }
  }

  @Test
  void step_mode_ends_while_a_message_is_held_and_its_clock_stands() throws IOException {
    try (Run run = run("step-mode")) {
      assertThat(of(run, Event.Held.class)).hasSize(1);
      assertThat(of(run, Event.Released.class)).isEmpty();
      assertThat(run.lab().clock().stands()).isTrue();
    }
  }

  @Test
  void an_error_ends_with_a_call_that_nobody_answers() throws IOException {
    try (Run run = run("error")) {
      assertThat(of(run, Event.ServerStopped.class)).hasSize(1);
      assertThat(of(run, Event.ExchangeFailed.class)).hasSizeGreaterThan(1);
    }
  }

  @Test
  void the_clock_stands_at_the_end_of_every_scenario() throws IOException {
    for (Scenario scenario : Scenario.builtIn()) {
      try (Run run = Run.of(scenario, "test")) {
        assertThat(run.lab().clock().stands()).as(scenario.name()).isTrue();
      }
    }
  }

  private static Run run(String name) throws IOException {
    return Run.of(Scenario.named(name).orElseThrow(), "test");
  }

  private static <E extends Event> List<E> of(Run run, Class<E> kind) {
    return run.journal().since(0).stream()
        .filter(entry -> kind.isInstance(entry.event()))
        .map(entry -> kind.cast(entry.event()))
        .toList();
  }
}
