package dev.tokenscope.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program on a real disk that is full, and on one that is read-only. */
@Timeout(120)
class FullDiskTest {

  @TempDir private Path folder;

  @Test
  void a_full_disk_and_a_read_only_one_are_said_in_words_and_the_session_goes_on()
      throws Exception {
    String said = SmallDisk.printed(folder, FullDiskProgram.class);
    List<String> lines = said.lines().filter(line -> !line.startsWith("trouble")).toList();
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
    assertThat(said)
        .contains("The server’s memory of its logins cannot be used", "The disk is full.")
        .doesNotContain("Exception");
  }
}
