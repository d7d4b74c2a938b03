package dev.tokenscope.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SetAsideTest {

  @TempDir private Path folder;

  private Path damaged(String content) throws IOException {
    Path file = folder.resolve("tokens.json");
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-25T03:45:00Z")));
    return file;
  }

  @Test
  void a_file_keeps_its_content_under_a_name_that_says_when_it_was_written() throws IOException {
    Path file = damaged("first");
    Path aside = SetAside.of(file);
    assertThat(aside).hasFileName("tokens.json.set-aside-20261125T034500Z").hasContent("first");
    assertThat(file).doesNotExist();
  }

  @Test
  void the_second_of_the_same_second_replaces_nothing() throws IOException {
    Path first = SetAside.of(damaged("first"));
    Path second = SetAside.of(damaged("second"));
    assertThat(first).hasContent("first");
    assertThat(second).hasFileName("tokens.json.set-aside-20261125T034500Z-2").hasContent("second");
  }

  @Test
  void what_was_done_is_said() throws IOException {
    Path file = damaged("x");
    FlawedFile flawed =
        SetAside.because(FileFlaw.NEWER, file, "Version 9.", new IOException("cause"));
    assertThat(flawed.flaw()).isEqualTo(FileFlaw.NEWER);
    assertThat(FileFlaw.of(flawed, file)).isEqualTo(FileFlaw.NEWER);
    assertThat(flawed.aside()).hasValueSatisfying(aside -> assertThat(aside).hasContent("x"));
    assertThat(flawed).hasMessageStartingWith("Version 9. It was set aside as tokens.json.set-");
  }

  @Test
  void what_is_not_there_cannot_be_moved() {
    assertThatThrownBy(() -> SetAside.of(folder.resolve("nothing")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void the_words_of_a_failure_tell_what_is_wrong() {
    Path file = folder.resolve("x");
    assertThat(FileFlaw.of(new IOException("No space left on device"), file))
        .isEqualTo(FileFlaw.FULL);
    assertThat(FileFlaw.of(new IOException("Disk quota exceeded"), file)).isEqualTo(FileFlaw.FULL);
    assertThat(FileFlaw.of(new IOException("Read-only file system"), file))
        .isEqualTo(FileFlaw.READ_ONLY);
    assertThat(FileFlaw.of(new AccessDeniedException("x"), file)).isEqualTo(FileFlaw.DENIED);
    assertThat(FileFlaw.of(new IOException("Operation not permitted"), file))
        .isEqualTo(FileFlaw.DENIED);
    assertThat(FileFlaw.of(new IOException("Input/output error"), file)).isEqualTo(FileFlaw.BROKEN);
    assertThat(FileFlaw.of(new IOException(), folder.resolve("a/b/c"))).isEqualTo(FileFlaw.BROKEN);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_disk_without_a_size_is_not_full() {
    assertThat(FileFlaw.of(new IOException("strange"), Path.of("/proc/self/x")))
        .isEqualTo(FileFlaw.BROKEN);
  }
}
