package dev.tokenscope.view;

import dev.tokenscope.audit.Check;
import dev.tokenscope.audit.LiveAudit;
import dev.tokenscope.audit.LiveClient;
import dev.tokenscope.audit.Suite;
import dev.tokenscope.audit.Watched;
import dev.tokenscope.audit.Watching;
import dev.tokenscope.journal.Journal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All that the window has of the audit of those who talk to the server. */
public interface Auditing extends AutoCloseable {

  /** Who was seen, and what came of them so far; quickly. */
  List<LiveClient> clients();

  /** Calls somebody whenever there may be something new, on any thread. */
  void listen(Runnable listener);

  /** What is provoked now; quickly. */
  Optional<Check> provoked();

  /**
   * Brings the situation of a check about; not on the thread of the window.
   *
   * @throws IllegalArgumentException with a sentence, where that cannot be
   */
  void provoke(Check check);

  /** Ends what was provoked; not on the thread of the window. */
  void calm();

  @Override
  void close();

  /** Of a laboratory that is running. */
  static Auditing of(Watched watched) {
    return new Live(watched.watching());
  }

  /** Of what was written down: everything is judged, and nothing can be provoked. */
  static Auditing recorded(Journal journal) {
    LiveAudit audit = new LiveAudit(Suite.of("all").checks());
    var entries = journal.since(0);
    audit.add(entries);
    audit.finish(entries.getLast().at());
    List<LiveClient> clients = audit.clients();
    return new Auditing() {
      @Override
      public List<LiveClient> clients() {
        return clients;
      }

      @Override
      public void listen(Runnable listener) {
        listener.run();
      }

      @Override
      public Optional<Check> provoked() {
        return Optional.empty();
      }

      @Override
      public void provoke(Check check) {
        throw new IllegalArgumentException("This is a recording.");
      }

      @Override
      public void calm() {
        // nothing was provoked
      }

      @Override
      public void close() {
        // nothing is open
      }
    };
  }

  /** What the thread that watches saw last is kept, so that the window never waits for it. */
  final class Live implements Auditing {
    private final Watching watching;
    private final Consumer<Watching> listener = this::look;
    private volatile List<LiveClient> clients = List.of();
    private volatile Optional<Check> provoked = Optional.empty();
    private volatile Runnable told = () -> {};

    private Live(Watching watching) {
      this.watching = watching;
      look(watching);
      watching.listen(listener);
    }

    private void look(Watching now) {
      List<LiveClient> seen = now.clients();
      Optional<Check> armed = now.provoked();
      boolean news = !seen.equals(clients) || !armed.equals(provoked);
      clients = seen;
      provoked = armed;
      if (news) {
        told.run();
      }
    }

    @Override
    public List<LiveClient> clients() {
      return clients;
    }

    @Override
    public void listen(Runnable listening) {
      told = listening;
      listening.run();
    }

    @Override
    public Optional<Check> provoked() {
      return provoked;
    }

    @Override
    public void provoke(Check check) {
      watching.provoke(check);
      look(watching);
    }

    @Override
    public void calm() {
      watching.calm();
      look(watching);
    }

    @Override
    public void close() {
      watching.forget(listener);
      watching.close();
    }
  }
}
