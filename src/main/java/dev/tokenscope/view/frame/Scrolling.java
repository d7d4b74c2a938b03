package dev.tokenscope.view.frame;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;
import org.jspecify.annotations.Nullable;

/**
 * Something as wide as its place that is scrolled where it is higher. The toolkit keeps a picture
 * of what is scrolled, and paints the whole of it anew for each digit of a countdown that changes;
 * here only what has changed is painted.
 */
public final class Scrolling extends ScrollPane {

  /**
   * Scrolls.
   *
   * @param content what is scrolled; it gets the width of the place
   */
  public Scrolling(Node content) {
    this();
    setContent(content);
  }

  /** Scrolls what it is given later. */
  public Scrolling() {
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    skinProperty().subscribe(this::paintWhatChanged);
  }

  private void paintWhatChanged(@Nullable Skin<?> skin) {
    if (skin != null) {
      for (Node part : getChildren()) {
        part.setCache(false);
      }
    }
  }
}
