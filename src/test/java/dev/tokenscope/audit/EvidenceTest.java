package dev.tokenscope.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Message;
import java.time.Instant;
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

  @Test
  void a_queue_that_was_never_full_does_not_show_that_a_refresh_needs_no_place_in_it() {
    assertThat(deadlock(8)).isInstanceOf(Finding.Pass.class);
    assertThat(deadlock(4)).isInstanceOf(Finding.NotObserved.class);
  }

  /** What comes of a refresh that succeeded while so many calls were held. */
  private static Finding deadlock(int crowd) {
    Check check = Suite.find("RT-129").orElseThrow();
    Exchange refresh =
        new Exchange(
            12,
            13,
            Instant.EPOCH,
            Instant.EPOCH,
            "127.0.0.1:1",
            new Message.Request("POST", "/oauth2/token", List.of(), Body.EMPTY),
            new Message.Response(200, "OK", List.of(), Body.EMPTY),
            false,
            Exchange.Kind.REFRESH,
            "refresh",
            null);
    return check
        .rule()
        .judge(
            check,
            new Evidence(
                RefreshStyle.ENDPOINT,
                Mode.REACTIVE,
                List.of(refresh),
                List.of(),
                List.of(),
                Map.of("crowd", 5L),
                crowd,
                0,
                Map.of(),
                Set.of()));
  }

  private static Evidence.Call call(long from) {
    return new Evidence.Call(from, from + 1, new Subject.Reply(200, ""));
  }
}
