package dev.tokenscope.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SharedTest {

  /** Every hash is the same: what a trie cannot tell apart. */
  private record Colliding(int value) {
    @Override
    public int hashCode() {
      return 7;
    }
  }

  @Test
  void a_list_stays_what_it_was_when_it_is_gone_on_from() {
    SharedList<String> one = SharedList.<String>empty().with("a");
    SharedList<String> two = one.with("b");
    SharedList<String> other = one.with("c");

    assertThat(one).containsExactly("a");
    assertThat(two).containsExactly("a", "b");
    assertThat(other).containsExactly("a", "c");
    assertThatThrownBy(() -> one.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void a_list_grows() {
    SharedList<Integer> list = SharedList.empty();
    for (int i = 0; i < 1000; i++) {
      list = list.with(i);
    }
    assertThat(list).hasSize(1000).startsWith(0, 1).endsWith(998, 999);
  }

  @Test
  void a_list_has_another_item_in_a_place_and_the_old_one_stays() {
    SharedList<Integer> list = SharedList.empty();
    for (int i = 0; i < 200; i++) {
      list = list.with(i);
    }
    assertThat(list.with(3, -3).with(199, -199)).contains(-3, -199).hasSize(200);
    assertThat(list.get(3)).isEqualTo(3);
    assertThat(list.get(199)).isEqualTo(199);
    SharedList<Integer> whole = list;
    assertThatThrownBy(() -> whole.with(200, 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void a_list_within_a_bound_drops_its_oldest_many_at_once() {
    SharedList<Integer> list = SharedList.empty();
    int drops = 0;
    for (int i = 0; i < 10_000; i++) {
      SharedList<Integer> longer = list.with(i);
      list = longer.within(1000);
      drops += list.size() < longer.size() ? 1 : 0;
      assertThat(list.getLast()).isEqualTo(i);
      assertThat(list.size()).isBetween(Math.min(i + 1, 1000), 1125 + 1);
    }
    assertThat(list.getFirst()).isEqualTo(10_000 - list.size());
    assertThat(drops).isLessThan(200);
  }

  @Test
  void a_map_agrees_with_a_hash_map_whatever_is_done_to_it() {
    Random random = new Random(42);
    SharedMap<Integer, Integer> shared = SharedMap.empty();
    Map<Integer, Integer> model = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      int key = random.nextInt(2000) * 65_537;
      if (random.nextInt(3) == 0) {
        shared = shared.without(key);
        model.remove(key);
      } else {
        shared = shared.with(key, i);
        model.put(key, i);
      }
    }
    for (int key = 0; key < 2000; key++) {
      assertThat(shared.get(key * 65_537)).isEqualTo(Optional.ofNullable(model.get(key * 65_537)));
    }
  }

  @Test
  void a_map_stays_what_it_was_when_it_is_gone_on_from() {
    SharedMap<String, Integer> one = SharedMap.<String, Integer>empty().with("a", 1);
    SharedMap<String, Integer> two = one.with("a", 2).with("b", 3);

    assertThat(one.get("a")).contains(1);
    assertThat(one.get("b")).isEmpty();
    assertThat(two.without("a").get("b")).contains(3);
    assertThat(two.without("nobody").get("a")).contains(2);
  }

  @Test
  void keys_with_the_same_hash_are_told_apart() {
    SharedMap<Colliding, String> map = SharedMap.empty();
    for (int i = 0; i < 5; i++) {
      map = map.with(new Colliding(i), "v" + i);
    }
    map = map.with(new Colliding(2), "again").without(new Colliding(4));

    assertThat(map.get(new Colliding(2))).contains("again");
    assertThat(map.get(new Colliding(3))).contains("v3");
    assertThat(map.get(new Colliding(4))).isEmpty();
    assertThat(map.get(new Colliding(9))).isEmpty();
  }
}
