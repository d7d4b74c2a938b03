package dev.tokenscope.app.command;

import dev.tokenscope.app.FolderLock;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.OwnerOnly;
import dev.tokenscope.journal.Trouble;
import dev.tokenscope.lab.LabOptions;
import dev.tokenscope.wire.client.DataProtection;
import dev.tokenscope.wire.client.KeyFile;
import dev.tokenscope.wire.client.Keychain;
import dev.tokenscope.wire.server.LabServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a laboratory remembers of earlier runs; one program at a time has it.
 *
 * @param folder where it is; null where nothing is remembered
 * @param lock what keeps others away from it
 * @param trouble why nothing is remembered; null where something is
 */
record Memory(@Nullable Path folder, @Nullable FolderLock lock, @Nullable Trouble trouble)
    implements AutoCloseable {

  // a clock that is set by the network moves a little
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

  private static final List<String> FILES =
      List.of("keys.json", "families.jsonl", "tokens.json", "tokens.enc");

  /**
   * Takes a folder. Where another program has it, or it cannot be written, the laboratory works
   * without memory.
   *
   * @param fresh whether what is there is forgotten
   */
  static Memory take(Path folder, boolean fresh) {
    return takeWithin(Duration.ZERO, folder, fresh);
  }

  /** The same, for who waits a moment until the other program lets go of the folder. */
  static Memory takeWithin(Duration patience, Path folder, boolean fresh) {
    try {
      Optional<FolderLock> lock = FolderLock.takeWithin(patience, folder);
      if (lock.isEmpty()) {
        return new Memory(null, null, new Trouble.FolderTaken(folder.toString()));
      }
      OwnerOnly.clearHalves(folder);
      if (fresh) {
        for (String name : FILES) {
          Files.deleteIfExists(folder.resolve(name));
        }
      }
      return new Memory(folder, lock.get(), null);
    } catch (IOException e) {
      return new Memory(
          null,
          null,
          new Trouble.FolderUnusable(folder.toString(), String.valueOf(e.getMessage())));
    }
  }

  /** Whether another program has it. */
  boolean isElsewhere() {
    return trouble instanceof Trouble.FolderTaken;
  }

  /** When lab time goes on: now, or where it was left if that is later. */
  Instant labTime(Instant wall) {
    Instant last = folder == null ? wall : LabServer.latestLabTime(folder);
    return last.isAfter(wall) ? last : wall;
  }

  /**
   * Whatever is not as it was: no memory, or a clock that shows less than when the folder was
   * written last. Lab time alone does not tell, because a person may have put it forward.
   */
  List<Trouble> troubles(Instant wall) {
    if (trouble != null) {
      return List.of(trouble);
    }
    Instant written = folder == null ? Instant.EPOCH : lastWritten(folder);
    return written.minus(CLOCK_TOLERANCE).isAfter(wall)
        ? List.of(new Trouble.ClockTurnedBack(wall, written))
        : List.of();
  }

  private static Instant lastWritten(Path folder) {
    Instant latest = Instant.EPOCH;
    for (String name : FILES) {
      try {
        Instant written = Files.getLastModifiedTime(folder.resolve(name)).toInstant();
        latest = written.isAfter(latest) ? written : latest;
      } catch (IOException e) {
        // one that is not there says nothing
      }
    }
    return latest;
  }

  /** Where the built-in client's tokens are kept, if anywhere. */
  @Nullable Path tokenFile() {
    return folder == null ? null : folder.resolve("tokens.json");
  }

  /**
   * Where its encrypted tokens are kept, if anywhere, and their key: in a keychain if there is one.
   */
  LabOptions.@Nullable Encrypted encrypted() {
    if (folder == null) {
      return null;
    }
    String os = System.getProperty("os.name", "");
    Map<String, String> environment = System.getenv();
    Path file = folder.resolve("tokens.enc").toAbsolutePath();
    return new LabOptions.Encrypted(
        file,
        Keychain.find(os, environment, file.toString())
            .or(() -> DataProtection.find(os, environment, folder.resolve("tokens.key.sealed")))
            .orElseGet(() -> new KeyFile(folder.resolve("tokens.key"))));
  }

  /** The store that was used last: a session goes on where it was left. */
  StoreKind store() {
    return folder != null && Files.exists(folder.resolve("tokens.enc"))
        ? StoreKind.ENCRYPTED_FILE
        : StoreKind.FILE;
  }

  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.close();
    }
  }
}
