package dev.tokenscope.bench;

import dev.tokenscope.audit.AuditReport;
import dev.tokenscope.audit.BuiltInSubject;
import dev.tokenscope.audit.Driver;
import dev.tokenscope.audit.Suite;
import dev.tokenscope.intent.RefreshPolicy;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.StoreKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** How long the built-in client is audited with every check. */
final class SuiteSeconds implements Figure {

  private static final int RUNS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Override
  public List<String> names() {
    return List.of("audit.suite_s", "audit.suite_parallel_4_s");
  }

  @Override
  public List<Reading> measure() {
    List<Double> usual = new ArrayList<>();
    List<Double> parallel = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      usual.add(seconds(2));
      parallel.add(seconds(4));
    }
    return List.of(
        Reading.of(
            "audit.suite_s",
            new Series(usual),
            "s",
            Goal.atMost(60),
            "all 33 checks on the built-in client; what only waits overlaps"),
        Reading.of(
            "audit.suite_parallel_4_s",
            new Series(parallel),
            "s",
            Goal.atMost(30),
            "the same with --parallel 4"));
  }

  private static double seconds(int parallel) {
    InstantSource wall = InstantSource.system();
    long start = System.nanoTime();
    AuditReport report =
        new Driver(
                new BuiltInSubject.Kind(RefreshPolicy.SOUND, StoreKind.FILE, wall),
                new Driver.Options(RefreshStyle.ENDPOINT, PATIENCE, parallel, "bench"),
                wall)
            .run("built-in", Suite.of("all"), _ -> {});
    double taken = (System.nanoTime() - start) / 1e9;
    if (report.count("PASS") < 30) {
      throw new IllegalStateException("The sound client did not pass: " + report.count("PASS"));
    }
    return taken;
  }
}
