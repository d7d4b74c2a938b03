package dev.tokenscope.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.RefreshStyle;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A client that people use, and what the audit says of it.
 *
 * @param name of the file with its verdicts
 * @param about what it is, in a line
 * @param starter starts it
 * @param again the command that writes the file anew
 */
record RealClient(String name, String about, Subject.Starter starter, String again) {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** Puts it under the audit: what is said must be what was said before. */
  void isJudgedAsBefore(List<Check> checks, int parallel) throws IOException {
    Driver driver =
        new Driver(
            starter,
            new Driver.Options(RefreshStyle.ENDPOINT, PATIENCE, parallel, "test"),
            InstantSource.system());
    Mode mode = driver.mode();
    List<Finding> findings = findings(driver, mode, checks, parallel);
    GoldenVerdicts golden = new GoldenVerdicts(name, again);
    if (GoldenVerdicts.areWritten() && checks.size() == Suite.catalogue().size()) {
      golden.write(about, mode, findings);
    }
    assertThat(findings).allMatch(RealClient::isReadable);
    assertThat(golden.differences(mode, findings)).as(name).isEmpty();
  }

  /** What is judged as wrong has messages that prove it, and no token in them. */
  private static boolean isReadable(Finding finding) {
    boolean silent = finding instanceof Finding.Pass || finding instanceof Finding.NotObserved;
    return silent
        || (!finding.proof().isEmpty()
            && finding.proof().stream().noneMatch(line -> line.contains("eyJ")));
  }

  private static List<Finding> findings(
      Driver driver, Mode mode, List<Check> checks, int parallel) {
    try (ExecutorService pool = Executors.newFixedThreadPool(parallel)) {
      List<CompletableFuture<Finding>> under =
          checks.stream()
              .map(
                  check ->
                      CompletableFuture.supplyAsync(() -> Crowds.judged(driver, check, mode), pool))
              .toList();
      return under.stream().map(CompletableFuture::join).toList();
    }
  }
}
