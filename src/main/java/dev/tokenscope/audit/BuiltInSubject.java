package dev.tokenscope.audit;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshPolicy;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.wire.client.FileStore;
import dev.tokenscope.wire.client.LabClient;
import dev.tokenscope.wire.client.MemoryStore;
import dev.tokenscope.wire.client.PendingCall;
import dev.tokenscope.wire.client.StoredSession;
import dev.tokenscope.wire.client.TokenStore;
import dev.tokenscope.wire.gate.Gate;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The built-in client as a subject, sound or with some of its safeties off. It talks to the server
 * over the wire as any other, and what it believes is in a journal that nobody reads.
 */
public final class BuiltInSubject implements Subject {

  private static final String TRACE = "00000000000000000000000000a0d170";

  private final LabClock clock;
  private final Gate gate;
  private final LabClient client;
  private final boolean shared;

  /**
   * Starts built-in clients.
   *
   * @param policy how they refresh
   * @param store where they keep their tokens; a file is shared and outlives them
   * @param wall the time outside
   */
  public record Kind(RefreshPolicy policy, StoreKind store, InstantSource wall) implements Starter {
    @Override
    public Subject start(Surroundings surroundings) {
      try {
        return new BuiltInSubject(this, surroundings);
      } catch (IOException e) {
        throw new SubjectBroken(Breakdown.NOT_STARTED, String.valueOf(e.getMessage()));
      }
    }

    @Override
    public String clientId() {
      return "tokenscope";
    }
  }

  private BuiltInSubject(Kind kind, Surroundings given) throws IOException {
    RefreshPolicy policy = kind.policy();
    shared = kind.store() == StoreKind.FILE;
    clock = LabClock.running(kind.wall().instant());
    Journal own = new Journal(clock);
    gate = new Gate(own, clock, clock::hold, clock::release);
    TokenStore store =
        switch (kind.store()) {
          case FILE -> new FileStore(given.stateDir().resolve("tokens.json"));
          case ENCRYPTED_FILE ->
              throw new IllegalArgumentException("The audit's client has no key for a store.");
          case MEMORY -> new MemoryStore();
        };
    Surroundings.Tokens tokens = given.tokens();
    if (tokens != null && given.instance() == 1) {
      store.save(
          new StoredSession(
              tokens.access(),
              clock.instant(),
              clock.instant().plus(tokens.expiresIn()),
              tokens.refresh(),
              null,
              tokens.scope(),
              "alice",
              given.origin()));
    }
    Settings settings =
        Profile.QA.settings().style(given.style()).client(policy).store(kind.store());
    AtomicLong exchanges = new AtomicLong();
    client =
        new LabClient(
            Lane.CLIENT,
            given::origin,
            () -> settings,
            store,
            own,
            gate,
            clock,
            clock,
            TRACE,
            exchanges::incrementAndGet,
            new Random(1));
    client.resume();
  }

  @Override
  public boolean sharesStore() {
    return shared;
  }

  @Override
  public void logIn() {
    if (client.session().isEmpty()) {
      throw SubjectBroken.keptNoTokens();
    }
  }

  @Override
  public Pending request(String method, String path, String body) {
    PendingCall call = client.start(new ApiCall(method, path, body), 0);
    CompletableFuture<Reply> reply = call.outcome().thenApply(BuiltInSubject::reply);
    return Pending.of(reply, () -> call.cancel());
  }

  private static Reply reply(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answered answered -> new Reply(answered.status(), "");
      case Outcome.LoginNeeded _ -> new Reply(0, "login_required");
      case Outcome.Failed failed -> new Reply(0, failed.kind().name());
      case Outcome.Done _ -> new Reply(0, "done");
    };
  }

  @Override
  public void logOut() {
    client.logOut();
  }

  @Override
  public void close() {
    gate.close();
    client.close();
    clock.close();
  }
}
