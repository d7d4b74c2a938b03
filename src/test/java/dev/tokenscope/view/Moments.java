package dev.tokenscope.view;

import dev.tokenscope.journal.Journal;
import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.log.Seeker;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

/** Moments of a script, as a pane would be shown them. */
public final class Moments {
  private Moments() {}

  public static Moment now(Script script) {
    return at(script, script.now(), Duration.ZERO);
  }

  /** The newest moment, with what of it contains what is looked for, in English. */
  public static Moment now(Script script, String filter) {
    return seeking(now(script), filter);
  }

  private static Moment seeking(Moment all, String filter) {
    return all.with(
        Objects.requireNonNull(
            new Seeker(Texts.in(Language.ENGLISH), ZoneOffset.UTC)
                .in(all.sought(), filter, all.log().names(), true, () -> false)));
  }

  public static Moment at(Script script, Instant instant, Duration ahead) {
    try (Story story = new Story(script.journal())) {
      story.add(script.entries());
      return story.at(Viewpoint.live(instant, ""), ahead);
    }
  }

  /** A moment of the past, from nothing but the entries up to it. */
  public static Moment upTo(Script script, long seq, Instant instant) {
    try (Story story = new Story(new Journal(script::now))) {
      story.add(script.entries().subList(0, (int) seq));
      return story.at(new Viewpoint(seq, instant, 0, ""), Duration.ZERO);
    }
  }

  /** The newest moment, with an entry that was chosen. */
  public static Moment of(Script script, long selection) {
    try (Story story = new Story(script.journal())) {
      story.add(script.entries());
      return story.at(new Viewpoint(Viewpoint.LIVE, script.now(), selection, ""), Duration.ZERO);
    }
  }
}
