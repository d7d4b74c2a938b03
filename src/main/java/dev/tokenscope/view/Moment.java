package dev.tokenscope.view;

import dev.tokenscope.projection.EventLog;
import dev.tokenscope.projection.Explanation;
import dev.tokenscope.projection.Holders;
import dev.tokenscope.projection.Lifelines;
import dev.tokenscope.projection.Sequence;
import dev.tokenscope.projection.ServerFacts;
import dev.tokenscope.projection.SessionState;
import dev.tokenscope.projection.TokenCards;
import dev.tokenscope.projection.Troubles;
import dev.tokenscope.view.log.Sought;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything the panes may show of one moment.
 *
 * @param viewpoint from where
 * @param cards the client's tokens and what the server knows
 * @param course what happened so far
 * @param sought what of it contains what is looked for
 * @param session who is logged in, what is chosen, how the clock goes
 * @param present the same of the newest moment: what is asked for acts on the present
 * @param lines the course of time
 * @param holders who holds which token
 * @param server its keys and faults
 * @param troubles what went wrong on this computer, up to the present
 * @param told the chosen message, or the newest one, explained; null while there is none
 * @param ahead how far the lab clock is ahead of the wall clock
 */
public record Moment(
    Viewpoint viewpoint,
    TokenCards.Cards cards,
    Sequence.Course course,
    Sought sought,
    SessionState.Session session,
    SessionState.Session present,
    Lifelines.Lines lines,
    Holders.Held holders,
    ServerFacts.Facts server,
    Troubles.Known troubles,
    @Nullable Explanation told,
    Duration ahead) {

  /** What happened so far, line by line. */
  public EventLog.Log log() {
    return course.log();
  }

  /** The same moment, with what was found in it. */
  Moment with(Sought found) {
    return new Moment(
        viewpoint, cards, course, found, session, present, lines, holders, server, troubles, told,
        ahead);
  }

  /** Whether another moment follows soon, though nothing happens: a countdown runs. */
  public boolean isFollowed() {
    return Pace.next(this).isPresent();
  }

  /** The moment on the lab clock. */
  public Instant instant() {
    return viewpoint.instant();
  }
}
