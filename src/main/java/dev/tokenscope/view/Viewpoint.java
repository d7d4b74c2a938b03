package dev.tokenscope.view;

import java.time.Instant;

/**
 * From where the journal is looked at: one value, handed to every pane, so that all of them show
 * the same moment.
 *
 * @param seq the last entry that is seen; {@link #LIVE} for all
 * @param instant the moment on the lab clock
 * @param selection the entry that is explained; 0 for the newest message
 * @param filter what rows must contain; empty for all
 */
public record Viewpoint(long seq, Instant instant, long selection, String filter) {

  /** Every entry, also those to come. */
  public static final long LIVE = Long.MAX_VALUE;

  /** The present. */
  public static Viewpoint live(Instant now, String filter) {
    return new Viewpoint(LIVE, now, 0, filter);
  }

  /** Where a playhead is. */
  public static Viewpoint of(Playhead.Place place, Instant now, long selection, String filter) {
    return switch (place) {
      case Playhead.Present _ -> new Viewpoint(LIVE, now, selection, filter);
      case Playhead.Past(var seq, var instant) -> new Viewpoint(seq, instant, selection, filter);
    };
  }

  /** Whether it goes along with what happens. */
  public boolean isLive() {
    return seq == LIVE;
  }
}
