package dev.tokenscope.app;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM remembers of the classes of an earlier start (JEP 514), which halves the next one.
 * The start script names the file by the jars and the JDK, and gives it to the JVM if it is there;
 * this class makes it after a window was closed, in a process of its own.
 *
 * <p>The file can be deleted at any time. A JVM that cannot use it starts without it.
 *
 * @param file where it is, absolute; its folder holds nothing but such files and JDKs
 */
public record StartCache(Path file) {

  /** The system property by which the start script tells where the cache is or shall be. */
  public static final String PROPERTY = "tokenscope.start.cache";

  private static final String SUFFIX = ".aot";
  private static final String PART = ".part";
  private static final int KEPT = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final boolean WINDOWS = File.separatorChar == '\\';

  /** The cache of this start; none where the program was not started by its script. */
  public static Optional<StartCache> ofThisStart() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .filter(it -> !it.isBlank())
        .map(it -> new StartCache(Path.of(it)));
  }

  /**
   * Lets another process see to it that there is a cache, and does not wait for it.
   *
   * @param command what that process is started with, a call of {@link #train} at its other end
   */
  public void trainInBackground(String... command) {
    try {
      start(java(List.of("-XX:TieredStopAtLevel=1", "-D" + PROPERTY + "=" + file), command));
    } catch (IOException e) {
      System.getLogger(StartCache.class.getName())
          .log(System.Logger.Level.DEBUG, "The start cache cannot be trained.", e);
    }
  }

  /**
   * Makes the cache, unless there is one that the JVM can use, another process is making it, or it
   * could not be made before. It is written beside and moved, and older ones are deleted.
   *
   * @param rehearsal the arguments of a run that does what a start does, and ends by itself
   * @return whether there is one now
   */
  public boolean train(List<String> rehearsal) throws IOException, InterruptedException {
    Path failed = beside(".failed");
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path locked = file.resolveSibling("training.lock");
    try (FileChannel channel =
            FileChannel.open(locked, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel)) {
      if (lock == null || Files.exists(failed)) {
        return false;
      }
      if (works(file)) {
        return true;
      }
      Path part = beside(PART);
      boolean made = make(part, rehearsal) && works(part);
      if (made) {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.writeString(failed, "This JVM could not make a start cache; it is not tried again.");
      }
      deleteOlder();
      return made;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private boolean make(Path part, List<String> rehearsal) throws IOException, InterruptedException {
    List<String> options = new ArrayList<>();
    options.add("-XX:AOTCacheOutput=" + part);
    options.add("-Dglass.platform=Headless");
    options.add("-Dprism.order=sw");
    return succeeds(java(options, rehearsal.toArray(String[]::new)));
  }

  /** Whether a JVM starts with it, told to rather fail than start without. */
  private static boolean works(Path cache) throws IOException, InterruptedException {
    return Files.exists(cache)
        && succeeds(
            java(
                List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on", "-XX:+VerifySharedSpaces"),
                "--version"));
  }

  /** The same module path and options as the start script's, or the JVM would refuse the cache. */
  private static List<String> java(List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    if (!WINDOWS) {
      command.addAll(List.of("nice", "-n", "19"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=javafx.graphics");
    command.addAll(List.of("--module-path", System.getProperty("jdk.module.path", "")));
    command.add("-Xlog:disable");
    command.addAll(options);
    command.addAll(List.of("-m", "dev.tokenscope/dev.tokenscope.app.Main"));
    command.addAll(List.of(arguments));
    return command;
  }

  private static boolean succeeds(List<String> command) throws IOException, InterruptedException {
    Process process = start(command);
    if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      return process.exitValue() == 0;
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    return false;
  }

  private static Process start(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    // what is meant for the program itself, a debugger for example, would spoil the cache
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /** A few are kept, for other checkouts and other JDKs; what was broken off is not. */
  private void deleteOlder() throws IOException {
    for (Path old : files(SUFFIX).skip(KEPT).toList()) {
      Files.deleteIfExists(old);
    }
    for (Path brokenOff : files(SUFFIX + PART, SUFFIX + PART + ".config").toList()) {
      Files.deleteIfExists(brokenOff);
    }
  }

  /** The files beside this one that end so, the newest first. */
  private Stream<Path> files(String... suffixes) throws IOException {
    try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
      return files
          .filter(it -> Stream.of(suffixes).anyMatch(it.toString()::endsWith))
          .sorted(Comparator.comparing(StartCache::written).reversed())
          .toList()
          .stream();
    }
  }

  private static FileTime written(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path beside(String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }
}
