package dev.tokenscope.view.frame;

import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * The place of a part of the window that comes and goes. The part is made when it comes first: most
 * of the window's parts are not there when it opens, and whoever waits for it does not wait for
 * them. While the part is gone, its place takes no room.
 */
public final class Later extends StackPane {

  /** Kept, because a binding that nobody holds is collected together with who listens to it. */
  private final ObservableValue<Boolean> there;

  /**
   * An empty place.
   *
   * @param there whether the part is there
   * @param make makes it
   */
  public Later(ObservableValue<Boolean> there, Supplier<? extends Node> make) {
    this.there = there;
    this.there.subscribe(
        now -> {
          if (now && getChildren().isEmpty()) {
            getChildren().add(make.get());
          }
          setVisible(now);
          setManaged(now);
        });
  }
}
