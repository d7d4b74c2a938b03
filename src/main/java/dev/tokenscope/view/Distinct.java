package dev.tokenscope.view;

import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What a pane shows. An equal picture is no news: without this every tick of a countdown would tell
 * all that hangs on a picture to look again, and the window would lay out rows in which nothing
 * moved.
 *
 * @param <T> compared by its {@code equals}
 */
public final class Distinct<T> extends ReadOnlyObjectWrapper<T> {

  /** Holds a first picture. */
  public Distinct(T first) {
    super(first);
  }

  @Override
  public void set(T picture) {
    if (!Objects.equals(picture, get())) {
      super.set(picture);
    }
  }
}
