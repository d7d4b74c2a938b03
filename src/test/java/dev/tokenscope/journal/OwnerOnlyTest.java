package dev.tokenscope.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void a_new_file_and_its_folders_are_closed_to_others(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a").resolve("b").resolve("secret");
    OwnerOnly.create(file);
    assertThat(rights(file)).isEqualTo("rw-------");
    assertThat(rights(folder.resolve("a"))).isEqualTo("rwx------");
  }

  @Test
  void a_file_that_was_open_is_closed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("open"), "kept");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    OwnerOnly.create(file);
    assertThat(rights(file)).isEqualTo("rw-------");
    assertThat(file).hasContent("kept");
  }

  @Test
  void replacing_leaves_the_new_content_and_nothing_else(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("x").resolve("keys.json");
    OwnerOnly.replace(file, "one");
    OwnerOnly.replace(file, "two");
    assertThat(file).hasContent("two");
    assertThat(rights(file)).isEqualTo("rw-------");
    try (Stream<Path> all = Files.list(folder.resolve("x"))) {
      assertThat(all).containsExactly(file);
    }
  }

  @Test
  void the_root_of_everything_is_not_a_file() {
    assertThatThrownBy(() -> OwnerOnly.replace(Path.of("/"), "x")).isInstanceOf(IOException.class);
  }
}
