package dev.tokenscope.view;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import org.testfx.util.WaitForAsyncUtils;

/** How a test works on the thread of the window, and waits until the window has followed. */
public final class OnWindow {

  private static final int PATIENCE_SECONDS = 60;

  private OnWindow() {}

  /** Does something on the thread of the window, and gives back what comes of it. */
  public static <T> T fx(Callable<T> task) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000L, task);
  }

  /** Does something on the thread of the window. */
  public static void fx(Runnable task) {
    WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000L, task);
  }

  /** Waits for something that another thread does. */
  public static void until(BooleanSupplier what) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, what::getAsBoolean);
    } catch (TimeoutException e) {
      throw new AssertionError("It did not happen within " + PATIENCE_SECONDS + " s.", e);
    }
  }

  /** Waits until the window shows all that happened so far. */
  public static void shown(MainWindow window) {
    boolean[] shown = new boolean[1];
    fx(() -> window.whenShown(() -> shown[0] = true));
    until(() -> shown[0]);
  }

  /** Likewise, and until the layout has followed, so many pulses long. */
  public static void settled(MainWindow window, int pulses) {
    shown(window);
    AtomicInteger seen = new AtomicInteger();
    Runnable count = seen::incrementAndGet;
    fx(() -> window.scene().addPostLayoutPulseListener(count));
    for (int i = 0; i < pulses; i++) {
      int before = seen.get();
      fx(Platform::requestNextPulse);
      until(() -> seen.get() > before);
    }
    fx(() -> window.scene().removePostLayoutPulseListener(count));
  }
}
