package dev.tokenscope.app;

import dev.tokenscope.journal.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One program at a time writes a folder; the lock goes with the process, however it ends. */
public final class FolderLock implements AutoCloseable {

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes a folder, and makes it where it is missing.
   *
   * @return empty when another program has it
   * @throws IOException when it cannot be made or written
   */
  public static Optional<FolderLock> take(Path folder) throws IOException {
    return takeWithin(Duration.ZERO, folder);
  }

  /**
   * The same, for who waits a moment until the other program lets go of it.
   *
   * @param patience at most so long
   */
  public static Optional<FolderLock> takeWithin(Duration patience, Path folder) throws IOException {
    Path file = folder.resolve("lock");
    OwnerOnly.create(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null || (patience.isPositive() && isHad(channel, patience))) {
        return Optional.of(new FolderLock(channel));
      }
    } catch (OverlappingFileLockException e) {
      // this same process has it: to be told like any other
    }
    channel.close();
    return Optional.empty();
  }

  /** Waits on a thread of its own, because a lock can be waited for as long as it takes only. */
  private static boolean isHad(FileChannel channel, Duration patience) {
    CompletableFuture<FileLock> had = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("folder lock")
        .start(
            () -> {
              try {
                had.complete(channel.lock());
              } catch (IOException | RuntimeException e) {
                // it was closed, because nobody waits any longer
                had.completeExceptionally(e);
              }
            });
    try {
      return had.get(patience.toNanos(), TimeUnit.NANOSECONDS).isValid();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
