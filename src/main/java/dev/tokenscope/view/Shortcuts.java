package dev.tokenscope.view;

import dev.tokenscope.text.Language;
import dev.tokenscope.view.toolbar.ToolbarViewModel;
import dev.tokenscope.view.toolbar.ToolbarViewModel.Skip;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Keys for everything that can be asked for. */
final class Shortcuts {

  private static final Map<KeyCode, Consumer<Layout>> KEYS =
      Map.ofEntries(
          Map.entry(KeyCode.L, Shortcuts::logInOrOut),
          Map.entry(KeyCode.ENTER, layout -> layout.toolbar().makeCall()),
          Map.entry(KeyCode.B, layout -> layout.toolbar().burst()),
          Map.entry(KeyCode.R, layout -> layout.toolbar().repeat()),
          Map.entry(KeyCode.P, layout -> layout.toolbar().pauseOrResume()),
          Map.entry(KeyCode.E, layout -> layout.toolbar().skip(Skip.AFTER_ACCESS)),
          Map.entry(KeyCode.F, layout -> layout.log().focusFilter()),
          Map.entry(KeyCode.K, Shortcuts::otherLanguage),
          Map.entry(KeyCode.T, Shortcuts::otherTheme));

  private static final KeyCode[] SPEEDS = {
    KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5
  };

  private Shortcuts() {}

  /** Binds the keys to whatever layout there is when they are pressed. */
  static void install(Scene scene, Supplier<Layout> layout) {
    KEYS.forEach((key, action) -> bind(scene, key, () -> action.accept(layout.get())));
    for (int i = 0; i < SPEEDS.length; i++) {
      int speed = ToolbarViewModel.SPEEDS.get(i);
      bind(scene, SPEEDS[i], () -> layout.get().toolbar().speed(speed));
    }
    // only where no control wants the space for itself
    scene.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.SPACE && !event.isShortcutDown()) {
            layout.get().toolbar().pauseOrResume();
            event.consume();
          }
        });
  }

  private static void bind(Scene scene, KeyCode key, Runnable action) {
    scene.getAccelerators().put(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN), action);
  }

  private static void logInOrOut(Layout layout) {
    if (layout.toolbar().shown().get().loggedIn()) {
      layout.toolbar().logOut();
    } else {
      layout.login().logIn();
    }
  }

  private static void otherLanguage(Layout layout) {
    layout
        .choices()
        .language()
        .set(
            layout.choices().language().get() == Language.KOREAN
                ? Language.ENGLISH
                : Language.KOREAN);
  }

  private static void otherTheme(Layout layout) {
    layout
        .choices()
        .theme()
        .set(layout.choices().theme().get() == Theme.DARK ? Theme.LIGHT : Theme.DARK);
  }
}
