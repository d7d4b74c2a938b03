package planted.view;

import javafx.application.Platform;

/** Breaks: one place crosses into JavaFX. */
final class CrossesByItself {
  void cross() {
    Platform.runLater(() -> {});
  }
}
