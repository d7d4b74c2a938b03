package dev.tokenscope.view.menu;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Makes the keys of actions work, also those that no menu item shows. */
public final class Keys {

  /** The style class of a control that is pressed by Enter and Space whatever comes first. */
  public static final String KEEPS_KEYS = "keeps-keys";

  private Keys() {}

  /** With Ctrl, or with Command on a Mac. */
  public static KeyCodeCombination shortcut(KeyCode key) {
    return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
  }

  /** With Ctrl and Shift. */
  public static KeyCodeCombination shifted(KeyCode key) {
    return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  }

  /** With Alt. */
  public static KeyCodeCombination alt(KeyCode key) {
    return new KeyCodeCombination(key, KeyCombination.ALT_DOWN);
  }

  /** By itself. */
  public static KeyCodeCombination plain(KeyCode key) {
    return new KeyCodeCombination(key);
  }

  /**
   * Listens to keys, and does what the actions of the moment say. Keys with Ctrl or Alt and the
   * function keys are ours before anybody else's, and so is Escape while it has something to do:
   * buttons and tables take it for themselves without a use for it. Another key by itself is ours
   * only where no control wants it.
   */
  public static void install(Scene scene, Supplier<List<Action>> actions) {
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (!first(event, actions.get(), scene.getFocusOwner())) {
            press(event, actions.get(), false);
          }
        });
    scene.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (!(scene.getFocusOwner() instanceof TextInputControl)) {
            press(event, actions.get(), true);
          }
        });
  }

  /**
   * An action that comes first, if it can be done now. Who writes keeps every key, and a button
   * that {@linkplain #KEEPS_KEYS says so} those that press it.
   */
  private static boolean first(KeyEvent event, List<Action> actions, @Nullable Node owner) {
    boolean pressing = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
    if (owner instanceof TextInputControl
        || (pressing && owner != null && owner.getStyleClass().contains(KEEPS_KEYS))) {
      return false;
    }
    for (Action action : actions) {
      if (action.eager()
          && action.possible().getValue()
          && action.keys().stream().anyMatch(keys -> keys.match(event))) {
        event.consume();
        action.run().run();
        return true;
      }
    }
    return false;
  }

  private static void press(KeyEvent event, List<Action> actions, boolean plain) {
    for (Action action : actions) {
      // what comes first had its chance
      if (!action.eager()
          && action.keys().stream().anyMatch(keys -> isPlain(keys) == plain && keys.match(event))) {
        boolean possible = action.possible().getValue();
        if (possible || event.getCode() != KeyCode.ESCAPE) {
          event.consume();
        }
        if (possible) {
          action.run().run();
        }
        return;
      }
    }
  }

  private static boolean isPlain(KeyCodeCombination keys) {
    return keys.getShortcut() != KeyCombination.ModifierValue.DOWN
        && keys.getAlt() != KeyCombination.ModifierValue.DOWN
        && keys.getCode() != KeyCode.ESCAPE
        && !keys.getCode().isFunctionKey();
  }
}
