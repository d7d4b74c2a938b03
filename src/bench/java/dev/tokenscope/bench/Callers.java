package dev.tokenscope.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Callers that wait for their answers, each on a thread of its own. */
final class Callers {

  private Callers() {}

  /** One call, to its end. */
  interface Call {
    void make() throws Exception;
  }

  /** Each of so many calls again and again for so long; gives back the calls in a second. */
  static double callsPerSecond(int callers, Duration span, Call call) throws Exception {
    long start = System.nanoTime();
    long end = start + span.toNanos();
    long made =
        sum(
            callers,
            () -> {
              long calls = 0;
              while (System.nanoTime() < end) {
                call.make();
                calls++;
              }
              return calls;
            });
    return made * 1e9 / (System.nanoTime() - start);
  }

  /** All at once, each one call; gives back the calls in a second. */
  static double allAtOnce(int callers, Call call) throws Exception {
    long start = System.nanoTime();
    long made =
        sum(
            callers,
            () -> {
              call.make();
              return 1L;
            });
    return made * 1e9 / (System.nanoTime() - start);
  }

  private static long sum(int callers, Callable<Long> caller) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> parts = new ArrayList<>(callers);
      for (int i = 0; i < callers; i++) {
        parts.add(threads.submit(caller));
      }
      long sum = 0;
      for (Future<Long> part : parts) {
        sum += part.get();
      }
      return sum;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
