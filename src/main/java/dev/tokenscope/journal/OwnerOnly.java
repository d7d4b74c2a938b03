package dev.tokenscope.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files that hold secrets: readable by their owner and nobody else, whole or not there. */
public final class OwnerOnly {

  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  /** What {@link #replace} moves, with the process that writes it. */
  private static final Pattern HALF = Pattern.compile(".+\\.([0-9]{1,18})\\.[0-9]+\\.tmp");

  private OwnerOnly() {}

  /** Creates a file and the folders above it, or narrows the rights of one that is there. */
  public static void create(Path file) throws IOException {
    createFolder(folderOf(file));
    try {
      Files.createFile(file, attributes(file, FILE));
    } catch (FileAlreadyExistsException e) {
      if (isPosix(file)) {
        Files.setPosixFilePermissions(file, FILE);
      }
    }
  }

  /** Creates a folder, and those above it, where they are missing. */
  public static void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attributes(folder, FOLDER));
    }
  }

  /**
   * Replaces a file's content so that a reader, or a crash at any moment, sees the old one or the
   * new one: a temporary file, forced to the disk, moved over it.
   */
  public static void replace(Path file, String content) throws IOException {
    Path folder = folderOf(file);
    createFolder(folder);
    long writer = ProcessHandle.current().pid();
    Path temporary = Files.createTempFile(folder, file.getFileName() + "." + writer + ".", ".tmp");
    try {
      if (isPosix(temporary)) {
        Files.setPosixFilePermissions(temporary, FILE);
      }
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      move(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Deletes the halves of files that programs left in a folder when they were killed in the middle
   * of {@link #replace}: they may hold secrets. Those of programs that are running stay.
   */
  public static void clearHalves(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Matcher half = HALF.matcher(file.getFileName().toString());
        if (half.matches() && ProcessHandle.of(Long.parseLong(half.group(1))).isEmpty()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static Path folderOf(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is not a file.");
    }
    return folder;
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> rights) {
    return isPosix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
        : new FileAttribute<?>[0];
  }

  /** Elsewhere the user's profile folder is already closed to others. */
  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
