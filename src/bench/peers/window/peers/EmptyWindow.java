package peers;

import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

/** The least that a window can be. */
public final class EmptyWindow extends PeerWindow {

  /** Opens it. */
  public static void main(String... arguments) {
    launch(arguments);
  }

  @Override
  Parent content() {
    return new StackPane();
  }
}
