package dev.tokenscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DistinctTest {

  private final Distinct<List<String>> picture = new Distinct<>(List.of("15.0 s"));
  private final AtomicInteger told = new AtomicInteger();

  @Test
  void an_equal_picture_is_no_news() {
    picture.getReadOnlyProperty().subscribe(told::incrementAndGet);
    picture.set(List.of("15.0 s"));
    assertThat(told).hasValue(0);
    picture.set(List.of("14.9 s"));
    assertThat(told).hasValue(1);
    assertThat(picture.get()).containsExactly("14.9 s");
  }
}
