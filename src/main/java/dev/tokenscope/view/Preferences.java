package dev.tokenscope.view;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.text.Language;
import dev.tokenscope.view.frame.Side;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a person chose about the window, and finds again the next time.
 *
 * @param placement where the window was; null where it never was
 * @param language in which it speaks; null for that of this computer
 * @param appearance how it looks; null for what is usual
 * @param zoom how large everything is, in percent, one of {@link Zoom#STEPS}
 * @param tab the id of the tab in front; empty for the first
 * @param sides how large the sides are
 * @param call what the call button sends
 * @param burst how many calls a burst makes, 2 to 5000
 * @param every how long a repeated call waits, in lab time
 * @param step how far a step puts the lab clock forward
 * @param person the name of who would log in
 * @param followLive whether sequence and log go along with what happens
 */
public record Preferences(
    @Nullable Placement placement,
    @Nullable Language language,
    @Nullable Appearance appearance,
    int zoom,
    String tab,
    Sides sides,
    ApiCall call,
    int burst,
    Duration every,
    Duration step,
    String person,
    boolean followLive) {

  private static final int BURST_MIN = 2;
  private static final int BURST_MAX = 5000;
  private static final Duration LONGEST = Duration.ofDays(1);

  /** What is usual. */
  public static final Preferences USUAL =
      new Preferences(
          null,
          null,
          null,
          Zoom.NORMAL,
          "",
          Sides.USUAL,
          ApiCall.ORDERS,
          10,
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Person.ALICE.name(),
          true);

  /**
   * How large the sides are, in em.
   *
   * @param left the tokens
   * @param right the inspector
   * @param bottom the lifelines
   */
  public record Sides(double left, double right, double bottom) {

    /** What is usual. */
    public static final Sides USUAL =
        new Sides(Side.LEFT.size(), Side.RIGHT.size(), Side.BOTTOM.size());

    /** Refuses what is no size. */
    public Sides {
      for (double size : new double[] {left, right, bottom}) {
        if (!Double.isFinite(size)) {
          throw new IllegalArgumentException("A side cannot be " + size + " wide.");
        }
      }
    }
  }

  /** Refuses what nobody could have chosen in the window. */
  public Preferences {
    if (!Zoom.STEPS.contains(zoom)) {
      throw new IllegalArgumentException("The window has no zoom of " + zoom + " %.");
    }
    if (burst < BURST_MIN || burst > BURST_MAX) {
      throw new IllegalArgumentException("A burst cannot have " + burst + " calls.");
    }
    refuse(every);
    refuse(step);
    if (Person.ALL.stream().noneMatch(one -> one.name().equals(person))) {
      throw new IllegalArgumentException("There is no user '" + person + "'.");
    }
  }

  private static void refuse(Duration span) {
    if (span.compareTo(Duration.ZERO) <= 0 || span.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("Nothing can be repeated every " + span + ".");
    }
  }

  /** The same in another language and look. */
  public Preferences looking(@Nullable Language speaks, @Nullable Appearance looks) {
    return new Preferences(
        placement, speaks, looks, zoom, tab, sides, call, burst, every, step, person, followLive);
  }

  /** The same with the window somewhere else. */
  public Preferences placed(@Nullable Placement somewhere) {
    return new Preferences(
        somewhere,
        language,
        appearance,
        zoom,
        tab,
        sides,
        call,
        burst,
        every,
        step,
        person,
        followLive);
  }
}
