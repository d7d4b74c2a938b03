package dev.tokenscope.app.command;

import javafx.animation.AnimationTimer;

/**
 * Tells when the window can be used: shown, painted once, and answering. A pulse lays out and
 * paints after its animations ran, and the next one begins only when that is done, so the second
 * beginning of a pulse is the first moment at which something can be seen.
 */
final class FirstPaint extends AnimationTimer {

  private final Runnable then;
  private boolean laidOut;

  private FirstPaint(Runnable then) {
    this.then = then;
  }

  /** Runs something once, on the thread of the window, after the window's first paint. */
  static void then(Runnable task) {
    new FirstPaint(task).start();
  }

  @Override
  public void handle(long now) {
    if (laidOut) {
      stop();
      then.run();
    }
    laidOut = true;
  }
}
