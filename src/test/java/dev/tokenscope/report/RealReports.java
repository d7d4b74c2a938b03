package dev.tokenscope.report;

import dev.tokenscope.audit.AuditReport;
import dev.tokenscope.audit.Baseline;
import dev.tokenscope.audit.BuiltInSubject;
import dev.tokenscope.audit.Driver;
import dev.tokenscope.audit.ReportText;
import dev.tokenscope.audit.Suite;
import dev.tokenscope.intent.RefreshPolicy;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Reports of real runs, as they stand in files. */
final class RealReports {

  private static final InstantSource WALL = InstantSource.system();

  private RealReports() {}

  /** A client without some safeties, under some checks. */
  static String broken(String name, List<Safety> without, String... checks) {
    RefreshPolicy policy = RefreshPolicy.SOUND;
    for (Safety safety : without) {
      policy = policy.without(safety);
    }
    List<dev.tokenscope.audit.Check> wanted =
        Stream.of(checks).map(id -> Suite.find(id).orElseThrow()).toList();
    AuditReport report =
        new Driver(
                new BuiltInSubject.Kind(policy, StoreKind.MEMORY, WALL),
                new Driver.Options(RefreshStyle.ENDPOINT, Duration.ofSeconds(20), 3, "test"),
                WALL)
            .run(name, new Suite("test", wanted), _ -> {});
    return new ReportText(
            Texts.in(Language.ENGLISH), Baseline.NONE, false, LocalDate.of(2026, 5, 4))
        .json(report, "--built-in");
  }
}
