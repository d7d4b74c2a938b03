package dev.tokenscope.view.menu;

import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCodeCombination;

/**
 * One thing that can be done.
 *
 * @param id of its menu item
 * @param place the menu
 * @param text what it is called there and on the sheet of keys
 * @param keys that do it, the first is shown; empty for none
 * @param run does it
 * @param possible whether it can be done now
 * @param chosen for what is on or off: which; of others there is nothing to say
 * @param begins whether a line stands above it in its menu
 * @param eager whether its keys are its own before any control's, while it can be done
 */
public record Action(
    String id,
    Place place,
    String text,
    List<KeyCodeCombination> keys,
    Runnable run,
    ObservableValue<Boolean> possible,
    List<ObservableValue<Boolean>> chosen,
    boolean begins,
    boolean eager) {

  private static final ObservableValue<Boolean> ALWAYS = new SimpleBooleanProperty(true);

  /** Something that can always be done. */
  public static Action of(String id, Place place, String text, Runnable run) {
    return new Action(id, place, text, List.of(), run, ALWAYS, List.of(), false, false);
  }

  /** The same with keys. */
  public Action keys(KeyCodeCombination... combinations) {
    return new Action(id, place, text, List.of(combinations), run, possible, chosen, begins, eager);
  }

  /** The same, only while it can be done. */
  public Action when(ObservableValue<Boolean> value) {
    return new Action(id, place, text, keys, run, value, chosen, begins, eager);
  }

  /** The same, marked while it is chosen. */
  public Action marked(ObservableValue<Boolean> value) {
    return new Action(id, place, text, keys, run, possible, List.of(value), begins, eager);
  }

  /** The same below a line. */
  public Action afterLine() {
    return begins(true);
  }

  /** The same, below a line or not. */
  public Action begins(boolean value) {
    return new Action(id, place, text, keys, run, possible, chosen, value, eager);
  }

  /** The same, whose keys come before any control's but those of a field that is written in. */
  public Action first() {
    return new Action(id, place, text, keys, run, possible, chosen, begins, true);
  }
}
