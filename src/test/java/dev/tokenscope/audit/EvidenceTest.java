package dev.tokenscope.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.RefreshStyle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EvidenceTest {

  private final Evidence evidence =
      new Evidence(
          RefreshStyle.ENDPOINT,
          Mode.REACTIVE,
          List.of(),
          List.of(),
          List.of(call(3), call(9)),
          Map.of("late", 5L),
          0,
          0,
          Map.of(),
          Set.of());

  @Test
  void only_what_came_after_a_mark_is_looked_at() {
    assertThat(evidence.after("late").calls()).extracting(Evidence.Call::from).containsExactly(9L);
  }

  @Test
  void nothing_came_after_a_mark_that_was_never_reached() {
    // a client that cannot abort a call once failed RT-128 with its own first refresh
    assertThat(evidence.after("later").calls()).isEmpty();
  }

  private static Evidence.Call call(long from) {
    return new Evidence.Call(from, from + 1, new Subject.Reply(200, ""));
  }
}
