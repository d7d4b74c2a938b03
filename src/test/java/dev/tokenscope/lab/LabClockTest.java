package dev.tokenscope.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenscope.wire.gate.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LabClockTest {

  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  private final AtomicLong nanos = new AtomicLong(123);
  private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

  private LabClock ticking() {
    return new LabClock(START, nanos::get, false);
  }

  private void tick(Duration by) {
    nanos.addAndGet(by.toNanos());
  }

  private @Nullable String next() throws InterruptedException {
    return done.poll(10, TimeUnit.SECONDS);
  }

  @Test
  void it_runs_with_the_ticks_of_the_machine() {
    try (LabClock clock = ticking()) {
      assertThat(clock.instant()).isEqualTo(START);
      tick(Duration.ofMillis(1500));
      assertThat(clock.instant()).isEqualTo(START.plusMillis(1500));
      assertThat(clock.speed()).isEqualTo(1);
      assertThat(clock.stands()).isFalse();
    }
  }

  @Test
  void a_running_clock_of_the_machine_goes_on_by_itself() {
    try (LabClock clock = LabClock.running(START)) {
      Instant first = clock.instant();
      assertThat(first).isAfterOrEqualTo(START).isBefore(START.plusSeconds(10));
      assertThat(clock.instant()).isAfterOrEqualTo(first);
    }
  }

  @Test
  void a_standing_clock_stands_until_it_is_put_forward() {
    try (LabClock clock = LabClock.standing(START)) {
      assertThat(clock.isPaused()).isTrue();
      assertThat(clock.instant()).isEqualTo(START);
      clock.advance(Duration.ofHours(1));
      assertThat(clock.instant()).isEqualTo(START.plusSeconds(3600));
    }
  }

  @Test
  void speed_counts_from_the_moment_it_was_chosen() {
    try (LabClock clock = ticking()) {
      tick(Duration.ofSeconds(1));
      clock.speed(10);
      tick(Duration.ofSeconds(1));
      assertThat(clock.instant()).isEqualTo(START.plusSeconds(11));
      clock.speed(0.1);
      tick(Duration.ofSeconds(10));
      assertThat(clock.instant()).isEqualTo(START.plusSeconds(12));
      assertThatThrownBy(() -> clock.speed(0)).hasMessageContaining("0.1 to 1000");
      assertThatThrownBy(() -> clock.speed(1001)).hasMessageContaining("1001");
      assertThatThrownBy(() -> clock.speed(Double.NaN))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_pause_is_no_time() {
    try (LabClock clock = ticking()) {
      clock.pause();
      tick(Duration.ofHours(1));
      assertThat(clock.instant()).isEqualTo(START);
      clock.resume();
      assertThat(clock.instant()).isEqualTo(START);
      tick(Duration.ofSeconds(1));
      assertThat(clock.instant()).isEqualTo(START.plusSeconds(1));
    }
  }

  @Test
  void it_stands_while_messages_are_held_and_runs_after_the_last_release() {
    try (LabClock clock = ticking()) {
      clock.hold();
      clock.hold();
      tick(Duration.ofSeconds(5));
      clock.release();
      assertThat(clock.stands()).isTrue();
      assertThat(clock.isPaused()).isFalse();
      tick(Duration.ofSeconds(5));
      assertThat(clock.instant()).isEqualTo(START);
      clock.release();
      tick(Duration.ofSeconds(1));
      assertThat(clock.instant()).isEqualTo(START.plusSeconds(1));
    }
  }

  @Test
  void it_never_goes_back() {
    try (LabClock clock = ticking()) {
      assertThatThrownBy(() -> clock.advance(Duration.ofNanos(-1)))
          .hasMessage("Lab time never goes back.");
      Instant latest = clock.instant();
      for (int i = 0; i < 1000; i++) {
        tick(Duration.ofNanos(i * 37L));
        switch (i % 6) {
          case 0 -> clock.pause();
          case 1 -> clock.speed(0.1 + i);
          case 2 -> clock.resume();
          case 3 -> clock.advance(Duration.ofNanos(i));
          case 4 -> clock.hold();
          default -> clock.release();
        }
        assertThat(clock.instant()).isAfterOrEqualTo(latest);
        latest = clock.instant();
      }
    }
  }

  @Test
  void what_is_due_happens_in_order_once_the_clock_shows_it() throws InterruptedException {
    try (LabClock clock = LabClock.standing(START)) {
      clock.at(START.plusSeconds(20), () -> done.add("20"));
      clock.at(START.plusSeconds(10), () -> done.add("10"));
      clock.at(START.plusSeconds(5), () -> done.add("never")).cancel();
      clock.at(START.minusSeconds(5), () -> done.add("past"));
      assertThat(next()).isEqualTo("past");
      clock.advance(Duration.ofSeconds(10));
      assertThat(next()).isEqualTo("10");
      clock.advance(Duration.ofSeconds(9));
      clock.at(clock.instant(), () -> done.add("now"));
      assertThat(next()).isEqualTo("now");
      clock.advance(Duration.ofSeconds(1));
      assertThat(next()).isEqualTo("20");
      assertThat(done).isEmpty();
    }
  }

  @Test
  void a_jump_reaches_what_is_at_an_instant_and_not_what_is_after_a_span()
      throws InterruptedException {
    try (LabClock clock = LabClock.standing(START)) {
      clock.after(Duration.ofMillis(50), () -> done.add("after"));
      clock.at(START.plusSeconds(30), () -> done.add("at"));
      clock.advance(Duration.ofHours(1));
      assertThat(next()).isEqualTo("at");
      assertThat(done).isEmpty();
      clock.speed(100);
      clock.resume();
      assertThat(next()).isEqualTo("after");
      assertThat(clock.instant()).isAfterOrEqualTo(START.plusSeconds(3600).plusMillis(50));
    }
  }

  @Test
  void what_is_after_a_span_keeps_its_place_when_the_clock_jumps() throws InterruptedException {
    try (LabClock clock = LabClock.standing(START)) {
      clock.after(Duration.ofSeconds(1), () -> done.add("after 1 s"));
      clock.at(START.plusSeconds(2), () -> done.add("at 2 s"));
      clock.advance(Duration.ofMillis(1500));
      clock.at(clock.instant(), () -> done.add("jumped"));
      assertThat(next()).isEqualTo("jumped");
      assertThat(done).as("a jump of 1.5 s does not count as 1 s that flowed").isEmpty();
      clock.speed(1000);
      clock.resume();
      assertThat(List.of(next(), next())).containsExactlyInAnyOrder("at 2 s", "after 1 s");
    }
  }

  @Test
  void a_running_clock_wakes_for_what_is_due() throws InterruptedException {
    try (LabClock clock = LabClock.running(START)) {
      clock.speed(1000);
      clock.after(Duration.ofSeconds(2), () -> done.add("two"));
      clock.at(clock.instant().plusSeconds(1), () -> done.add("one"));
      // each task has a thread of its own: two that are due within a millisecond may overtake
      assertThat(List.of(next(), next())).containsExactlyInAnyOrder("one", "two");
    }
  }

  @Test
  void the_end_of_all_time_is_waited_for_patiently() throws InterruptedException {
    try (LabClock clock = LabClock.running(START)) {
      Timer.Due never = clock.at(Instant.MAX, () -> done.add("the end"));
      clock.speed(1000);
      clock.at(clock.instant().plusSeconds(1), () -> done.add("one"));
      assertThat(next()).isEqualTo("one");
      clock.at(clock.instant(), () -> done.add("two"));
      assertThat(next()).isEqualTo("two");
      never.cancel();
    }
  }

  @Test
  void a_task_that_fails_does_not_stop_the_clock() throws InterruptedException {
    try (LabClock clock = LabClock.standing(START)) {
      Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
      Thread.setDefaultUncaughtExceptionHandler((_, e) -> done.add(String.valueOf(e.getMessage())));
      try {
        clock.at(
            START,
            () -> {
              throw new IllegalStateException("failed");
            });
        assertThat(next()).isEqualTo("failed");
        clock.at(START, () -> done.add("goes on"));
        assertThat(next()).isEqualTo("goes on");
      } finally {
        Thread.setDefaultUncaughtExceptionHandler(before);
      }
    }
  }

  @Test
  void after_the_end_nothing_happens_any_more() {
    LabClock clock = LabClock.standing(START);
    clock.close();
    clock.at(START, () -> done.add("too late"));
    assertThat(done).isEmpty();
  }
}
