package dev.tokenscope.wire.server;

import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Cause;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Trouble;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.token.Verdict;
import dev.tokenscope.wire.gate.AnswerGate;
import dev.tokenscope.wire.gate.AnswerPlan;
import dev.tokenscope.wire.gate.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * The bundled server: authorization server and API on one address. It is MockWebServer with a
 * {@link Door} before it and this dispatcher behind it. The order of checks is the wire contract's:
 * host, path, method, size, then the endpoint's own.
 */
public final class LabServer implements AutoCloseable {

  // kept, or the logging framework forgets the level
  private static final Logger MOCK_WEB_SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  // exchange numbers that no built-in client gives out
  private static final long EXTERNAL_EXCHANGES = 1L << 62;

  private final Options options;
  private final Supplier<Settings> settings;
  private final InstantSource clock;
  private final Journal journal;
  private final String traceId;
  private final Authority authority;
  private final Faults faults;
  private final Misbehaviour misbehaviour;
  private final AnswerGate answers = new AnswerGate();
  private final Routes routes;
  private final ServerMemory memory;
  private final AtomicLong externalExchanges = new AtomicLong(EXTERNAL_EXCHANGES);
  private final List<Trouble> early = new ArrayList<>();
  private final Holding holding = new Holding();
  private final Door door = new Door();
  private final MockWebServer server = new MockWebServer();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable Control control;
  private volatile CachedDate date = new CachedDate(Long.MIN_VALUE, "");
  private @Nullable MockWebServer elsewhere;
  private boolean listening;
  private Hosts hosts = new Hosts(InetAddress.getLoopbackAddress(), Set.of());

  private record CachedDate(long second, String text) {}

  /**
   * Where and with what memory a server runs.
   *
   * @param bind the address to listen at
   * @param port 0 for any free one
   * @param names host names it answers to, besides its own
   * @param folder where keys and families are kept; null for in memory only
   * @param onDefect is told, in a sentence, what should never happen
   */
  public record Options(
      InetAddress bind,
      int port,
      Set<String> names,
      @Nullable Path folder,
      Consumer<String> onDefect) {

    /** A server on the loopback address, any free port, that forgets everything. */
    public static Options inMemory() {
      return new Options(InetAddress.getLoopbackAddress(), 0, Set.of(), null, _ -> {});
    }
  }

  /**
   * Prepares a server; {@link #start} lets it listen.
   *
   * @param settings in force at each request
   * @param traceId marks the exchanges of built-in clients
   * @param random for ids and faults
   */
  public LabServer(
      Options options,
      Supplier<Settings> settings,
      InstantSource clock,
      Journal journal,
      String traceId,
      RandomGenerator random) {
    this.options = options;
    this.settings = settings;
    this.clock = clock;
    this.journal = journal;
    this.traceId = traceId;
    this.memory = ServerMemory.of(options.folder(), clock, this::met);
    this.authority = new Authority(settings, memory, clock, journal, random);
    this.faults = new Faults(journal, random);
    this.misbehaviour = new Misbehaviour(faults, authority::rotateKey, this::down, this::elsewhere);
    List<Route> all = new ArrayList<>();
    all.addAll(new AuthEndpoints(authority, settings, journal).routes());
    ApiGuard guard = new ApiGuard(authority, settings);
    all.addAll(new ApiEndpoints(guard, new Orders(clock)).routes());
    this.routes = new Routes(all);
  }

  /** What is met before the server starts is told after what it remembers. */
  private void met(Trouble trouble) {
    synchronized (early) {
      if (listening) {
        journal.append(new Event.TroubleMet(trouble));
      } else {
        early.add(trouble);
      }
    }
  }

  /** The last lab time a folder knows of, so that the clock does not start before it. */
  public static Instant latestLabTime(Path folder) {
    return ServerMemory.latestLabTime(folder);
  }

  /**
   * Listens.
   *
   * @throws IOException when the address or the port cannot be had
   */
  public void start() throws IOException {
    // its warnings are about clients that connect and leave
    MOCK_WEB_SERVER_LOG.setLevel(Level.OFF);
    hosts = new Hosts(options.bind(), options.names());
    wire(server, door);
    server.start(options.bind(), options.port());
    // what is older than the start of the server is remembered from earlier runs
    memory.earlier().forEach(journal::append);
    synchronized (early) {
      listening = true;
      early.forEach(trouble -> journal.append(new Event.TroubleMet(trouble)));
      early.clear();
    }
    journal.append(new Event.ServerStarted(origin()));
  }

  private void wire(MockWebServer listening, Door before) {
    listening.setServerSocketFactory(before);
    listening.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest standIn) {
            return LabServer.this.dispatch(listening, new Connection(before, standIn.getTarget()));
          }
        });
  }

  /** A second port under another loopback name, for redirects that leave the origin. */
  private synchronized String elsewhere(ServerRequest request) {
    MockWebServer second = elsewhere;
    if (second == null) {
      second = new MockWebServer();
      wire(second, new Door());
      try {
        second.start(options.bind(), 0);
      } catch (IOException e) {
        throw new UncheckedIOException("No second port can be had.", e);
      }
      elsewhere = second;
    }
    String host = request.host().equals("localhost") ? "127.0.0.1" : "localhost";
    return "http://" + host + ":" + second.getPort();
  }

  /** Nobody listens for a while, and nobody is connected any more. */
  private void down(Duration span) {
    String origin = origin();
    try {
      door.down(
          span,
          () -> journal.append(new Event.ServerStopped(origin)),
          () -> journal.append(new Event.ServerStarted(origin)));
    } catch (IOException e) {
      options.onDefect().accept("The server cannot go down: " + e.getMessage());
    }
  }

  /** Where answers wait for one another. */
  public AnswerGate answers() {
    return answers;
  }

  /** Where clients on this computer reach it, for example {@code http://127.0.0.1:8089}. */
  public String origin() {
    InetAddress bind = options.bind();
    String host = bind.isAnyLocalAddress() ? "127.0.0.1" : bind.getHostAddress();
    return "http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + server.getPort();
  }

  /**
   * Holds messages at a gate from now on: answers, and the requests of clients that are none of
   * ours. Closing this server opens it.
   */
  public void holdAt(Gate gate) {
    holding.at(gate);
  }

  /** Lets machines steer the laboratory under {@code /_lab}. */
  public void control(Control chosen) {
    control = chosen;
  }

  /** The faults of this server. */
  public Faults faults() {
    return faults;
  }

  /**
   * What a token is worth by itself, asked without a request: its signature, its claims and the
   * time. Nothing happens, and nothing is written down.
   */
  public Verdict examine(String token) {
    return authority.examine(token);
  }

  /**
   * Tokens given out without a login on the wire.
   *
   * @param access the access token; a secret
   * @param refresh the refresh token; a secret
   * @param expiresIn how long the access token lives
   */
  public record Granted(String access, String refresh, Duration expiresIn) {
    /** Tokens do not belong into logs. */
    @Override
    public String toString() {
      return "Granted[" + expiresIn + "]";
    }
  }

  /**
   * Logs somebody in without a message: a client under audit starts with these tokens.
   *
   * @param clientId a registered client
   * @param user a person
   * @param scope no wider than the person's own
   * @throws IllegalArgumentException with a sentence, when one of them is not known
   */
  public Granted grant(String clientId, String user, Set<String> scope) {
    RegisteredClient client =
        RegisteredClient.find(clientId)
            .orElseThrow(() -> new IllegalArgumentException("There is no client " + clientId));
    Person person =
        Person.named(user)
            .orElseThrow(() -> new IllegalArgumentException("There is nobody called " + user));
    TokenSet tokens = authority.startFamily(client, person, scope, origin());
    String refresh = tokens.refresh();
    return new Granted(tokens.access(), refresh == null ? "" : refresh, tokens.expiresIn());
  }

  /** Ends, on the server, every token of a kind that was issued so far. */
  public void expireAll(TokenType type) {
    authority.expireAll(type);
  }

  /** Ends one token on the server; the deny list need not be on for it. */
  public void expire(String jti) {
    authority.expire(jti);
  }

  /**
   * Revokes a family.
   *
   * @return whether there is one of this id
   */
  public boolean revoke(String sid) {
    boolean known = authority.families().stream().anyMatch(family -> family.sid().equals(sid));
    authority.revokeFamily(sid, Event.EndedBy.LAB);
    return known;
  }

  /** Signs with a new key from now on. */
  public void rotateKey(KeyChange change) {
    authority.rotateKey(change);
  }

  /** What the server knows of its families, newest last. */
  public List<FamilySummary> families() {
    Collection<TokenFamily> all = authority.families();
    return all.stream()
        .sorted((a, b) -> a.createdAt().compareTo(b.createdAt()))
        .map(FamilySummary::of)
        .toList();
  }

  /** Stops listening. Connections that are open are closed. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    answers.close();
    holding.close();
    door.closing();
    Control steered = control;
    if (steered != null) {
      steered.close();
    }
    boolean started = server.getStarted();
    String origin = started ? origin() : "";
    try {
      closeElsewhere();
      server.close();
    } finally {
      memory.close();
      if (started) {
        journal.append(new Event.ServerStopped(origin));
      }
    }
  }

  private synchronized void closeElsewhere() {
    if (elsewhere != null) {
      elsewhere.close();
    }
  }

  // one request

  /** Where a request came in, and by which name its connection is found there. */
  private record Connection(Door door, String name) {}

  private MockResponse dispatch(MockWebServer server, Connection connection) {
    try {
      // MockWebServer keeps every request for a test that never comes; ours is in there too
      server.takeRequest(0, TimeUnit.MILLISECONDS);
      return connection
          .door()
          .take(connection.name())
          .map(incoming -> answer(incoming, connection))
          .orElseGet(Delivery::closed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Delivery.closed();
    }
  }

  /** Answers a request that did not come through a door of this server, as one that did. */
  MockResponse answer(Incoming incoming) {
    return answer(incoming, new Connection(door, ""));
  }

  private MockResponse answer(Incoming incoming, Connection connection) {
    try {
      ServerRequest request = ServerRequest.of(ExchangeId.numbered(1), incoming);
      return isControl(request)
          ? control(request, incoming)
          : exchange(request, incoming, connection);
    } catch (RuntimeException | Error e) {
      // an exception here would leave the client hanging; this answer is a bug and says so
      options.onDefect().accept("A request could not be answered: " + e);
      return Delivery.whole(
          dated(
                  Answer.error(
                      500, "server_error", "This is a defect of TokenScope, please report it"))
              .framed(true),
          false);
    }
  }

  private static boolean isControl(ServerRequest request) {
    String path = request.path();
    return path.equals(Control.PREFIX) || path.startsWith(Control.PREFIX + "/");
  }

  private MockResponse control(ServerRequest request, Incoming incoming) {
    Control handler = control;
    Answer answer;
    if (incoming.flaw() != null) {
      answer = flawed(incoming.flaw());
    } else if (!hosts.isOwn(request.host())) {
      answer =
          Answer.error(403, "forbidden", "The laboratory is steered under its own name only")
              .noStore();
    } else if (handler == null) {
      answer = Answer.error(404, "not_found", "This server is not steered over HTTP");
    } else {
      answer = handler.handle(request);
    }
    return Delivery.whole(
        dated(answer.with("X-Content-Type-Options", "nosniff")).framed(incoming.close()),
        request.method().equals("HEAD"));
  }

  private MockResponse exchange(ServerRequest unnamed, Incoming incoming, Connection connection) {
    Optional<ExchangeId> own =
        incoming
            .request()
            .header("traceparent")
            .flatMap(header -> ExchangeId.ofTraceparent(header, traceId));
    ExchangeId exchange =
        own.orElseGet(() -> ExchangeId.numbered(externalExchanges.incrementAndGet()));
    return Cause.call(
        journal.causeOf(exchange),
        () -> exchange(unnamed.in(exchange), incoming, connection, own.isPresent()));
  }

  private MockResponse exchange(
      ServerRequest request, Incoming incoming, Connection connection, boolean own) {
    String userAgent = incoming.request().header("User-Agent").orElse("");
    Lane lane =
        own
            ? (userAgent.contains("attacker") ? Lane.ATTACKER : Lane.CLIENT)
            : Lane.external(incoming.address(), userAgent);
    return holding
        .arrive(request, incoming, lane, own)
        .map(arrived -> exchange(arrived, connection, lane, userAgent))
        .orElseGet(Delivery::closed);
  }

  private MockResponse exchange(
      Holding.Arrived arrived, Connection connection, Lane lane, String userAgent) {
    Incoming incoming = arrived.incoming();
    ServerRequest request = arrived.request();
    ExchangeId exchange = request.exchange();
    journal.append(
        new Event.RequestReceived(
            exchange,
            new Event.Peer(lane, incoming.address() + ":" + incoming.port(), userAgent),
            incoming.request()));
    Said said = misbehaviour.answer(request, () -> work(request, incoming));
    Answer worked = said.answer();
    if (worked == null) {
      return lost(said.fate(), connection);
    }
    Answer answer = dated(Cors.open(request, worked), said.skew()).framed(incoming.close());
    boolean arrives = holding.leave(exchange, lane, incoming.request(), answer);
    answers.pass(exchange, kind(request, answer));
    journal.append(new Event.ResponseSent(exchange, answer.message()));
    answers.sent(exchange);
    if (!arrives || arrived.replyLost()) {
      return Delivery.closed();
    }
    boolean head = request.method().equals("HEAD");
    return switch (said.fate()) {
      case Fate.Whole _ -> Delivery.whole(answer, head);
      case Fate.Drip drip -> Delivery.drip(answer, head, drip.bytesPerSecond());
      case Fate.Half _ -> Delivery.half(answer);
      case Fate.Closed _, Fate.Reset _, Fate.Silence _ -> lost(said.fate(), connection);
    };
  }

  private MockResponse lost(Fate fate, Connection connection) {
    if (fate instanceof Fate.Reset) {
      connection.door().resetOnClose(connection.name());
    } else if (fate instanceof Fate.Silence) {
      connection.door().awaitLeave(connection.name());
    }
    return Delivery.closed();
  }

  private AnswerGate.Kind kind(ServerRequest request, Answer answer) {
    if (answers.plan() instanceof AnswerPlan.Open) {
      return AnswerGate.Kind.OTHER;
    }
    return switch (Talk.of(request)) {
      case REFRESH -> AnswerGate.Kind.REFRESH;
      case API ->
          answer.status() == 401
              ? AnswerGate.Kind.REFUSED
              : answer.status() < 300 ? AnswerGate.Kind.GRANTED : AnswerGate.Kind.OTHER;
      case ANY -> AnswerGate.Kind.OTHER;
    };
  }

  private Answer work(ServerRequest request, Incoming incoming) {
    Incoming.Flaw flaw = incoming.flaw();
    if (flaw != null && flaw.status() != 413) {
      return flawed(flaw);
    }
    if (!hosts.isOwn(request.host())) {
      return Answer.error(
          421, "misdirected_request", "This server does not answer to that host name");
    }
    if (request.message().target().equals("*")) {
      return Answer.empty(204).with("Allow", "GET, HEAD, POST, OPTIONS");
    }
    String alias = settings.get().manner().aliases().get(request.path());
    ServerRequest aliased = alias == null ? request : request.at(alias);
    List<Route> there = routes.at(aliased.path());
    if (there.isEmpty()) {
      return Answer.error(404, "not_found", "There is nothing at this path");
    }
    String allowed = Route.allowed(there);
    if (request.method().equals("OPTIONS")) {
      return Cors.isPreflight(request)
          ? Cors.preflight(request, allowed)
          : Answer.empty(204).with("Allow", allowed);
    }
    Optional<Route> route = Route.forMethod(there, request.method());
    if (route.isEmpty()) {
      return Answer.error(405, "method_not_allowed", "This path does not know that method")
          .with("Allow", allowed)
          .noStore();
    }
    if (flaw != null) {
      return flawed(flaw);
    }
    return route.get().endpoint().handle(aliased);
  }

  private static Answer flawed(Incoming.Flaw flaw) {
    return Answer.error(flaw.status(), "invalid_request", flaw.description()).noStore();
  }

  private Answer dated(Answer answer) {
    return dated(answer, Duration.ZERO);
  }

  private Answer dated(Answer answer, Duration skew) {
    long second = clock.instant().plus(skew).getEpochSecond();
    CachedDate cached = date;
    if (cached.second() != second) {
      cached = new CachedDate(second, HTTP_DATE.format(Instant.ofEpochSecond(second)));
      date = cached;
    }
    return answer.with("Date", cached.text());
  }
}
