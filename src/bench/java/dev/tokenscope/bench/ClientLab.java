package dev.tokenscope.bench;

import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.view.LabAccess;
import dev.tokenscope.wire.client.LabClient;
import dev.tokenscope.wire.client.MemoryStore;
import dev.tokenscope.wire.gate.Gate;
import dev.tokenscope.wire.server.LabServer;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Server, client and their journal in one process, as in the window. */
final class ClientLab implements AutoCloseable {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private final LabClock clock = LabClock.running(InstantSource.system().instant());
  private final Journal journal = new Journal(clock);
  private final LabServer server;
  private final LabClient client;

  /** A laboratory whose client is logged in. */
  ClientLab(RefreshStyle style) throws IOException {
    Settings settings = Profile.QA.settings().style(style);
    SecureRandom random = new SecureRandom();
    server =
        new LabServer(LabServer.Options.inMemory(), () -> settings, clock, journal, TRACE, random);
    server.start();
    AtomicLong exchanges = new AtomicLong();
    client =
        new LabClient(
            Lane.CLIENT,
            server::origin,
            () -> settings,
            new MemoryStore(),
            journal,
            new Gate(journal, clock, clock::hold, clock::release),
            clock,
            clock,
            TRACE,
            exchanges::incrementAndGet,
            random);
    if (!(client.logIn("alice", "wonderland") instanceof Outcome.Answered(int status, int _))
        || status != 200) {
      throw new IOException("The login failed.");
    }
  }

  Journal journal() {
    return journal;
  }

  /** What a window has of it; nothing can be asked for. */
  LabAccess access() {
    LabAccess recorded = LabAccess.replay(journal);
    return new LabAccess(
        recorded.ask(),
        journal,
        clock,
        clock,
        server.origin(),
        recorded.onDisk(),
        server::examine,
        recorded.audit());
  }

  LabServer server() {
    return server;
  }

  LabClient client() {
    return client;
  }

  /** The API's address and a token for it, for a client that knows no better. */
  String orders() {
    return server.origin() + "/api/orders";
  }

  String accessToken() {
    return client.session().orElseThrow().accessToken();
  }

  static void check(Outcome outcome) {
    if (!(outcome instanceof Outcome.Answered(int status, int _)) || status != 200) {
      throw new IllegalStateException("A call ended otherwise: " + outcome);
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
    clock.close();
  }
}
