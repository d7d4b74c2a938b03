package dev.tokenscope.view.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SiftedTest {

  private record Item(long seq, String text) {}

  private final List<Item> tested = new ArrayList<>();
  private final Sifted<Item> sifted =
      new Sifted<>(
          Item::seq,
          item -> {
            tested.add(item);
            return item.text().contains("x");
          });

  @Test
  void only_what_is_new_is_looked_through() {
    List<Item> items = items(5_000);
    assertThat(find(items.subList(0, 4_900))).hasSize(490);
    tested.clear();
    assertThat(find(items)).hasSize(500);
    assertThat(tested).isEqualTo(items.subList(4_900, 5_000));
    tested.clear();
    assertThat(find(items)).hasSize(500);
    assertThat(tested).isEmpty();
  }

  @Test
  void the_past_is_known_and_the_present_kept_in_mind() {
    List<Item> items = items(5_000);
    find(items);
    tested.clear();
    assertThat(sifted.of(items.subList(0, 1_000), false, () -> false)).hasSize(100);
    assertThat(find(items)).hasSize(500);
    assertThat(tested).isEmpty();
  }

  @Test
  void what_changed_near_the_end_is_looked_through_again() {
    List<Item> items = new ArrayList<>(items(5_000));
    find(List.copyOf(items));
    tested.clear();
    Item changed = new Item(4_501, "x");
    items.set(4_501, changed);
    assertThat(find(List.copyOf(items))).hasSize(501).contains(changed);
    assertThat(tested).containsExactly(changed);
  }

  @Test
  void when_the_oldest_are_dropped_nothing_is_looked_through_again() {
    List<Item> items = items(5_000);
    find(items);
    tested.clear();
    assertThat(find(items.subList(640, 5_000))).hasSize(436).first().isEqualTo(items.get(640));
    assertThat(tested).isEmpty();
    find(items);
    assertThat(tested).as("those are back").isEqualTo(items.subList(0, 640));
  }

  @Test
  void a_list_that_shares_nothing_is_looked_through_whole() {
    find(items(3_000));
    tested.clear();
    assertThat(find(items(3_000))).hasSize(300);
    assertThat(tested).hasSize(3_000);
    assertThat(find(List.of())).isEmpty();
    assertThat(find(items(10))).hasSize(1);
  }

  private List<Item> find(List<Item> items) {
    return Objects.requireNonNull(sifted.of(items, true, () -> false));
  }

  private static List<Item> items(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Item(i, i % 10 == 0 ? "x " + i : "y " + i))
        .toList();
  }
}
