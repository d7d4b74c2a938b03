package dev.tokenscope.view.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LaterTest {

  private final SimpleObjectProperty<@Nullable String> subject = new SimpleObjectProperty<>();
  private final AtomicInteger made = new AtomicInteger();
  private final Later place = new Later(subject.isNotNull(), this::make);

  private Node make() {
    made.incrementAndGet();
    return new Pane();
  }

  @Test
  void nothing_is_made_before_it_is_needed_and_its_place_takes_no_room() {
    assertThat(made).hasValue(0);
    assertThat(place.isManaged() || place.isVisible()).isFalse();
  }

  @Test
  void it_is_made_once_and_comes_and_goes() {
    subject.set("one");
    assertThat(place.isManaged() && place.isVisible()).isTrue();
    subject.set(null);
    assertThat(place.isManaged() || place.isVisible()).isFalse();
    subject.set("two");
    assertThat(place.getChildren()).hasSize(1);
    assertThat(made).hasValue(1);
  }

  @Test
  void it_comes_also_after_everything_that_nobody_holds_was_collected() {
    System.gc();
    subject.set("one");
    assertThat(made).hasValue(1);
  }
}
