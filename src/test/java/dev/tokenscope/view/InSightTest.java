package dev.tokenscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.projection.Script;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

class InSightTest {

  private final List<Moment> shown = new ArrayList<>();
  private final SimpleBooleanProperty seen = new SimpleBooleanProperty();
  private final InSight pane = new InSight(shown::add, seen);

  @Test
  void what_is_behind_is_shown_nothing() {
    pane.show(moment(1));
    pane.show(moment(2));
    assertThat(shown).isEmpty();
  }

  @Test
  void what_comes_to_the_front_is_shown_the_newest_moment_once() {
    Moment newest = moment(2);
    pane.show(moment(1));
    pane.show(newest);
    seen.set(true);
    seen.set(false);
    seen.set(true);
    assertThat(shown).containsExactly(newest);
  }

  @Test
  void what_is_in_front_is_shown_every_moment() {
    seen.set(true);
    List<Moment> moments = List.of(moment(1), moment(2));
    moments.forEach(pane::show);
    assertThat(shown).containsExactlyElementsOf(moments);
  }

  private static Moment moment(long seq) {
    return Moments.upTo(new Script().logIn("alice"), seq, Instant.EPOCH);
  }
}
