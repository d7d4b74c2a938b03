package dev.tokenscope.app;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.lab.LabOptions;
import dev.tokenscope.text.Language;
import dev.tokenscope.view.LabAccess;
import dev.tokenscope.view.Lookup;
import dev.tokenscope.view.MainWindow;
import dev.tokenscope.view.Theme;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/** The real window over a real laboratory whose clock stands: what every journey begins with. */
public final class Journey implements AutoCloseable {

  /** When it begins, in lab time. */
  static final Instant START = Instant.parse("2026-11-01T09:00:00Z");

  private static final long PATIENCE_MS = 20_000;

  private final Lab lab;
  private final MainWindow window;

  private Journey(Lab lab, MainWindow window) {
    this.lab = lab;
    this.window = window;
  }

  /**
   * Opens the window, 1280 × 800 pixels, in English and light; on the thread of the window.
   *
   * @param first what is asked for before the window opens, one after the other
   */
  static Journey begin(Stage stage, Settings settings, Intent... first) throws IOException {
    InstantSource wall = InstantSource.fixed(START);
    Lab lab = new Lab(LabOptions.forTests(settings), LabClock.standing(START), wall);
    lab.start();
    for (Intent intent : first) {
      lab.ask(intent).join();
    }
    MainWindow window = new MainWindow(LabAccess.of(lab, wall), Language.ENGLISH, Theme.LIGHT);
    show(window, stage);
    return new Journey(lab, window);
  }

  /** Shows a window where the screen of the headless platform, which is small, leaves it whole. */
  public static void show(MainWindow window, Stage stage) {
    window.show(stage);
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(1280);
    stage.setHeight(800);
  }

  Lab lab() {
    return lab;
  }

  MainWindow window() {
    return window;
  }

  /** Asks past the window, as a program beside it does. */
  CompletableFuture<Outcome> ask(Intent intent) {
    return lab.ask(intent);
  }

  CompletableFuture<Outcome> call() {
    return ask(new Intent.Call(ApiCall.ORDERS));
  }

  long happened(Class<? extends Event> what) {
    return lab.journal().since(0).stream().filter(entry -> what.isInstance(entry.event())).count();
  }

  /** Does what a menu item does. */
  void act(String id) {
    fx(() -> window.act(id));
  }

  Node node(String id) {
    return Lookup.the(window.scene(), id);
  }

  boolean seen(String id) {
    return Lookup.isSeen(window.scene(), id);
  }

  /** What a label or a button says; empty while it is not there. */
  String text(String id) {
    return Lookup.find(window.scene(), id)
        .filter(Labeled.class::isInstance)
        .map(node -> ((Labeled) node).getText())
        .orElse("");
  }

  static <T> T fx(Callable<T> task) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MS, task);
  }

  static void fx(Runnable task) {
    WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MS, task);
  }

  /** Waits until something is so, and until the window has followed. */
  public static void until(BooleanSupplier what) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS, what::getAsBoolean);
    } catch (TimeoutException e) {
      throw new AssertionError("It did not happen within 20 s.", e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Override
  public void close() {
    window.close();
    lab.close();
  }
}
