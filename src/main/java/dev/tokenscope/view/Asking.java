package dev.tokenscope.view;

import dev.tokenscope.intent.Intent;
import dev.tokenscope.journal.Outcome;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;

/** Sends intents to the laboratory, and makes a sentence of it when one could not be followed. */
public final class Asking {

  private final Function<Intent, CompletableFuture<Outcome>> lab;
  private final Consumer<Runnable> window;
  private final Consumer<String> onTrouble;

  /**
   * A way to the laboratory.
   *
   * @param lab takes the intents
   * @param window runs something on the thread of the window
   * @param onTrouble is told, there, what went wrong; the empty text when an intent is sent
   */
  public Asking(
      Function<Intent, CompletableFuture<Outcome>> lab,
      Consumer<Runnable> window,
      Consumer<String> onTrouble) {
    this.lab = lab;
    this.window = window;
    this.onTrouble = onTrouble;
  }

  /** Asks for something. */
  public void ask(Intent intent) {
    ask(intent, () -> {});
  }

  /** Asks for something, and does something on the thread of the window when that is over. */
  public void ask(Intent intent, Runnable whenOver) {
    onTrouble.accept("");
    CompletableFuture<Outcome> answer;
    try {
      answer = lab.apply(intent);
    } catch (IllegalArgumentException | IllegalStateException e) {
      answer = CompletableFuture.failedFuture(e);
    }
    var _ =
        answer.whenComplete(
            (_, trouble) ->
                window.accept(
                    () -> {
                      whenOver.run();
                      if (trouble != null) {
                        onTrouble.accept(sentence(trouble));
                      }
                    }));
  }

  /** Does some work beside the thread of the window, and something with its result on it. */
  public <T> void aside(Callable<T> work, Consumer<T> then) {
    onTrouble.accept("");
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                T result = work.call();
                window.accept(() -> then.accept(result));
              } catch (Exception e) {
                window.accept(() -> onTrouble.accept(sentence(e)));
              }
            });
  }

  private static String sentence(Throwable trouble) {
    Throwable cause =
        trouble instanceof CompletionException && trouble.getCause() != null
            ? trouble.getCause()
            : trouble;
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }
}
