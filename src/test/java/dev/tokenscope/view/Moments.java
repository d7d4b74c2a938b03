package dev.tokenscope.view;

import dev.tokenscope.projection.Script;
import java.time.Duration;
import java.time.Instant;

/** Moments of a script, as a pane would be shown them. */
public final class Moments {
  private Moments() {}

  public static Moment now(Script script) {
    return at(script, script.now(), Duration.ZERO);
  }

  public static Moment at(Script script, Instant instant, Duration ahead) {
    try (Story story = new Story(script.journal())) {
      story.add(script.entries());
      return story.at(Viewpoint.live(instant, ""), ahead);
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
