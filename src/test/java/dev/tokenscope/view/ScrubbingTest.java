package dev.tokenscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.projection.Lifelines;
import dev.tokenscope.projection.RandomScript;
import dev.tokenscope.projection.Script;
import dev.tokenscope.projection.SessionState;
import dev.tokenscope.projection.TwoTruths;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubbingTest {

  private static final Duration NONE = Duration.ZERO;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void wherever_the_playhead_was_before_a_moment_is_the_fold_up_to_it(long seed) {
    Script script = RandomScript.of(seed, 900);
    Map<Viewpoint, List<Object>> fresh = new HashMap<>();
    try (Story story = new Story(script.journal())) {
      story.add(script.entries());
      for (Viewpoint viewpoint : walk(script, new Random(seed))) {
        assertThat(seen(story.at(viewpoint, NONE)))
            .as("seed %d, %s", seed, viewpoint)
            .isEqualTo(fresh.computeIfAbsent(viewpoint, at -> seen(folded(script, at))));
      }
    }
  }

  @Test
  void what_happens_meanwhile_changes_nothing_of_the_past() {
    Script script = RandomScript.of(11, 300);
    try (Story story = new Story(script.journal())) {
      story.add(script.entries());
      Viewpoint past = new Viewpoint(250, at(script, 250), 0, "");
      List<Object> before = seen(story.at(past, NONE));
      for (int i = 0; i < 50; i++) {
        long last = script.journal().lastSeq();
        script.wait("1s").call("/api/orders");
        story.add(script.journal().since(last));
        assertThat(seen(story.at(past, NONE))).isEqualTo(before);
      }
      assertThat(story.at(past, NONE).present().messages())
          .as("the present is at hand as well")
          .isGreaterThan(story.at(past, NONE).session().messages() + 99);
    }
  }

  @Test
  void what_the_journal_forgot_is_seen_as_it_was_at_the_cut() {
    Script script = RandomScript.of(12, 600);
    Journal small = new Journal(script::now, 100, 1 << 20);
    List<Entry> entries = script.entries();
    try (Story story = new Story(small)) {
      for (Entry entry : entries) {
        story.add(List.of(small.append(entry.event())));
      }
      // the same events, all at the time at which they were put into the small journal
      Viewpoint cut = new Viewpoint(small.firstSeq() - 1, script.now(), 0, "");
      assertThat(seen(story.at(new Viewpoint(3, script.now(), 0, ""), NONE)))
          .isEqualTo(seen(story.at(cut, NONE)));
      assertThat(story.at(cut, NONE).log().lastSeq()).isEqualTo(small.firstSeq() - 1);
      assertThat(story.at(new Viewpoint(cut.seq() + 40, script.now(), 0, ""), NONE).log().lastSeq())
          .isEqualTo(cut.seq() + 40);
    }
  }

  /** Small steps back and forth, and leaps. */
  private static List<Viewpoint> walk(Script script, Random random) {
    long last = script.journal().lastSeq();
    List<Viewpoint> walk = new ArrayList<>();
    long seq = last;
    for (int i = 0; i < 120; i++) {
      seq =
          switch (random.nextInt(4)) {
            case 0 -> random.nextLong(last + 1);
            case 1 -> seq + 1;
            default -> seq - random.nextInt(4);
          };
      seq = Math.clamp(seq, 0, last);
      Instant instant = at(script, seq).plusMillis(random.nextInt(3) * 7000L);
      walk.add(new Viewpoint(seq, instant, 0, ""));
    }
    return walk;
  }

  private static Instant at(Script script, long seq) {
    return seq == 0 ? Script.START : script.journal().since(seq - 1, 1).getFirst().at();
  }

  private static Moment folded(Script script, Viewpoint viewpoint) {
    try (Story story = new Story(new Journal(script::now))) {
      story.add(script.entries().subList(0, (int) viewpoint.seq()));
      return story.at(viewpoint, NONE);
    }
  }

  /** Everything of a moment that a pane may show. */
  private static List<Object> seen(Moment moment) {
    Instant at = moment.instant();
    SessionState.Session session = moment.session();
    List<Object> seen = new ArrayList<>();
    for (TokenType type : TokenType.values()) {
      seen.add(moment.cards().at(type, at));
      seen.add(TwoTruths.at(moment.cards(), type, at));
    }
    moment
        .cards()
        .truth()
        .all()
        .forEach(
            family -> {
              seen.add(family.toString());
              family.refreshTokens().stream()
                  .flatMap(name -> moment.cards().truth().token(name).stream())
                  .forEach(
                      token -> seen.add(token + " " + moment.cards().truth().status(token, at)));
            });
    seen.addAll(moment.log().at(at));
    moment.course().at(at).forEach(step -> seen.add(step.toString()));
    seen.add(moment.course().lanes());
    seen.add(moment.course().waiting());
    Lifelines.Lines lines = moment.lines();
    seen.addAll(
        Arrays.asList(
            lines.calls(),
            lines.attacks(),
            lines.tracks(),
            lines.crowded(),
            lines.rotations(),
            lines.alarms(),
            lines.clocks()));
    seen.addAll(
        Arrays.asList(
            session.user(),
            session.reason(),
            session.refusedUser(),
            session.settings(),
            session.clock(),
            session.held(),
            session.messages(),
            session.origin(),
            session.repeated(),
            session.steps(),
            session.latest()));
    return seen;
  }
}
