package dev.tokenscope.view;

import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Finds nodes of a window that goes on making and removing some: asked for on its own thread, so
 * that nobody walks through what is being changed.
 */
public final class Lookup {

  private static final long PATIENCE_MS = 20_000;

  private Lookup() {}

  /** A node, if it is there by now. */
  public static Optional<Node> find(Scene scene, String selector) {
    return Platform.isFxApplicationThread()
        ? Optional.ofNullable(scene.lookup(selector))
        : WaitForAsyncUtils.waitForAsyncFx(
            PATIENCE_MS, () -> Optional.ofNullable(scene.lookup(selector)));
  }

  /** A node that is there. */
  public static Node the(Scene scene, String selector) {
    return find(scene, selector)
        .orElseThrow(() -> new AssertionError("There is no " + selector + "."));
  }

  /** Whether a node is there and can be seen. */
  public static boolean isSeen(Scene scene, String selector) {
    Optional<Node> node = find(scene, selector);
    for (Node up = node.orElse(null); up != null; up = up.getParent()) {
      if (!up.isVisible()) {
        return false;
      }
    }
    return node.isPresent();
  }
}
