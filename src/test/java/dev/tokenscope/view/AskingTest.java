package dev.tokenscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class AskingTest {

  private final List<String> notices = new ArrayList<>();

  @Test
  void a_wish_clears_the_last_notice() {
    new Asking(new Wishes(), Runnable::run, notices::add).ask(new Intent.Pause());
    assertThat(notices).containsExactly("");
  }

  @Test
  void what_goes_wrong_later_is_told_in_its_own_words() {
    var failed =
        CompletableFuture.<dev.tokenscope.journal.Outcome>failedFuture(
            new CompletionException(new IllegalArgumentException("Nobody is logged in.")));
    new Asking(new Wishes().answering(failed), Runnable::run, notices::add).ask(new Intent.Pause());
    assertThat(notices).containsExactly("", "Nobody is logged in.");
  }

  @Test
  void what_goes_wrong_at_once_is_told_as_well_and_the_end_is_reached() {
    List<String> ends = new ArrayList<>();
    new Asking(
            _ -> {
              throw new IllegalStateException();
            },
            Runnable::run,
            notices::add)
        .ask(new Intent.Pause(), () -> ends.add("over"));
    assertThat(notices).containsExactly("", "IllegalStateException");
    assertThat(ends).containsExactly("over");
  }
}
