package dev.tokenscope.view.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.audit.Finding;
import dev.tokenscope.audit.LiveClient;
import dev.tokenscope.scenario.Run;
import dev.tokenscope.scenario.Scenario;
import dev.tokenscope.view.Auditing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The scene of the audit: a client that refreshes for every caller, and on a 403 as well. */
@Timeout(120)
class AuditSceneTest {

  private static final int RUNS = 4;

  @Test
  void every_run_shows_the_same_verdicts() {
    List<Map<String, String>> runs =
        IntStream.range(0, RUNS).mapToObj(_ -> verdicts()).distinct().toList();
    assertThat(runs).as("the different ones").hasSize(1);
    assertThat(runs.getFirst())
        .containsEntry("RT-101", "FAIL")
        .containsEntry("RT-118", "FAIL")
        .containsValue("PASS");
  }

  private static Map<String, String> verdicts() {
    try (Run run = Run.of(Scenario.named("audit").orElseThrow(), "test")) {
      Map<String, String> verdicts = new TreeMap<>();
      for (LiveClient client : Auditing.recorded(run.journal()).clients()) {
        for (LiveClient.Verdict one : client.verdicts()) {
          Finding finding = one.finding();
          verdicts.put(finding.check().id(), finding.verdict());
        }
      }
      return verdicts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
