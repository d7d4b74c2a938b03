package dev.tokenscope.bench;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.projection.EventLog;
import dev.tokenscope.projection.Families;
import dev.tokenscope.projection.Replay;
import dev.tokenscope.projection.SessionState;
import dev.tokenscope.projection.TokenCards;
import dev.tokenscope.token.TokenType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** One append to the journal while four projections listen, beyond the bound of its length. */
final class JournalAppend implements Figure {

  private static final int CALLS = 200;
  private static final int APPENDS = 100_000;
  private static final int RUNS = 7;

  @Override
  public List<String> names() {
    return List.of("journal.append_ns");
  }

  @Override
  public List<Reading> measure() throws Exception {
    List<Event> events = session();
    try (LabClock clock = LabClock.running(InstantSource.system().instant())) {
      Journal journal = new Journal(clock);
      journal.listen(new Replay<>(new TokenCards(), journal::since, 500));
      journal.listen(new Replay<>(new EventLog(), journal::since, 500));
      journal.listen(new Replay<>(new SessionState(), journal::since, 500));
      journal.listen(new Replay<>(new Families(), journal::since, 500));
      // full, so that each append drops an entry, as in a window that ran for long
      append(journal, events, Journal.ENTRIES_MAX);
      List<Double> runs = new ArrayList<>();
      for (int i = 0; i < RUNS; i++) {
        runs.add(append(journal, events, APPENDS));
      }
      return List.of(
          Reading.of(
              "journal.append_ns",
              new Series(runs),
              "ns",
              Goal.NONE,
              "one append of a session of calls with now and then a refresh, four projections"
                  + " listening, 200,000 entries kept"));
    }
  }

  /** What really happens: calls, and each fiftieth finds its token expired. */
  private static List<Event> session() throws Exception {
    try (ClientLab lab = new ClientLab(RefreshStyle.ENDPOINT)) {
      for (int i = 1; i <= CALLS; i++) {
        if (i % 50 == 0) {
          lab.server().expireAll(TokenType.ACCESS);
        }
        ClientLab.check(lab.client().call(ApiCall.ORDERS, 0));
      }
      return lab.journal().since(0).stream().map(Entry::event).toList();
    }
  }

  private static double append(Journal journal, List<Event> events, int times) {
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      journal.append(events.get(i % events.size()));
    }
    return (System.nanoTime() - start) / (double) times;
  }
}
