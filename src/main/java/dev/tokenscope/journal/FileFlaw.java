package dev.tokenscope.journal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What is wrong with a file that the program keeps. */
public enum FileFlaw {
  /** There is no room left on the disk. */
  FULL,
  /** The disk, or the folder, cannot be written by anybody. */
  READ_ONLY,
  /** This user may not. */
  DENIED,
  /** What is in it makes no sense. */
  CORRUPT,
  /** A newer version of the program wrote it. */
  NEWER,
  /** The key that it is encrypted with is gone. */
  KEY_MISSING,
  /** It is for another server. */
  OTHER_SERVER,
  /** The disk does not do what it should. */
  BROKEN;

  // a temporary file of this size could not be written: what is left is as good as nothing
  private static final long ROOM_BYTES = 64 * 1024;

  /**
   * Sorts a failure of the file system.
   *
   * @param failure what it said
   * @param file which file it was about; the disk is asked, because the words of a failure are in
   *     the language of the computer
   */
  public static FileFlaw of(IOException failure, Path file) {
    if (failure instanceof FlawedFile flawed) {
      return flawed.flaw();
    }
    String said = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (said.contains("read-only") || isReadOnly(file)) {
      return READ_ONLY;
    }
    if (said.contains("no space left") || said.contains("quota exceeded") || isFull(file)) {
      return FULL;
    }
    return failure instanceof AccessDeniedException || said.contains("not permitted")
        ? DENIED
        : BROKEN;
  }

  private static boolean isReadOnly(Path file) {
    try {
      return disk(file).isReadOnly();
    } catch (IOException e) {
      // then the disk has nothing to say about itself
      return false;
    }
  }

  private static boolean isFull(Path file) {
    try {
      FileStore disk = disk(file);
      // some file systems have no size at all
      return disk.getTotalSpace() > 0 && disk.getUsableSpace() < ROOM_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  private static FileStore disk(Path file) throws IOException {
    Path there = file.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return Files.getFileStore(there);
  }
}
