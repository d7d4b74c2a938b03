package dev.tokenscope.lab;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.HoldFilter;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Cause;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.journal.Trouble;
import dev.tokenscope.token.Jwt;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.token.Verdict;
import dev.tokenscope.wire.client.Attacker;
import dev.tokenscope.wire.client.FileStore;
import dev.tokenscope.wire.client.LabClient;
import dev.tokenscope.wire.client.MemoryStore;
import dev.tokenscope.wire.client.StoredSession;
import dev.tokenscope.wire.client.TokenStore;
import dev.tokenscope.wire.gate.AnswerPlan;
import dev.tokenscope.wire.gate.Gate;
import dev.tokenscope.wire.gate.Timer;
import dev.tokenscope.wire.server.LabServer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Clock, server, clients and attacker, joined into one thing that can be asked. Whoever wants
 * something, window, command line, test or machine, asks for an {@link Intent}; what comes of it
 * stands in the {@link Journal}.
 */
public final class Lab implements AutoCloseable {

  /** A token that ends now is still good for some servers. */
  private static final Duration JUST_AFTER = Duration.ofMillis(100);

  private final LabClock clock;
  private final Journal journal;
  private final Gate gate;
  private final LabServer server;
  private final LabClient client;
  private final Attacker attacker;
  private final InstantSource wall;
  private final @Nullable Path tokenFile;
  private final LabOptions.@Nullable Encrypted encrypted;
  private final ExecutorService asked = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong bursts = new AtomicLong();
  private volatile Settings settings;
  private volatile Duration skew = Duration.ZERO;
  private volatile boolean started;
  private @Nullable Repetition repetition;

  /**
   * Builds a laboratory; {@link #start} lets it live.
   *
   * @param clock its time; closed with it
   * @param wall the time outside, for those who ask how far the two differ
   */
  public Lab(LabOptions options, LabClock clock, InstantSource wall) {
    this.clock = clock;
    this.wall = wall;
    this.settings = options.settings();
    this.tokenFile = options.tokenFile();
    this.encrypted = options.encrypted();
    long seed = options.seed().orElseGet(new SecureRandom()::nextLong);
    Random random = options.seed().isPresent() ? new Random(seed) : new SecureRandom();
    String traceId = String.format("%016x%016x", random.nextLong(), random.nextLong() | 1);
    this.journal = new Journal(clock);
    journal.append(new Event.SessionStarted(seed, traceId, options.settings(), options.version()));
    this.gate = new Gate(journal, clock, clock::hold, clock::release);
    this.server = new LabServer(options.server(), this::settings, clock, journal, traceId, random);
    server.holdAt(gate);
    AtomicLong exchanges = new AtomicLong();
    InstantSource clientClock = () -> clock.instant().plus(skew);
    this.client =
        new LabClient(
            Lane.CLIENT,
            server::origin,
            this::settings,
            store(options.settings().store()),
            journal,
            gate,
            clock,
            clientClock,
            traceId,
            exchanges::incrementAndGet,
            random);
    this.attacker =
        new Attacker(
            server::origin,
            this::settings,
            journal,
            gate,
            clock,
            traceId,
            exchanges::incrementAndGet);
  }

  /**
   * Lets the server listen and the client take up its last session.
   *
   * @throws IOException when the address or the port cannot be had
   */
  public void start() throws IOException {
    serve();
    started = true;
    journal.append(new Event.ClientStarted(Lane.CLIENT, settings.store()));
    client.resume();
  }

  /**
   * Lets the server listen, for other people's clients; the built-in one stays out of it.
   *
   * @throws IOException when the address or the port cannot be had
   */
  public void serve() throws IOException {
    server.start();
  }

  /** Writes down what went wrong on this computer, for whoever starts a laboratory. */
  public void report(Trouble trouble) {
    journal.append(new Event.TroubleMet(trouble));
  }

  /** The time of this laboratory. */
  public LabClock clock() {
    return clock;
  }

  /** What happened. */
  public Journal journal() {
    return journal;
  }

  /** The server. */
  public LabServer server() {
    return server;
  }

  /** The messages that are held. */
  public Gate holds() {
    return gate;
  }

  /** The settings in force. */
  public Settings settings() {
    return settings;
  }

  /** How far lab time is ahead of the time outside; negative when it is behind. */
  public Duration aheadOfWall() {
    return Duration.between(wall.instant(), clock.instant());
  }

  /** Where the server listens, for example {@code http://127.0.0.1:8089}. */
  public String origin() {
    return server.origin();
  }

  /** What a token is worth by itself, by the server's keys. Nothing happens. */
  public Verdict examine(String token) {
    return server.examine(token);
  }

  /** What a thief would read of a store. Nothing happens. */
  public OnDisk onDisk(StoreKind kind) {
    return OnDisk.of(kind, tokenFile, encrypted);
  }

  /** What the built-in client believes, if it has a session. */
  public Optional<StoredSession> session() {
    return client.session();
  }

  /**
   * Lets refusals wait for each other until so many are under way, and the refreshes after them as
   * well: calls at the same time, each of which refreshes, meet the same way each time.
   *
   * @param calls how many, at least 2
   */
  public void gather(int calls) {
    server.answers().plan(new AnswerPlan.Meeting(calls));
  }

  /**
   * Asks for something. It happens on another thread; the answer is for whoever made the call, and
   * everything that led to it is in the journal, with this request as its cause.
   */
  public CompletableFuture<Outcome> ask(Intent intent) {
    long cause = journal.append(new Event.Asked(intent)).seq();
    return CompletableFuture.supplyAsync(() -> Cause.call(cause, () -> act(intent)), asked);
  }

  private Outcome act(Intent intent) {
    return switch (intent) {
      case Intent.LogIn logIn -> client.logIn(logIn.user(), logIn.password());
      case Intent.LogOut _ -> client.logOut();
      case Intent.Call call -> client.call(call.call(), 0);
      case Intent.Burst burst -> burst(burst.call(), burst.times());
      case Intent.Repeat repeat -> done(() -> repeat(repeat.call(), repeat.every()));
      case Intent.Choose choose -> done(() -> choose(choose.settings()));
      case Intent.Pause _ -> clockChange(clock::pause, Duration.ZERO);
      case Intent.Resume _ -> clockChange(clock::resume, Duration.ZERO);
      case Intent.Speed speed -> clockChange(() -> clock.speed(speed.factor()), Duration.ZERO);
      case Intent.Advance advance -> advance(advance.by());
      case Intent.SkipToExpiry skip -> skipToExpiry(skip.type(), skip.after());
      case Intent.CatchUp _ -> advance(aheadOfWall().negated());
      case Intent.Skew chosen -> clockChange(() -> skew = chosen.skew(), Duration.ZERO);
      case Intent.Expire expire -> done(() -> server.expireAll(expire.type()));
      case Intent.ExpireToken expire -> done(() -> server.expire(expire.jti()));
      case Intent.Revoke revoke -> done(() -> server.revoke(revoke.family()));
      case Intent.RotateKey rotate -> done(() -> server.rotateKey(rotate.change()));
      case Intent.Arm arm -> done(() -> server.faults().arm(arm.rule()));
      case Intent.Disarm disarm -> done(() -> server.faults().disarm(disarm.fault()));
      case Intent.DisarmAll _ -> done(() -> server.faults().disarm());
      case Intent.Hold hold -> done(() -> hold(hold.filter()));
      case Intent.Release release -> done(() -> gate.release(release.hold(), release.decision()));
      case Intent.Steal _ ->
          done(() -> client.session().ifPresent(found -> attacker.steal(Lane.CLIENT, found)));
      case Intent.RefreshAsClient _ -> {
        skipToExpiry(TokenType.ACCESS, JUST_AFTER);
        yield client.call(ApiCall.ORDERS, 0);
      }
      case Intent.RefreshAsAttacker _ -> attacker.refresh();
      case Intent.CallAsAttacker call -> attacker.call(call.call());
      case Intent.PinNote note -> done(() -> journal.append(new Event.NotePinned(note.text())));
    };
  }

  private static Outcome done(Runnable action) {
    action.run();
    return new Outcome.Done();
  }

  /** All at once: every call has its own thread, and the last answer ends the burst. */
  private Outcome burst(ApiCall call, int times) {
    long burst = bursts.incrementAndGet();
    long cause = Cause.current();
    List<CompletableFuture<Outcome>> answers = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      answers.add(
          CompletableFuture.supplyAsync(
              () -> Cause.call(cause, () -> client.call(call, burst)), asked));
    }
    List<Outcome> outcomes = answers.stream().map(CompletableFuture::join).toList();
    // one that went wrong says more about a burst than those that went well
    return outcomes.stream()
        .filter(
            outcome -> !(outcome instanceof Outcome.Answered answered && answered.status() < 400))
        .findFirst()
        .orElse(outcomes.getLast());
  }

  private void choose(Settings chosen) {
    StoreKind before = settings.store();
    settings = chosen;
    journal.append(new Event.SettingsChanged(chosen));
    if (chosen.store() != before) {
      client.useStore(store(chosen.store()));
    }
  }

  private TokenStore store(StoreKind kind) {
    return switch (kind) {
      case MEMORY -> new MemoryStore();
      case FILE -> tokenFile == null ? new MemoryStore() : new FileStore(tokenFile);
      case ENCRYPTED_FILE ->
          encrypted == null
              ? new MemoryStore()
              : FileStore.encrypted(encrypted.file(), encrypted.key());
    };
  }

  private void hold(HoldFilter filter) {
    gate.filter(filter);
  }

  private Outcome clockChange(Runnable change, Duration jumped) {
    change.run();
    journal.append(new Event.ClockChanged(clock.speed(), clock.isPaused(), jumped, skew));
    return new Outcome.Done();
  }

  private Outcome advance(Duration by) {
    return by.isPositive() ? clockChange(() -> clock.advance(by), by) : new Outcome.Done();
  }

  /** Only forward: a moment that is past stays where it is. */
  private Outcome skipToExpiry(TokenType type, Duration after) {
    Optional<Instant> end = client.session().flatMap(session -> endOf(session, type));
    return end.map(instant -> advance(Duration.between(clock.instant(), instant.plus(after))))
        .orElseGet(Outcome.Done::new);
  }

  private static Optional<Instant> endOf(StoredSession session, TokenType type) {
    String token =
        switch (type) {
          case ACCESS -> session.accessToken();
          case REFRESH -> session.refreshToken();
        };
    return token == null ? Optional.empty() : Jwt.parse(token).map(jwt -> jwt.claims().expiresAt());
  }

  // repeating

  /** A call that is made again and again, until another choice is made. */
  private final class Repetition {
    private final ApiCall call;
    private final Duration every;
    private final long cause;
    private Timer.@Nullable Due next;
    private boolean over;

    Repetition(ApiCall call, Duration every, long cause) {
      this.call = call;
      this.every = every;
      this.cause = cause;
    }

    synchronized void schedule() {
      if (!over) {
        next = clock.after(every, this::turn);
      }
    }

    private void turn() {
      Cause.run(cause, () -> client.call(call, 0));
      schedule();
    }

    synchronized void stop() {
      over = true;
      if (next != null) {
        next.cancel();
      }
    }
  }

  private synchronized void repeat(ApiCall call, Duration every) {
    if (repetition != null) {
      repetition.stop();
      repetition = null;
    }
    if (every.isPositive()) {
      Repetition started = new Repetition(call, every, Cause.current());
      repetition = started;
      started.schedule();
    }
  }

  /** Nothing waits for a closed laboratory: messages that are held are dropped first. */
  @Override
  public void close() {
    repeat(ApiCall.ORDERS, Duration.ZERO);
    gate.close();
    client.close();
    if (started) {
      journal.append(new Event.ClientStopped(Lane.CLIENT));
    }
    attacker.close();
    server.close();
    asked.close();
    clock.close();
  }
}
