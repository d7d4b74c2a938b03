package dev.tokenscope.view;

import dev.tokenscope.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/**
 * Loads panes in one language.
 *
 * @param texts what {@code %key} stands for
 */
record Fxml(Texts texts) {

  /**
   * One pane.
   *
   * @param name beside this class and without its ending, for example {@code log/Log}
   * @param controller to which it is bound
   */
  Parent load(String name, Object controller) {
    URL place =
        Objects.requireNonNull(
            Fxml.class.getResource(name + ".fxml"), () -> name + ".fxml is missing.");
    FXMLLoader loader = new FXMLLoader(place, texts.bundle());
    loader.setControllerFactory(_ -> controller);
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException(name + ".fxml cannot be loaded.", e);
    }
  }
}
