package dev.tokenscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests run on the class path, where no JVM can make a cache; {@code dist --test} makes one. */
@Timeout(60)
class StartCacheTest {

  @TempDir private Path folder;

  @AfterEach
  void forget_where_it_is() {
    System.clearProperty(StartCache.PROPERTY);
  }

  @Test
  void a_program_that_was_not_started_by_its_script_has_none() {
    assertThat(StartCache.ofThisStart()).isEmpty();

    System.setProperty(StartCache.PROPERTY, "");
    assertThat(StartCache.ofThisStart()).isEmpty();

    System.setProperty(StartCache.PROPERTY, "/cache/start-1.aot");
    assertThat(StartCache.ofThisStart())
        .hasValueSatisfying(it -> assertThat(it.file()).isEqualTo(Path.of("/cache/start-1.aot")));
  }

  @Test
  void a_jvm_that_cannot_make_one_is_asked_once_and_leaves_nothing_large() throws Exception {
    Path file = folder.resolve("not there yet/start-1.aot");
    StartCache cache = new StartCache(file);

    assertThat(cache.train(List.of("--no-such-option"))).isFalse();

    Path failed = file.resolveSibling("start-1.aot.failed");
    assertThat(failed).exists();
    assertThat(file).doesNotExist();
    assertThat(file.resolveSibling("start-1.aot.part")).doesNotExist();

    Files.writeString(failed, "as before");
    assertThat(cache.train(List.of("--no-such-option"))).isFalse();
    assertThat(failed).hasContent("as before");
  }

  @Test
  void while_another_process_makes_one_nothing_is_done() throws Exception {
    StartCache cache = new StartCache(folder.resolve("start-1.aot"));
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("training.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      assertThat(cache.train(List.of("--version"))).isFalse();
    }
    assertThat(folder.resolve("start-1.aot.failed")).doesNotExist();
  }
}
