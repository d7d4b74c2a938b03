package dev.tokenscope.view.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.projection.RandomScript;
import dev.tokenscope.projection.Row;
import dev.tokenscope.projection.Script;
import dev.tokenscope.projection.Step;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Scenes;
import dev.tokenscope.view.Story;
import dev.tokenscope.view.Viewpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeekerTest {

  private static final String[] FILTERS = {"401", "token:RT", "status:200 path:/api/me", "b·", ""};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void wherever_it_looked_before_it_finds_what_a_first_look_finds(long seed) {
    Script script = RandomScript.of(seed, 2_000);
    Random random = new Random(seed);
    Seeker seeker = seeker();
    try (Story story = new Story(script.journal())) {
      story.add(script.entries());
      String filter = FILTERS[0];
      for (int i = 0; i < 150; i++) {
        if (random.nextInt(10) == 0) {
          filter = FILTERS[random.nextInt(FILTERS.length)];
        }
        Moment moment = story.at(viewpoint(script, random), Duration.ZERO);
        assertThat(find(seeker, moment, filter))
            .as("seed %d, look %d, '%s', %s", seed, i, filter, moment.viewpoint())
            .isEqualTo(find(seeker(), moment, filter));
      }
    }
  }

  @Test
  void what_was_looked_through_is_not_looked_through_again() {
    Script script = new Script().logIn("alice");
    for (int i = 0; i < 300; i++) {
      script.wait("1ms").call("/api/orders");
    }
    Seeker seeker = seeker();
    try (Story story = new Story(script.journal())) {
      story.add(script.entries());
      find(seeker, story.at(Viewpoint.live(script.now(), ""), Duration.ZERO), "status:200");
      long last = script.journal().lastSeq();
      Instant past = script.entries().get((int) last - 50).at();
      Moment earlier = story.at(new Viewpoint(last - 50, past, 0, ""), Duration.ZERO);
      assertThat(questions(seeker, earlier, "status:200"))
          .as("a hundred rows were folded anew, which is two questions in each list")
          .isLessThanOrEqualTo(8);
      assertThat(questions(seeker, earlier, "status:401")).isGreaterThan(8);
    }
  }

  @Test
  void who_looks_for_something_else_by_now_is_not_answered() {
    Moment moment = Moments.now(Scenes.STOLEN.script());
    Seeker seeker = seeker();
    assertThat(seeker.in(moment.sought(), "401", moment.log().names(), true, () -> true)).isNull();
    assertThat(find(seeker, moment, "401").rows()).isNotEmpty();
    assertThat(find(seeker, moment, "").rows()).hasSize(moment.sought().ofRows());
  }

  @Test
  void a_burst_is_found_by_any_of_its_messages() {
    Sought found = find(seeker(), Moments.now(Scenes.CROWDED.script()), "path:/api/orders");
    assertThat(found.steps()).anyMatch(Step.Burst.class::isInstance);
    assertThat(found.ofSteps()).isGreaterThan(found.steps().size());
  }

  @Test
  void with_a_second_family_the_names_that_are_looked_for_have_a_letter() {
    Script script = new Script().logIn("alice").call("/api/orders");
    Seeker seeker = seeker();
    assertThat(find(seeker, Moments.now(script), "a·at").rows()).isEmpty();
    script.logIn("bob");
    assertThat(find(seeker, Moments.now(script), "a·at").rows())
        .isNotEmpty()
        .extracting(Row::seq)
        .isSorted();
  }

  private static Viewpoint viewpoint(Script script, Random random) {
    long last = script.journal().lastSeq();
    if (random.nextInt(4) == 0) {
      return Viewpoint.live(script.now(), "");
    }
    long seq = random.nextLong(1, last + 1);
    Instant at = script.journal().since(seq - 1, 1).getFirst().at();
    return new Viewpoint(seq, at.plusMillis(random.nextInt(3) * 7000L), 0, "");
  }

  private static int questions(Seeker seeker, Moment moment, String filter) {
    int[] asked = new int[1];
    seeker.in(
        moment.sought(),
        filter,
        moment.log().names(),
        moment.viewpoint().isLive(),
        () -> {
          asked[0]++;
          return false;
        });
    return asked[0];
  }

  private static Sought find(Seeker seeker, Moment moment, String filter) {
    return Objects.requireNonNull(
        seeker.in(
            moment.sought(),
            filter,
            moment.log().names(),
            moment.viewpoint().isLive(),
            () -> false));
  }

  private static Seeker seeker() {
    return new Seeker(Texts.in(Language.ENGLISH), ZoneOffset.UTC);
  }
}
