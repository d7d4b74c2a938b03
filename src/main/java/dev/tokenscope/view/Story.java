package dev.tokenscope.view;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.projection.Explanation;
import dev.tokenscope.projection.Explanations;
import dev.tokenscope.projection.Holders;
import dev.tokenscope.projection.Lifelines;
import dev.tokenscope.projection.Projection;
import dev.tokenscope.projection.Replay;
import dev.tokenscope.projection.Row;
import dev.tokenscope.projection.Sequence;
import dev.tokenscope.projection.ServerFacts;
import dev.tokenscope.projection.SessionState;
import dev.tokenscope.projection.TokenCards;
import dev.tokenscope.projection.Troubles;
import dev.tokenscope.view.log.Sought;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journal as the panes see it, at any moment. Safe for many threads. */
public final class Story implements AutoCloseable {

  /** A moment of the past costs as many at most; every checkpoint costs memory. */
  private static final int ENTRIES_BETWEEN_CHECKPOINTS = 200;

  /** So many entries before and after a chosen one are looked through: a large burst fits. */
  private static final long REACH_ENTRIES = 40_000;

  /** So many before the newest message, which changes all the time. */
  private static final long REACH_OF_NEWEST_ENTRIES = 4_000;

  private final Journal journal;
  private final Replay<TokenCards.Cards> cards;
  private final Replay<Sequence.Course> course;
  private final Replay<SessionState.Session> session;
  private final Replay<Lifelines.Lines> lines;
  private final Replay<Holders.Held> holders;
  private final Replay<ServerFacts.Facts> server;
  private final Replay<Troubles.Known> troubles;
  private final Journal.Listener cut;

  /** What was explained last: nothing is looked up twice. */
  private volatile Looked looked = new Looked(0, 0, null);

  private record Looked(long seq, long upTo, @Nullable Explanation told) {
    boolean holds(long chosen, long now) {
      return chosen == seq && (now == upTo || (now > upTo && told != null && told.isOver()));
    }
  }

  /** The story of a journal; entries must be {@linkplain #add handed} to it. */
  public Story(Journal journal) {
    this.journal = journal;
    this.cards = replay(journal, new TokenCards());
    this.course = replay(journal, new Sequence());
    this.session = replay(journal, new SessionState());
    this.lines = replay(journal, new Lifelines());
    this.holders = replay(journal, new Holders());
    this.server = replay(journal, new ServerFacts());
    this.troubles = replay(journal, new Troubles());
    this.cut = new Cut(List.of(cards, course, session, lines, holders, server, troubles));
    journal.listen(cut);
  }

  private static <S> Replay<S> replay(Journal journal, Projection<S> projection) {
    return new Replay<>(projection, journal::since, ENTRIES_BETWEEN_CHECKPOINTS);
  }

  /** Goes on with what was appended. Not under the journal's lock: folding takes its time. */
  public void add(List<Entry> entries) {
    for (Entry entry : entries) {
      cards.appended(entry);
      course.appended(entry);
      session.appended(entry);
      lines.appended(entry);
      holders.appended(entry);
      server.appended(entry);
      troubles.appended(entry);
    }
  }

  /** The moment that is seen from a viewpoint, nothing of it left out. */
  public Moment at(Viewpoint viewpoint, Duration ahead) {
    TokenCards.Cards seen = cards.at(viewpoint.seq());
    Sequence.Course seenCourse = course.at(viewpoint.seq());
    Sought all = Sought.everything(seenCourse, viewpoint.instant());
    return new Moment(
        viewpoint,
        seen,
        seenCourse,
        all,
        session.at(viewpoint.seq()),
        session.live(),
        lines.at(viewpoint.seq()),
        holders.at(viewpoint.seq()),
        server.at(viewpoint.seq()),
        troubles.live(),
        explained(viewpoint, all.rows(), seenCourse.log().lastSeq(), seen),
        ahead);
  }

  /** The chosen message, or the newest one where none is chosen. */
  private @Nullable Explanation explained(
      Viewpoint viewpoint, List<Row> rows, long lastSeq, TokenCards.Cards seen) {
    long chosen = viewpoint.selection();
    long reach = chosen == 0 ? REACH_OF_NEWEST_ENTRIES : REACH_ENTRIES;
    long seq = chosen == 0 ? newest(rows) : chosen;
    if (seq == 0) {
      return null;
    }
    long upTo = Math.min(viewpoint.seq(), lastSeq);
    Looked last = looked;
    if (last.holds(seq, upTo)) {
      return last.told();
    }
    List<Entry> near = journal.between(Math.max(0, seq - reach), Math.min(upTo, seq + reach));
    Explanation told = new Explanations(near, seen.truth()).of(seq).orElse(null);
    looked = new Looked(seq, upTo, told);
    return told;
  }

  private static long newest(List<Row> rows) {
    for (int i = rows.size() - 1; i >= 0; i--) {
      if (rows.get(i).exchange() != null) {
        return rows.get(i).seq();
      }
    }
    return 0;
  }

  /** Everything that happened up to an instant, as rows of the log. */
  public List<Row> events(Instant instant) {
    return course.live().log().at(instant);
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
