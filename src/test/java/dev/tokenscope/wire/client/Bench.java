package dev.tokenscope.wire.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.HoldFilter;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.JournalGrammar;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.wire.gate.Gate;
import dev.tokenscope.wire.gate.Hold;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A client, a scripted server, and a clock that stands: what every test here begins with. */
final class Bench implements AutoCloseable {

  static final Instant START = Instant.parse("2026-05-04T14:00:00Z");
  static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  final ScriptedServer server;
  final LabClock clock = LabClock.standing(START);
  final Journal journal = new Journal(clock);
  final Gate gate = new Gate(journal, clock, clock::hold, clock::release);
  final AtomicLong exchanges = new AtomicLong();
  final List<Runnable> others = new ArrayList<>();
  volatile Settings settings;
  volatile String origin;
  volatile Duration skew = Duration.ZERO;
  final LabClient client;

  Bench(RefreshStyle style) throws IOException {
    this(style, new MemoryStore());
  }

  Bench(RefreshStyle style, TokenStore store) throws IOException {
    server = new ScriptedServer();
    origin = server.origin();
    settings = Profile.CLASSROOM.settings().style(style);
    client = client(store, journal);
  }

  LabClient client(TokenStore store, Journal into) {
    InstantSource skewed = () -> clock.instant().plus(skew);
    return new LabClient(
        Lane.CLIENT,
        () -> origin,
        () -> settings,
        store,
        into,
        into.equals(journal) ? gate : new Gate(into, clock, clock::hold, clock::release),
        clock,
        skewed,
        TRACE,
        exchanges::incrementAndGet,
        RandomGenerator.of("L64X128MixRandom"));
  }

  Attacker attacker() {
    Attacker attacker =
        new Attacker(
            () -> origin, () -> settings, journal, gate, clock, TRACE, exchanges::incrementAndGet);
    others.add(attacker::close);
    return attacker;
  }

  Bench without(Safety safety) {
    settings = settings.client(settings.client().without(safety));
    return this;
  }

  Bench proactive() {
    settings = settings.client(settings.client().proactive(true));
    return this;
  }

  Bench loggedIn() {
    assertThat(client.logIn("alice", "wonderland")).isEqualTo(new Outcome.Answered(200, 1));
    return this;
  }

  /** Logged in, with an access token that the server no longer accepts. */
  Bench expired() {
    loggedIn();
    server.expireAccess();
    return this;
  }

  Outcome call() {
    return client.call(ApiCall.ORDERS, 0);
  }

  Outcome call(String path) {
    return client.call(ApiCall.get(path), 0);
  }

  List<PendingCall> start(int times) {
    List<PendingCall> pending = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      pending.add(client.start(ApiCall.ORDERS, times > 1 ? 1 : 0));
    }
    return pending;
  }

  static Outcome outcome(PendingCall call) {
    return call.outcome().orTimeout(30, TimeUnit.SECONDS).join();
  }

  static List<Outcome> outcomes(List<PendingCall> calls) {
    return calls.stream().map(Bench::outcome).toList();
  }

  String accessToken() {
    return client.session().map(StoredSession::accessToken).orElse("none");
  }

  @Nullable String refreshToken() {
    return client.session().map(StoredSession::refreshToken).orElse("none");
  }

  <E extends Event> List<E> events(Class<E> type) {
    return journal.since(0).stream()
        .map(Entry::event)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  List<Event.RefreshResult> refreshResults() {
    return events(Event.RefreshFinished.class).stream().map(Event.RefreshFinished::result).toList();
  }

  /** Waits, in real time, until another thread has come so far. */
  static void until(BooleanSupplier reached) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!reached.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
      LockSupport.parkNanos(200_000);
    }
  }

  /** Waits until a message is held. */
  Hold held(Predicate<Hold> which) {
    until(() -> gate.held().stream().anyMatch(which));
    return gate.held().stream().filter(which).findFirst().orElseThrow();
  }

  Bench holding(HoldFilter filter) {
    gate.filter(filter);
    return this;
  }

  /** Lab time that flows, a thousand times as fast: only then do deadlines come. */
  void flow() {
    clock.speed(1000);
    clock.resume();
  }

  static Outcome answered(int status, int attempts) {
    return new Outcome.Answered(status, attempts);
  }

  static Outcome loginNeeded(LoginReason reason) {
    return new Outcome.LoginNeeded(reason);
  }

  static @Nullable FailureKind failure(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed ? failed.kind() : null;
  }

  @Override
  public void close() {
    gate.close();
    client.close();
    others.forEach(Runnable::run);
    JournalGrammar.assertClosed(journal);
    server.close();
    clock.close();
  }
}
