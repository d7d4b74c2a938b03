package dev.tokenscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.journal.Event;
import dev.tokenscope.projection.Script;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final Script script = new Script();

  @Test
  void without_tokens_nothing_is_drawn_again() {
    assertThat(Pace.next(Moments.now(script))).isEmpty();
  }

  @Test
  void far_from_the_end_four_times_a_second_are_enough() {
    script.logIn("alice");
    assertThat(Pace.next(Moments.now(script))).contains(Duration.ofMillis(250));
  }

  @Test
  void in_the_last_ten_seconds_it_is_ten_times_a_second() {
    script.logIn("alice").wait("8s");
    assertThat(Pace.next(Moments.now(script))).contains(Duration.ofMillis(100));
  }

  @Test
  void so_it_is_when_the_clock_runs_fast() {
    script.logIn("alice").append(clock(10, false));
    assertThat(Pace.next(Moments.now(script))).contains(Duration.ofMillis(100));
  }

  @Test
  void a_clock_that_stands_needs_no_drawing() {
    script.logIn("alice").append(clock(1, true));
    assertThat(Pace.next(Moments.now(script))).isEmpty();
  }

  @Test
  void a_fast_clock_without_tokens_is_drawn_once_a_second() {
    script.append(clock(10, false));
    assertThat(Pace.next(Moments.now(script))).contains(Duration.ofSeconds(1));
  }

  @Test
  void the_past_does_not_move() {
    script.logIn("alice");
    try (Story story = new Story(script.journal())) {
      story.add(script.entries());
      Moment past = story.at(new Viewpoint(6, script.now(), 0, ""), Duration.ZERO);
      assertThat(Pace.next(past)).isEmpty();
    }
  }

  private static Event.ClockChanged clock(double speed, boolean paused) {
    return new Event.ClockChanged(speed, paused, Duration.ZERO, Duration.ZERO);
  }
}
