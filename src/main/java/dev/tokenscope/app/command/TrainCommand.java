package dev.tokenscope.app.command;

import dev.tokenscope.app.StartCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Makes the cache that lets the next window open sooner; started when a window was closed. */
@Command(
    name = TrainCommand.NAME,
    hidden = true,
    description = "Makes the cache that lets the next window open sooner.")
public final class TrainCommand implements Callable<Integer> {

  static final String NAME = "train-start";

  @Override
  public Integer call() throws IOException, InterruptedException {
    StartCache cache =
        StartCache.ofThisStart()
            .orElseThrow(
                () ->
                    new Failure(
                        Failure.USAGE,
                        "Where the cache shall be is told by -D" + StartCache.PROPERTY + "=FILE."));
    Path folder = Files.createTempDirectory("tokenscope-rehearsal");
    try {
      return cache.train(Rehearsal.arguments(folder)) ? 0 : 1;
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
