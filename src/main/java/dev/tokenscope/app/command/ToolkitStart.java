package dev.tokenscope.app.command;

import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Fonts;
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

  private final Texts texts;

  private ToolkitStart(Texts texts) {
    this.texts = texts;
  }

  /**
   * Begins.
   *
   * @param texts in which it says that there can be no window
   */
  static ToolkitStart begin(Texts texts) {
    ToolkitStart start = new ToolkitStart(texts);
    Thread.ofPlatform().name("toolkit start").daemon().start(start::startUp);
    return start;
  }

  private void startUp() {
    try {
      Platform.startup(this::onThreadOfTheWindow);
    } catch (RuntimeException | LinkageError e) {
      failure.completeExceptionally(
          new Failure(1, texts.get("start.window.impossible", String.valueOf(e.getMessage()))));
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
   * @throws RuntimeException what came in the way, of JavaFX or of the task
   */
  void run(Runnable onThreadOfTheWindow, CompletableFuture<Void> done) {
    task.complete(onThreadOfTheWindow);
    try {
      CompletableFuture.anyOf(done, failure).join();
    } catch (CompletionException e) {
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
}
