package dev.tokenscope.wire.client;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A command of the operating system that is told a secret, or tells one, in a few lines: through
 * pipes and never as an argument, which every user of the computer could read.
 *
 * @param name what people call it
 * @param path of the program
 */
record SmallCommand(String name, Path path) {

  private static final long PATIENCE_SECONDS = 60;

  /**
   * What came of it.
   *
   * @param code the exit status
   * @param out what it said
   * @param error what it complained about
   */
  record Said(int code, String out, String error) {}

  /**
   * Runs it to its end.
   *
   * @param input what it reads
   * @throws IOException when it cannot be started, or does not end within a minute
   */
  Said say(String input, List<String> arguments) throws IOException {
    Process process =
        new ProcessBuilder(Stream.concat(Stream.of(path.toString()), arguments.stream()).toList())
            .start();
    try (OutputStream to = process.getOutputStream()) {
      to.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // it ended without listening; its answer says why
    }
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(name + " did not answer within a minute.");
      }
      return new Said(
          process.exitValue(),
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
          new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while " + name + " was asked.", e);
    } finally {
      process.destroy();
    }
  }
}
