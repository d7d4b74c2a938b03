package dev.tokenscope.app.command;

import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Fonts;
import dev.tokenscope.view.Painting;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;

/**
 * Starts JavaFX on a thread of its own, because that takes as long as opening the laboratory, and a
 * person waits for both. Close it when nothing comes of the window.
 */
final class ToolkitStart implements AutoCloseable {

  private final CompletableFuture<Runnable> task = new CompletableFuture<>();
  private final CompletableFuture<Void> failure = new CompletableFuture<>();

  private ToolkitStart() {}

  /** Begins. */
  static ToolkitStart begin() {
    ToolkitStart start = new ToolkitStart();
    Thread.ofPlatform().name("toolkit start").daemon().start(start::startUp);
    return start;
  }

  /**
   * Has the toolkit, which has not begun yet, touch no display; then every computer paints the
   * same.
   */
  static void withoutDisplay() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("prism.lcdtext", "false");
    Painting.prepare();
  }

  /** Linux without a display server has no window; JavaFX would only say so with a stack trace. */
  static boolean isPossible() {
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    return !linux
        || "Headless".equals(System.getProperty("glass.platform"))
        || isSet("DISPLAY")
        || isSet("WAYLAND_DISPLAY");
  }

  private static boolean isSet(String variable) {
    String value = System.getenv(variable);
    return value != null && !value.isBlank();
  }

  private void startUp() {
    Painting.prepare();
    try {
      Platform.startup(this::onThreadOfTheWindow);
    } catch (RuntimeException | LinkageError e) {
      failure.completeExceptionally(new Impossible(e));
    }
  }

  private void onThreadOfTheWindow() {
    try {
      Fonts.load();
      task.join().run();
    } catch (RuntimeException | Error e) {
      failure.completeExceptionally(e);
    }
  }

  /**
   * Runs something on the thread of the window and waits for the future it completes.
   *
   * @param texts in which it says that there can be no window
   * @throws RuntimeException what came in the way, of JavaFX or of the task
   */
  void run(Runnable onThreadOfTheWindow, CompletableFuture<Void> done, Texts texts) {
    task.complete(onThreadOfTheWindow);
    try {
      CompletableFuture.anyOf(done, failure).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Impossible impossible) {
        String why = String.valueOf(impossible.getCause().getMessage());
        throw new Failure(1, texts.get("start.window.impossible", why));
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    task.complete(() -> {});
    Platform.exit();
  }

  /** JavaFX does not start. */
  private static final class Impossible extends RuntimeException {
    private static final long serialVersionUID = 1;

    Impossible(Throwable why) {
      super(why);
    }

    @Override
    public synchronized Throwable getCause() {
      return Objects.requireNonNull(super.getCause());
    }
  }
}
