package dev.tokenscope.view;

import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Shows a pane the moments at which it can be seen. What it misses behind another tab is of no use
 * to anybody; when it comes to the front, it is shown the newest moment.
 */
final class InSight implements Pane {

  private final Pane pane;
  private final ObservableValue<Boolean> seen;
  private @Nullable Moment missed;

  /**
   * Begins with a pane that was shown nothing yet.
   *
   * @param seen whether it can be seen
   */
  InSight(Pane pane, ObservableValue<Boolean> seen) {
    this.pane = pane;
    this.seen = seen;
    seen.subscribe(_ -> catchUp());
  }

  @Override
  public void show(Moment moment) {
    missed = moment;
    catchUp();
  }

  private void catchUp() {
    Moment moment = missed;
    if (moment != null && seen.getValue()) {
      missed = null;
      pane.show(moment);
    }
  }
}
