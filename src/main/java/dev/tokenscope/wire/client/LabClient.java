package dev.tokenscope.wire.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Cause;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Json;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.token.TokenPair;
import dev.tokenscope.wire.gate.Gate;
import dev.tokenscope.wire.gate.Timer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Okio;

/**
 * The client under study: it logs in, keeps its tokens, sends the access token with every call,
 * notices the 401 and refreshes, once, whoever asks. Everything it does on the wire and everything
 * it believes is in the journal.
 *
 * <p>All of it may be called from many threads; calls block, so virtual threads suit.
 */
public final class LabClient implements AutoCloseable {

  /** How long a request may take, in lab time; it stands still while a message is held. */
  public static final Duration DEADLINE = Deadline.SPAN;

  private static final MediaType JSON = MediaType.get("application/json");
  private static final Outcome UNEXPECTED =
      new Outcome.Failed(FailureKind.GARBLED, "The call ended unexpectedly.");

  private final Lane lane;
  private final Supplier<Settings> settings;
  private final Journal journal;
  private final Timer timer;
  private final Origin origin;
  private final Belief belief;
  private final Reckoning reckoning;
  private final RefreshGate refreshGate;
  private final Transport transport;
  private final OkHttpClient api;
  private final AtomicLong calls = new AtomicLong();
  private final Turns turns = new Turns(Turns.CALLS_MAX);

  /**
   * A client without a session; {@link #resume} looks for one.
   *
   * @param origin the server's origin at each call, for example {@code http://127.0.0.1:8089}
   * @param settings those in force at each call
   * @param store where the tokens are kept
   * @param timer the lab clock, for deadlines, pauses and receipts
   * @param clientClock the client's own clock, which may be wrong
   * @param traceId marks this session's exchanges
   * @param exchangeNumbers gives each exchange its number, across all clients of a journal
   * @param random for jitter
   */
  public LabClient(
      Lane lane,
      Supplier<String> origin,
      Supplier<Settings> settings,
      TokenStore store,
      Journal journal,
      Gate gate,
      Timer timer,
      InstantSource clientClock,
      String traceId,
      LongSupplier exchangeNumbers,
      RandomGenerator random) {
    this.lane = lane;
    this.settings = settings;
    this.journal = journal;
    this.timer = timer;
    this.origin = new Origin(origin, "TokenScope built-in client");
    DoubleSupplier dice = dice(random);
    belief = new Belief(lane, journal, store);
    reckoning = new Reckoning(timer, clientClock, dice);
    refreshGate =
        new RefreshGate(lane, journal, timer, belief, reckoning, new BackOff(timer, dice));
    transport = new Transport(new WireTap(lane, journal, gate, traceId, exchangeNumbers));
    api = refreshing();
  }

  private OkHttpClient refreshing() {
    TokenEndpointRefresh endpoint = new TokenEndpointRefresh(transport, origin);
    return transport.api(
        client ->
            client
                .addInterceptor(new HeaderStyleRepeat(origin, refreshGate, endpoint, transport))
                .addInterceptor(new TokenAttacher(belief, refreshGate, reckoning, endpoint))
                .authenticator(new TokenAuthenticator(origin, refreshGate, endpoint))
                .addNetworkInterceptor(TokenAttacher::followRedirects));
  }

  /** Reads the store, as a program that starts does: a session, or the need to log in. */
  public void resume() {
    belief.resume(timer.instant());
  }

  /** What the client believes now. */
  public Optional<StoredSession> session() {
    return belief.session();
  }

  /** Keeps the tokens elsewhere from now on, and takes the session along. */
  public void useStore(TokenStore store) {
    belief.useStore(store);
  }

  /** Forgets idle connections, for when the server behind them was stopped. */
  public void forgetConnections() {
    transport.forgetConnections();
  }

  /**
   * Logs in and keeps the tokens.
   *
   * @return {@link Outcome.Answered} with the server's status, 200 for a session
   */
  public Outcome logIn(String user, String password) {
    Ticket ticket = ticket(0, Ticket.Kind.LOGIN);
    ObjectNode credentials =
        Json.mapper().createObjectNode().put("username", user).put("password", password);
    return post(
        "/auth/login",
        credentials,
        ticket,
        (status, body) -> {
          if (status != 200) {
            return new Outcome.Answered(status, ticket.attempts());
          }
          Optional<TokenPair> pair = TokenAnswer.ofJson(body);
          if (pair.isEmpty()) {
            return new Outcome.Failed(FailureKind.GARBLED, "The login's answer has no token.");
          }
          belief.begin(
              reckoning.begun(pair.get(), user, origin.text(), ticket.policy()), ticket.policy());
          refreshGate.sessionBegan();
          return new Outcome.Answered(status, ticket.attempts());
        });
  }

  /**
   * Logs out. The tokens are forgotten first, so that a refresh under way cannot bring them back,
   * and a server that is gone cannot keep them here.
   *
   * @return what the server said to it; {@link Outcome.Done} where there was nothing to tell it
   */
  public Outcome logOut() {
    Ticket ticket = ticket(0, Ticket.Kind.LOGOUT);
    StoredSession session = belief.session().orElse(null);
    belief.end(LoginReason.LOGGED_OUT);
    if (session == null || session.refreshToken() == null) {
      return new Outcome.Done();
    }
    String name = ticket.settings().manner().camelCase() ? "refreshToken" : "refresh_token";
    ObjectNode token = Json.mapper().createObjectNode().put(name, session.refreshToken());
    return post(
        "/auth/logout",
        token,
        ticket,
        (status, _) -> new Outcome.Answered(status, ticket.attempts()));
  }

  /**
   * Calls the API and waits.
   *
   * @param burst the burst it is part of; 0 for none
   */
  public Outcome call(ApiCall call, long burst) {
    return call(ticket(calls.incrementAndGet(), Ticket.Kind.CALL), call, burst);
  }

  /** Calls the API on a thread of its own. */
  public PendingCall start(ApiCall call, long burst) {
    Ticket ticket = ticket(calls.incrementAndGet(), Ticket.Kind.CALL);
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("call " + ticket.call())
        .start(
            () ->
                Cause.run(
                    ticket.cause(),
                    () -> {
                      try {
                        outcome.complete(call(ticket, call, burst));
                      } finally {
                        outcome.complete(UNEXPECTED);
                      }
                    }));
    return new PendingCall(ticket, outcome);
  }

  /** Ends everything that is under way. */
  @Override
  public void close() {
    transport.close();
  }

  private Ticket ticket(long call, Ticket.Kind kind) {
    return new Ticket(call, Cause.current(), settings.get(), kind);
  }

  private Outcome call(Ticket ticket, ApiCall call, long burst) {
    journal.append(new Event.CallStarted(ticket.call(), lane, call.method(), call.path(), burst));
    Outcome outcome = UNEXPECTED;
    try {
      outcome = inTurn(ticket, call);
      return outcome;
    } finally {
      journal.append(new Event.CallFinished(ticket.call(), lane, outcome));
    }
  }

  /** The deadline is for what is on the wire; who waits for a turn is not late yet. */
  private Outcome inTurn(Ticket ticket, ApiCall call) {
    try {
      turns.await(ticket);
    } catch (IOException e) {
      return new Outcome.Failed(WireFailure.kindOf(e, ticket), WireFailure.detailOf(e));
    }
    try {
      return Deadline.answer(
          timer,
          ticket,
          () -> {
            try (Response response = transport.send(api, origin.call(call, ticket), ticket)) {
              // nobody reads it here, but an answer that breaks off is none
              response.body().source().readAll(Okio.blackhole());
              return new Outcome.Answered(response.code(), ticket.attempts());
            }
          });
    } finally {
      turns.end();
    }
  }

  private interface Reader {
    Outcome read(int status, String body);
  }

  private Outcome post(String path, ObjectNode json, Ticket ticket, Reader reader) {
    return Deadline.answer(
        timer,
        ticket,
        () -> {
          RequestBody body = RequestBody.create(json.toString(), JSON);
          Request request = origin.request(path, ticket).post(body).build();
          try (Response response = transport.token(request, ticket)) {
            return reader.read(response.code(), response.body().string());
          }
        });
  }

  /** Several threads draw from it, and not every generator likes that. */
  private static DoubleSupplier dice(RandomGenerator random) {
    ReentrantLock lock = new ReentrantLock();
    return () -> {
      lock.lock();
      try {
        return random.nextDouble();
      } finally {
        lock.unlock();
      }
    };
  }
}
