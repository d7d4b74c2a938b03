package dev.tokenscope.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What the window costs while nobody touches it. */
final class IdleWindow implements Figure {

  private static final int RUNS = 3;

  /** The JVM goes on compiling what a start ran for the better part of a minute. */
  private static final long SETTLE_SECONDS = 60;

  private static final long WATCH_SECONDS = 10;

  @Override
  public List<String> names() {
    return List.of("view.idle_cpu_percent", "view.idle_cpu_percent_nothing_running");
  }

  @Override
  public List<Reading> measure() throws Exception {
    try (Windows windows = new Windows()) {
      Windows.Kind ours = windows.ours();
      List<Double> rings = new ArrayList<>();
      List<Double> nothing = new ArrayList<>();
      for (int i = 0; i < RUNS; i++) {
        // the last ten of the access token's seconds are among those watched: there the ring goes
        // smoothly
        rings.add(percent(windows, ours.command(List.of("--rehearse", "--access-ttl=75s"))));
        nothing.add(percent(windows, ours.command(List.of())));
      }
      return List.of(
          Reading.of(
              "view.idle_cpu_percent",
              new Series(rings),
              "percent",
              Goal.under(8),
              "of one core, a minute after the start, two rings running, one of them in its last ten"
                  + " seconds"),
          Reading.of(
              "view.idle_cpu_percent_nothing_running",
              new Series(nothing),
              "percent",
              Goal.under(1),
              "of one core, before the first login"));
    }
  }

  private static double percent(Windows windows, List<String> command) throws Exception {
    try (Subject window = windows.open(command)) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(SETTLE_SECONDS));
      long start = System.nanoTime();
      long before = cpuNanos(window);
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(WATCH_SECONDS));
      long used = cpuNanos(window) - before;
      return 100.0 * used / (System.nanoTime() - start);
    }
  }

  private static long cpuNanos(Subject window) {
    return window.process().info().totalCpuDuration().orElseThrow().toNanos();
  }
}
