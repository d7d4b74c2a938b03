package dev.tokenscope.view;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * The dialogue of this computer in which a place for a file is chosen; begins where it was last.
 */
final class SaveDialogue implements Destination {

  private @Nullable File last;

  @Override
  public Optional<Path> ask(String title, String name) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(name);
    // a folder that is gone by now would be refused
    if (last != null && last.isDirectory()) {
      chooser.setInitialDirectory(last);
    }
    File chosen = chooser.showSaveDialog(inFront());
    if (chosen == null) {
      return Optional.empty();
    }
    last = chosen.getParentFile();
    return Optional.of(chosen.toPath());
  }

  private static @Nullable Window inFront() {
    return Window.getWindows().stream()
        .filter(Stage.class::isInstance)
        .filter(Window::isShowing)
        .findFirst()
        .orElse(null);
  }
}
