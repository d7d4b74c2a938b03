package dev.tokenscope.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.RefreshStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that misbehave are never passed, and leave nothing behind. */
@DisabledOnOs(OS.WINDOWS)
class CommandSubjectTest {

  private static final Suite ONE = new Suite("test", List.of(Suite.find("RT-101").orElseThrow()));

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CRASHED     | exit 3",
        "HANGS       | cat > /dev/null",
        "HANGS       | sleep 60",
        "FLOODS      | exec yes xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "NONSENSE    | read line; echo '{\"id\":99,\"ok\":true}'; cat > /dev/null",
        "NONSENSE    | read line; echo '{not json'; cat > /dev/null",
        "NO_LOGIN    | read line; echo '{\"id\":0,\"ok\":true}'; read line; echo '{\"id\":1}'; cat"
      })
  void a_command_that_misbehaves_is_inconclusive(Breakdown how, String script) {
    AuditReport report = run("sh", "-c", script);

    assertThat(report.findings()).hasSize(1);
    assertThat(report.findings().getFirst())
        .isInstanceOfSatisfying(
            Finding.Inconclusive.class, finding -> assertThat(finding.breakdown()).isEqualTo(how));
  }

  @Test
  void a_command_that_does_not_exist_is_inconclusive() {
    assertThat(run("no-such-program-anywhere").findings().getFirst())
        .isInstanceOfSatisfying(
            Finding.Inconclusive.class,
            finding -> assertThat(finding.breakdown()).isEqualTo(Breakdown.NOT_STARTED));
  }

  @Test
  void what_a_command_leaves_behind_ends_with_it() throws Exception {
    Path pid = folder.resolve("pid");

    run("sh", "-c", "sleep 300 & echo $! > " + pid + "; exit 0");

    long child = Long.parseLong(Files.readString(pid).strip());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (runs(child)) {
      assertThat(System.nanoTime()).as("it still runs").isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** What is dead and not buried has no command line any more. */
  private static boolean runs(long pid) throws IOException {
    Path told = Path.of("/proc/" + pid + "/cmdline");
    return Files.isDirectory(Path.of("/proc"))
        ? Files.exists(told) && Files.readAllBytes(told).length > 0
        : ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  private static AuditReport run(String... command) {
    InstantSource wall = InstantSource.system();
    Duration patience = Duration.ofSeconds(2);
    return new Driver(
            new CommandSubject.Kind(
                List.of(command), Path.of("").toAbsolutePath(), patience, _ -> {}),
            new Driver.Options(RefreshStyle.ENDPOINT, patience, 1, "test"),
            wall)
        .run("sh", ONE, _ -> {});
  }
}
