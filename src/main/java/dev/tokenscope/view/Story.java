package dev.tokenscope.view;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.projection.EventLog;
import dev.tokenscope.projection.Replay;
import dev.tokenscope.projection.SessionState;
import dev.tokenscope.projection.TokenCards;
import java.time.Duration;
import java.util.List;

/** The journal as the panes see it, at any moment. */
public final class Story implements AutoCloseable {

  private static final int ENTRIES_BETWEEN_CHECKPOINTS = 500;

  private final Journal journal;
  private final Replay<TokenCards.Cards> cards;
  private final Replay<EventLog.Log> log;
  private final Replay<SessionState.Session> session;
  private final Journal.Listener cut;

  /** The story of a journal; entries must be {@linkplain #add handed} to it. */
  public Story(Journal journal) {
    this.journal = journal;
    this.cards = new Replay<>(new TokenCards(), journal::since, ENTRIES_BETWEEN_CHECKPOINTS);
    this.log = new Replay<>(new EventLog(), journal::since, ENTRIES_BETWEEN_CHECKPOINTS);
    this.session = new Replay<>(new SessionState(), journal::since, ENTRIES_BETWEEN_CHECKPOINTS);
    this.cut = new Cut(List.of(cards, log, session));
    journal.listen(cut);
  }

  /** Goes on with what was appended. Not under the journal's lock: folding takes its time. */
  public void add(List<Entry> entries) {
    for (Entry entry : entries) {
      cards.appended(entry);
      log.appended(entry);
      session.appended(entry);
    }
  }

  /** The moment that is seen from a viewpoint. */
  public Moment at(Viewpoint viewpoint, Duration ahead) {
    return new Moment(
        viewpoint,
        cards.at(viewpoint.seq()),
        log.at(viewpoint.seq()),
        session.at(viewpoint.seq()),
        ahead);
  }

  @Override
  public void close() {
    journal.forget(cut);
  }

  private record Cut(List<Replay<?>> replays) implements Journal.Listener {
    @Override
    public void appended(Entry entry) {}

    @Override
    public void dropped(Entry entry) {
      replays.forEach(replay -> replay.dropped(entry));
    }
  }
}
