package dev.tokenscope.app.command;

import dev.tokenscope.app.FolderLock;
import dev.tokenscope.text.Texts;
import dev.tokenscope.wire.server.LabServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a laboratory remembers of earlier runs; one program at a time has it.
 *
 * @param folder where it is; null where nothing is remembered
 * @param lock what keeps others away from it
 */
record Memory(@Nullable Path folder, @Nullable FolderLock lock) implements AutoCloseable {

  private static final List<String> FILES = List.of("keys.json", "families.jsonl", "tokens.json");

  /**
   * Takes a folder. Where another program has it, or it cannot be written, the laboratory works
   * without memory, and says so.
   *
   * @param fresh whether what is there is forgotten
   */
  static Memory take(Path folder, boolean fresh, Texts texts, PrintWriter err) {
    try {
      Optional<FolderLock> lock = FolderLock.take(folder);
      if (lock.isEmpty()) {
        err.println(texts.get("start.folder.taken", folder));
        return new Memory(null, null);
      }
      if (fresh) {
        for (String name : FILES) {
          Files.deleteIfExists(folder.resolve(name));
        }
      }
      return new Memory(folder, lock.get());
    } catch (IOException e) {
      err.println(texts.get("start.folder.unusable", folder, String.valueOf(e.getMessage())));
      return new Memory(null, null);
    }
  }

  /** When lab time goes on: now, or where it was left if that is later. */
  Instant labTime(Instant wall) {
    Instant last = folder == null ? wall : LabServer.latestLabTime(folder);
    return last.isAfter(wall) ? last : wall;
  }

  /** Where the built-in client's tokens are kept, if anywhere. */
  @Nullable Path tokenFile() {
    return folder == null ? null : folder.resolve("tokens.json");
  }

  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.close();
    }
  }
}
