package dev.tokenscope.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program on a real disk that is full, and on one that is read-only. */
@Timeout(120)
class FullDiskTest {

  /** Room for the store, the keys and the families, and a little more. */
  private static final String ALONE_ON_A_SMALL_DISK =
      "mount -t tmpfs -o size=512k none \"$0\" && exec \"$@\"";

  @TempDir private Path folder;

  @Test
  void a_full_disk_and_a_read_only_one_are_said_in_words_and_the_session_goes_on()
      throws Exception {
    assumeTrue(
        said("true").status() == 0,
        "This system lets nobody have a disk of their own (user namespaces).");
    Said said =
        said(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            FullDiskProgram.class.getName(),
            folder.toString());
    assertThat(said.status()).as(said.text()).isZero();
    List<String> lines = said.text().lines().filter(line -> !line.startsWith("trouble")).toList();
    String fine = "call: Answered[status=200, attempts=2]";
    assertThat(lines)
        .containsSubsequence(
            "login: Answered[status=200, attempts=1]",
            "store is whole: true",
            "the disk is full",
            "store failed: FULL, aside: null",
            fine,
            "store failed: FULL, aside: null",
            fine,
            "the disk has room again",
            fine,
            "store is whole: true",
            "the disk is read-only",
            "store failed: READ_ONLY, aside: null",
            fine,
            "the disk can be written again",
            fine,
            "store is whole: true");
    assertThat(said.text())
        .contains("The server’s memory of its logins cannot be used", "The disk is full.")
        .doesNotContain("Exception");
  }

  private Said said(String... command) throws IOException, InterruptedException {
    List<String> whole =
        new ArrayList<>(
            List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                ALONE_ON_A_SMALL_DISK,
                folder.toString()));
    whole.addAll(List.of(command));
    try {
      Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Said(process.exitValue(), text);
    } catch (IOException e) {
      return new Said(-1, String.valueOf(e.getMessage()));
    }
  }

  private record Said(int status, String text) {}
}
