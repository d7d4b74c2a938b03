package dev.tokenscope.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * The packaged window, and those it is measured against, all started as {@code run.sh} starts the
 * window: from modules, each with the cache that it was trained for, on the platform that needs no
 * display.
 */
final class Windows implements AutoCloseable {

  private static final String SHOWN = "the window is shown";
  private static final int PATIENCE_SECONDS = 300;

  private final Path app = Path.of(System.getProperty("bench.app"));
  private final Path libraries = app.resolve("lib");
  private final Path folder = Files.createTempDirectory("tokenscope-bench");
  private int started;

  Windows() throws IOException {}

  /** One kind of start. */
  record Kind(List<String> path, List<String> cache, List<String> module) {
    List<String> command(List<String> more) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(path);
      command.addAll(cache);
      command.addAll(
          List.of(
              "-XX:-PrintWarnings",
              "-XX:ThreadPriorityPolicy=1",
              "-XX:CompilerThreadPriority=10",
              "-Dglass.platform=Headless",
              "-Dprism.order=sw",
              "-Duser.language=en",
              "-Dtokenscope.says.when.shown=true"));
      command.addAll(module);
      command.addAll(more);
      return command;
    }

    Kind without() {
      return new Kind(path, List.of(), module);
    }
  }

  /** TokenScope's window, with its cache. */
  Kind ours() throws IOException, InterruptedException {
    Kind plain =
        new Kind(
            List.of(
                "--enable-native-access=javafx.graphics",
                "--module-path",
                app + File.pathSeparator + libraries),
            List.of(),
            List.of("-m", "dev.tokenscope/dev.tokenscope.app.Main"));
    Path cache = folder.resolve("start-ours.aot");
    Kind training =
        new Kind(plain.path(), List.of("-Dtokenscope.start.cache=" + cache), plain.module());
    run(training.command(List.of("train-start")));
    return new Kind(plain.path(), using(cache), plain.module());
  }

  /**
   * A window with the same look that is no part of TokenScope, with its cache.
   *
   * @param name of its class, in {@code src/bench/peers/window}
   */
  Kind peer(String name) throws IOException, InterruptedException {
    List<String> path =
        List.of(
            "--enable-native-access=javafx.graphics",
            "--module-path",
            peers() + File.pathSeparator + libraries);
    List<String> module = List.of("-m", "peers/peers." + name);
    Path cache = folder.resolve("start-" + name + ".aot");
    run(
        new Kind(path, List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:disable"), module)
            .command(List.of("close")));
    return new Kind(path, using(cache), module);
  }

  /** Where their module is, made when it is asked for first. */
  private Path peers() throws IOException {
    Path made = folder.resolve("peers");
    if (Files.notExists(made)) {
      Path sources = Path.of(System.getProperty("bench.peers.window"));
      Path classes = folder.resolve("classes");
      List<String> compile =
          new ArrayList<>(List.of("--module-path", libraries.toString(), "-d", classes.toString()));
      try (Stream<Path> files = Files.walk(sources)) {
        files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(compile::add);
      }
      tool("javac", compile.toArray(String[]::new));
      Path jar = Files.createDirectories(made).resolve("peers.jar");
      tool("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
    }
    return made;
  }

  private static List<String> using(Path cache) throws IOException {
    if (!Files.exists(cache)) {
      throw new IOException("This JVM makes no start cache, so there is nothing to compare.");
    }
    return List.of("-XX:AOTCache=" + cache, "-XX:+VerifySharedSpaces", "-Xlog:aot*=off");
  }

  private static void tool(String name, String... arguments) throws IOException {
    int status = ToolProvider.findFirst(name).orElseThrow().run(System.err, System.err, arguments);
    if (status != 0) {
      throw new IOException(name + " failed.");
    }
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("It does not end: " + command);
    }
  }

  /** Starts one that remembers nothing, and waits until it is shown. */
  Subject open(List<String> command) throws IOException {
    started++;
    String memory = folder.resolve("memory-" + started).toString();
    Subject window =
        Subject.start(
            command,
            Map.of("XDG_DATA_HOME", memory, "XDG_CONFIG_HOME", memory, "XDG_STATE_HOME", memory));
    BufferedReader lines = window.output();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals(SHOWN)) {
        return window;
      }
    }
    window.close();
    throw new IOException("The window was not shown.");
  }

  /** How long it takes until it is shown, in milliseconds. */
  double millisToOpen(List<String> command) throws IOException {
    long start = System.nanoTime();
    try (Subject window = open(command)) {
      long taken = System.nanoTime() - start;
      return window.process().isAlive() ? taken / 1e6 : Double.NaN;
    }
  }

  @Override
  public void close() throws IOException {
    Folder.delete(folder);
  }
}
