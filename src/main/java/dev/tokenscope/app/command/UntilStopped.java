package dev.tokenscope.app.command;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * Work that Ctrl+C asks to come to its end, and whose exit status counts all the same: the JVM
 * would say 130 instead.
 */
final class UntilStopped {

  private UntilStopped() {}

  /** Work that ends soon after it was asked to. */
  interface Work {
    int run(CompletableFuture<Void> stop) throws IOException, InterruptedException;
  }

  static int run(Work work) throws IOException, InterruptedException {
    CompletableFuture<Void> stop = new CompletableFuture<>();
    CompletableFuture<Integer> status = new CompletableFuture<>();
    Thread onSignal =
        new Thread(
            () -> {
              stop.complete(null);
              Runtime.getRuntime().halt(status.join());
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(onSignal);
    try {
      int result = work.run(stop);
      status.complete(result);
      return result;
    } finally {
      // whatever went wrong, nobody waits for a status that will not come
      status.complete(Failure.USAGE);
      if (!stop.isDone()) {
        forget(onSignal);
      }
    }
  }

  private static void forget(Thread onSignal) {
    try {
      Runtime.getRuntime().removeShutdownHook(onSignal);
    } catch (IllegalStateException e) {
      // the signal came just now, and gets its status
      assert onSignal.isAlive() : e;
    }
  }
}
