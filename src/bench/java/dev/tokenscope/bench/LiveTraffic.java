package dev.tokenscope.bench;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.MainWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/**
 * The window that goes along with busy traffic: real calls over real sockets, of which the journal
 * gets so many entries a second, while every entry before is shown before the next look.
 */
final class LiveTraffic {

  private static final int ENTRIES_PER_SECOND = 5000;
  private static final int SECONDS = 60;

  /** So many calls the lifelines keep; the other projections have reached their bounds before. */
  private static final int CALLS_TO_BOUND = 100_000;

  private static final int CALLS_PER_EXPIRY = 50;

  private final ClientLab lab;
  private final MainWindow window;
  private volatile boolean over;

  private LiveTraffic(ClientLab lab, MainWindow window) {
    this.lab = lab;
    this.window = window;
  }

  /** With a journal that has reached its bound already. */
  static List<Reading> measure(ClientLab lab, MainWindow window) throws Exception {
    return new LiveTraffic(lab, window).measure();
  }

  private List<Reading> measure() throws Exception {
    for (int call = 1; call <= CALLS_TO_BOUND; call++) {
      call(call);
    }
    Thread calls = Thread.ofPlatform().daemon().name("calls").start(this::callSteadily);
    seconds(5);
    double before = heapMb();
    long first = lab.journal().lastSeq();
    long start = System.nanoTime();
    List<Double> perSecond = seconds(SECONDS);
    double rate = (lab.journal().lastSeq() - first) * 1e9 / (System.nanoTime() - start);
    double after = heapMb();
    over = true;
    calls.join();
    List<Double> sorted = perSecond.stream().sorted().toList();
    return List.of(
        new Reading(
            "view.live_fps",
            sorted.get(sorted.size() / 20),
            "1/s",
            sorted.getFirst(),
            sorted.getLast(),
            sorted.size(),
            Goal.atLeast(30),
            "moments presented in each second, 5 % of the seconds left out, while the journal gets "
                + Reading.number(Math.rint(rate))
                + " entries a second of real calls, each moment with everything up to it"),
        Reading.of(
            "view.live_growth_mb",
            new Series(List.of(after - before)),
            "MB",
            Goal.atMost(20),
            "heap after a collection, after 60 seconds of that against before, with a journal of "
                + Journal.ENTRIES_MAX
                + " entries and projections that hold as much as they may"));
  }

  /** How many moments were presented in each second. */
  private List<Double> seconds(int count) throws Exception {
    List<Double> perSecond = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int seen = 0;
      long start = System.nanoTime();
      while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(1)) {
        CompletableFuture<Void> shown = new CompletableFuture<>();
        Platform.runLater(() -> window.whenShown(() -> shown.complete(null)));
        shown.get(300, TimeUnit.SECONDS);
        seen++;
      }
      perSecond.add(seen * 1e9 / (System.nanoTime() - start));
    }
    return perSecond;
  }

  private void callSteadily() {
    long first = lab.journal().lastSeq();
    long start = System.nanoTime();
    for (int call = 1; !over; call++) {
      call(call);
      double ahead =
          (lab.journal().lastSeq() - first) * 1e9 / ENTRIES_PER_SECOND
              - (System.nanoTime() - start);
      if (ahead > 0) {
        LockSupport.parkNanos((long) ahead);
      }
    }
  }

  private void call(int number) {
    if (number % CALLS_PER_EXPIRY == 0) {
      lab.server().expireAll(TokenType.ACCESS);
    }
    ClientLab.check(lab.client().call(ApiCall.ORDERS, 0));
  }

  private static double heapMb() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }
}
