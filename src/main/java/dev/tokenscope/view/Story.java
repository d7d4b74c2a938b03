package dev.tokenscope.view;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.projection.EventLog;
import dev.tokenscope.projection.Projection;
import dev.tokenscope.projection.Replay;
import dev.tokenscope.projection.Row;
import dev.tokenscope.projection.SessionState;
import dev.tokenscope.projection.TokenCards;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The journal as the panes see it, at any moment. Safe for many threads. */
public final class Story implements AutoCloseable {

  /** A moment of the past costs as many at most; every checkpoint costs memory. */
  private static final int ENTRIES_BETWEEN_CHECKPOINTS = 200;

  private final Journal journal;
  private final Replay<TokenCards.Cards> cards;
  private final Replay<EventLog.Log> log;
  private final Replay<SessionState.Session> session;
  private final Journal.Listener cut;

  /** The story of a journal; entries must be {@linkplain #add handed} to it. */
  public Story(Journal journal) {
    this.journal = journal;
    this.cards = replay(journal, new TokenCards());
    this.log = replay(journal, new EventLog());
    this.session = replay(journal, new SessionState());
    this.cut = new Cut(List.of(cards, log, session));
    journal.listen(cut);
  }

  private static <S> Replay<S> replay(Journal journal, Projection<S> projection) {
    return new Replay<>(projection, journal::since, ENTRIES_BETWEEN_CHECKPOINTS);
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
        session.live(),
        ahead);
  }

  /** Everything that happened up to an instant, as rows of the log. */
  public List<Row> events(Instant instant) {
    return log.live().at(instant);
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
