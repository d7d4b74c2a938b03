package dev.tokenscope.view.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tokenscope.audit.AuditReport;
import dev.tokenscope.audit.LiveClient;
import dev.tokenscope.audit.Suite;
import dev.tokenscope.audit.Watched;
import dev.tokenscope.control.ControlEndpoints;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.lab.LabOptions;
import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Auditing;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Theme;
import dev.tokenscope.view.Wishes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A page in a real browser, driven by a script, which provokes and is watched meanwhile. */
@Tag("long")
@Timeout(300)
class BrowserTest {

  private static final InstantSource WALL = InstantSource.system();
  private static final List<String> PROVOKED =
      List.of("RT-101", "RT-103", "RT-107", "RT-109", "RT-116", "RT-118", "AT-202");

  @Test
  void a_page_is_one_client_over_many_connections_and_is_judged_while_it_runs() throws Exception {
    assumeTrue(
        isThere("node"), "There is no Node on this computer, so no script drives a browser.");
    assumeTrue(
        Stream.of("chromium", "chromium-browser", "google-chrome", "chrome")
            .anyMatch(BrowserTest::isThere),
        "There is no Chromium on this computer, so there is no browser to watch.");
    LabOptions options = LabOptions.forTests(Profile.QA.settings());
    try (Lab lab = new Lab(options, LabClock.running(WALL.instant()), WALL);
        Watched watched = new Watched(lab, Suite.of("all"));
        Auditing auditing = Auditing.of(watched)) {
      lab.server().control(new ControlEndpoints(lab, "test", Optional.empty(), watched));
      lab.serve();
      AuditViewModel model = model(auditing);

      Set<String> judgedMeanwhile = passedWhileItRuns(model, drive(lab.origin()));

      assertThat(judgedMeanwhile).containsAll(PROVOKED);
      assertOneClient(watched.watching().finish());
      assertOneLaneOverManyConnections(lab);
    }
  }

  /** What the tab shows as passed before the script has ended. */
  private static Set<String> passedWhileItRuns(AuditViewModel model, Process script)
      throws InterruptedException {
    Set<String> passed = new HashSet<>();
    try {
      while (!script.waitFor(50, TimeUnit.MILLISECONDS)) {
        model.show(Moments.now(new Script()));
        model.shown().get().lines().stream()
            .filter(line -> line.verdict().equals("PASS"))
            .forEach(line -> passed.add(line.id()));
      }
      assertThat(script.exitValue()).isZero();
      return passed;
    } finally {
      script.descendants().forEach(ProcessHandle::destroyForcibly);
      script.destroyForcibly();
    }
  }

  private static AuditViewModel model(Auditing auditing) {
    return new AuditViewModel(
        Texts.in(Language.ENGLISH),
        ZoneOffset.UTC,
        auditing,
        new Wishes().asking(),
        new Choices(Language.ENGLISH, Theme.LIGHT),
        _ -> {},
        (_, _) -> Optional.empty());
  }

  private static void assertOneClient(List<LiveClient> clients) {
    assertThat(clients).hasSize(1);
    assertThat(clients.getFirst().shortName()).contains("Chrome ");
    AuditReport report = clients.getFirst().report("page", "all");
    assertThat(report.count("FAIL") + report.count("WARN") + report.count("INCONCLUSIVE")).isZero();
    assertThat(report.findings())
        .filteredOn(finding -> finding.verdict().equals("PASS"))
        .extracting(finding -> finding.check().id())
        .containsAll(PROVOKED);
  }

  private static void assertOneLaneOverManyConnections(Lab lab) {
    Set<Lane> lanes = new HashSet<>();
    Set<String> connections = new HashSet<>();
    boolean asked = false;
    for (var entry : lab.journal().since(0)) {
      if (entry.event() instanceof Event.RequestReceived(_, var peer, var request)) {
        lanes.add(peer.lane());
        connections.add(peer.address());
        asked |= request.method().equals("OPTIONS");
      }
    }
    assertThat(lanes).hasSize(1);
    assertThat(connections).hasSizeGreaterThan(2);
    assertThat(asked).as("a preflight came").isTrue();
  }

  private static Process drive(String origin) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("node", Path.of("src/examples/browser/drive.mjs").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("TOKENSCOPE_URL", origin);
    return builder.start();
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> Path.of(folder, program).toFile().canExecute());
  }
}
