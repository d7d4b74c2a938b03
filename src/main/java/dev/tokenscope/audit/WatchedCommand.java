package dev.tokenscope.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A command that drives a client while it is watched: a browser test, a device farm. Nothing is
 * asked of it. It is ended with everything it started.
 */
public final class WatchedCommand implements AutoCloseable {

  private final Process process;
  private final ProcessTree tree;

  /**
   * Starts it.
   *
   * @param command and its arguments
   * @param folder to start it in
   * @param surroundings what it is told in its environment
   * @param more further variables
   * @param chatter is told what it prints, line by line
   * @throws SubjectBroken when it cannot be started
   */
  public WatchedCommand(
      List<String> command,
      Path folder,
      Surroundings surroundings,
      Map<String, String> more,
      Consumer<String> chatter) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(surroundings.environment());
    builder.environment().putAll(more);
    try {
      process = builder.start();
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new SubjectBroken(Breakdown.NOT_STARTED, String.valueOf(e.getMessage()));
    }
    tree = new ProcessTree(process, "TOKENSCOPE_STATE_DIR=" + surroundings.stateDir());
    InputStream output = process.getInputStream();
    Thread.ofPlatform().daemon().name("watched command").start(() -> pass(output, chatter));
  }

  private static void pass(InputStream from, Consumer<String> chatter) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        chatter.accept(line);
      }
    } catch (IOException e) {
      // it was ended while it spoke
      chatter.accept("");
    }
  }

  /** Its exit status, once it has ended. */
  public CompletableFuture<Integer> end() {
    return process.onExit().thenApply(Process::exitValue);
  }

  @Override
  public void close() {
    tree.end();
  }
}
