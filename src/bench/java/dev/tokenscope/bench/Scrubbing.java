package dev.tokenscope.bench;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.text.Language;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.LabAccess;
import dev.tokenscope.view.MainWindow;
import dev.tokenscope.view.Painting;
import dev.tokenscope.view.Playhead;
import dev.tokenscope.view.Story;
import dev.tokenscope.view.Theme;
import dev.tokenscope.view.Viewpoint;
import dev.tokenscope.view.canvas.CanvasPane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/**
 * The window over a long journal while its playhead is dragged: how long a moment of the past takes
 * to be folded, painted and presented; and the same window while traffic is busy, because there is
 * one platform in a process. The platform needs no display and paints in software.
 */
final class Scrubbing implements Figure {

  private static final int ENTRIES = 100_000;
  private static final int MOMENTS = 300;
  // so long until the JVM has compiled what a moment takes, on two cores
  private static final int WARM_UP = 1000;
  private static final long DRAG_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  @Override
  public List<String> names() {
    return List.of(
        "view.scrub_ms_p95",
        "view.frame_ms_p95",
        "view.scrub_fps",
        "view.heap_mb",
        "view.live_fps",
        "view.live_growth_mb");
  }

  @Override
  public List<Reading> measure() throws Exception {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    Painting.prepare();
    try (ClientLab lab = new ClientLab(RefreshStyle.ENDPOINT)) {
      fill(lab, ENTRIES);
      Journal journal = lab.journal();
      CompletableFuture<Void> started = new CompletableFuture<>();
      Platform.startup(() -> started.complete(null));
      // between the two windows there is none
      Platform.setImplicitExit(false);
      started.get(60, TimeUnit.SECONDS);
      MainWindow window = onWindow(() -> open(LabAccess.replay(journal)));
      List<Reading> readings = new ArrayList<>();
      readings.addAll(jump(window, journal));
      readings.add(drag(window, journal));
      fill(lab, Journal.ENTRIES_MAX);
      readings.add(heap(window));
      close(window);
      MainWindow live = onWindow(() -> open(lab.access()));
      readings.addAll(LiveTraffic.measure(lab, live));
      close(live);
      return readings;
    } finally {
      Platform.exit();
    }
  }

  private static void fill(ClientLab lab, int entries) {
    int calls = 0;
    while (lab.journal().lastSeq() < entries) {
      calls++;
      if (calls % 50 == 0) {
        lab.server().expireAll(TokenType.ACCESS);
      }
      ClientLab.check(lab.client().call(ApiCall.ORDERS, 0));
    }
  }

  private static void close(MainWindow window) throws Exception {
    onWindow(
        () -> {
          window.close();
          window.scene().getWindow().hide();
          return window;
        });
  }

  private static MainWindow open(LabAccess access) {
    MainWindow window = new MainWindow(access, Language.ENGLISH, Theme.LIGHT);
    Stage stage = new Stage();
    window.show(stage);
    stage.setWidth(WIDTH);
    stage.setHeight(HEIGHT);
    return window;
  }

  /** From any moment to any other. */
  private static List<Reading> jump(MainWindow window, Journal journal) throws Exception {
    List<Double> shown = new ArrayList<>();
    List<Double> frames = new ArrayList<>();
    Random random = new Random(1);
    List<Entry> entries = journal.since(0);
    Pulses pulses = onWindow(Pulses::new);
    try (Story story = new Story(journal)) {
      story.add(entries);
      for (int i = 0; i < WARM_UP + MOMENTS; i++) {
        Entry to = entries.get(random.nextInt(entries.size()));
        long start = System.nanoTime();
        story.at(Viewpoint.of(new Playhead.Past(to.seq(), to.at()), to.at(), 0, ""), Duration.ZERO);
        long folded = System.nanoTime() - start;
        long presented = present(window, pulses, to);
        long painted = onWindow(() -> paint(window));
        if (i >= WARM_UP) {
          shown.add((folded + presented) / 1e6);
          frames.add((folded + painted) / 1e6);
        }
      }
    }
    onWindow(
        () -> {
          pulses.stop();
          return pulses;
        });
    return List.of(
        p95(
            "view.scrub_ms_p95",
            shown,
            Goal.atMost(16),
            "from any moment of 100,000 entries to any other: folding, every pane, styles, layout and"
                + " the painting of the whole window, without the wait for the next pulse"),
        p95(
            "view.frame_ms_p95",
            frames,
            Goal.atMost(8),
            "folding a moment of 100,000 entries, drawing and painting sequence and lifelines, and"
                + " a synchronous snapshot of both"));
  }

  /** When the pulse began that is under way. */
  private static final class Pulses extends AnimationTimer {
    private long began;

    Pulses() {
      start();
    }

    @Override
    public void handle(long now) {
      began = System.nanoTime();
    }
  }

  /** From the beginning of the pulse that shows a moment until the renderer has painted it. */
  private static long present(MainWindow window, Pulses pulses, Entry to) throws Exception {
    CompletableFuture<Long> seen = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          window.playhead().to(to.seq(), to.at());
          window.whenShown(
              () -> {
                long began = pulses.began;
                afterLayout(
                    window,
                    () -> {
                      // waits for the renderer
                      new Region().snapshot(null, null);
                      seen.complete(System.nanoTime() - began);
                    });
              });
        });
    return seen.get(60, TimeUnit.SECONDS);
  }

  private static void afterLayout(MainWindow window, Runnable task) {
    Runnable once =
        new Runnable() {
          @Override
          public void run() {
            window.scene().removePostLayoutPulseListener(this);
            Platform.runLater(task);
          }
        };
    window.scene().addPostLayoutPulseListener(once);
  }

  /** Draws both anew, paints them, and waits for the pictures. */
  private static long paint(MainWindow window) {
    // what is painted for the screen at this moment is another frame: a picture waits for it
    new Region().snapshot(null, null);
    List<CanvasPane> canvases =
        Stream.of("#sequence", "#lifelines")
            .map(id -> Objects.requireNonNull(window.scene().lookup(id), id))
            .flatMap(pane -> pane.lookupAll(".canvas-pane").stream())
            .map(CanvasPane.class::cast)
            .toList();
    if (canvases.size() != 2) {
      throw new IllegalStateException("There are " + canvases.size() + " canvases.");
    }
    long start = System.nanoTime();
    canvases.forEach(CanvasPane::redraw);
    canvases.forEach(canvas -> canvas.snapshot(null, null));
    return System.nanoTime() - start;
  }

  /** How many moments are presented in a second of dragging, one asked for when one was seen. */
  private static Reading drag(MainWindow window, Journal journal) throws Exception {
    List<Entry> entries = journal.since(0);
    List<Double> perSecond = new ArrayList<>();
    for (int run = 0; run < 3; run++) {
      int seen = 0;
      long start = System.nanoTime();
      while (System.nanoTime() - start < DRAG_NANOS) {
        Entry to = entries.get((seen * 331 + run) % entries.size());
        CompletableFuture<Void> shown = new CompletableFuture<>();
        Platform.runLater(
            () -> {
              window.playhead().to(to.seq(), to.at());
              window.whenShown(() -> shown.complete(null));
            });
        shown.get(60, TimeUnit.SECONDS);
        seen++;
      }
      perSecond.add(seen * 1e9 / (System.nanoTime() - start));
    }
    return Reading.of(
        "view.scrub_fps",
        new Series(perSecond),
        "1/s",
        Goal.atLeast(50),
        "moments presented in a second while the playhead is dragged over 100,000 entries");
  }

  private static Reading heap(MainWindow window) throws Exception {
    CompletableFuture<Void> shown = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          window.playhead().live();
          window.whenShown(() -> shown.complete(null));
        });
    shown.get(60, TimeUnit.SECONDS);
    Runtime runtime = Runtime.getRuntime();
    List<Double> used = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      System.gc();
      used.add((runtime.totalMemory() - runtime.freeMemory()) / 1e6);
    }
    return Reading.of(
        "view.heap_mb",
        new Series(used),
        "MB",
        Goal.atMost(300),
        "heap after a collection with 200,000 entries and the window open; the bench, its server"
            + " and its client are in the same heap");
  }

  private static Reading p95(String name, List<Double> values, Goal goal, String note) {
    List<Double> sorted = values.stream().sorted().toList();
    double value = sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
    return new Reading(
        name, value, "ms", sorted.getFirst(), sorted.getLast(), sorted.size(), goal, note);
  }

  private interface Task<T> {
    T run();
  }

  private static <T> T onWindow(Task<T> task) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            done.complete(task.run());
          } catch (RuntimeException e) {
            done.completeExceptionally(e);
          }
        });
    return done.get(120, TimeUnit.SECONDS);
  }
}
