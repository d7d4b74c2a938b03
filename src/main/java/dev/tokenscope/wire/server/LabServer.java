package dev.tokenscope.wire.server;

import dev.tokenscope.intent.Fault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Cause;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Trouble;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.token.Verdict;
import dev.tokenscope.wire.gate.Gate;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
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
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okio.Buffer;
import okio.BufferedSink;
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
    server.setServerSocketFactory(door);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest standIn) {
            return LabServer.this.dispatch(standIn);
          }
        });
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
    holding.close();
    door.closing();
    Control steered = control;
    if (steered != null) {
      steered.close();
    }
    boolean started = server.getStarted();
    String origin = started ? origin() : "";
    try {
      server.close();
    } finally {
      memory.close();
      if (started) {
        journal.append(new Event.ServerStopped(origin));
      }
    }
  }

  // one request

  private MockResponse dispatch(RecordedRequest standIn) {
    try {
      // MockWebServer keeps every request for a test that never comes; ours is in there too
      server.takeRequest(0, TimeUnit.MILLISECONDS);
      return door.take(standIn.getTarget()).map(this::answer).orElseGet(LabServer::closed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return closed();
    }
  }

  /** Answers a request, whatever it is, and however it came in. */
  MockResponse answer(Incoming incoming) {
    try {
      ServerRequest request = ServerRequest.of(ExchangeId.numbered(1), incoming);
      return isControl(request) ? control(request, incoming) : exchange(request, incoming);
    } catch (RuntimeException | Error e) {
      // an exception here would leave the client hanging; this answer is a bug and says so
      options.onDefect().accept("A request could not be answered: " + e);
      return bytes(
          dated(
                  Answer.error(
                      500, "server_error", "This is a defect of TokenScope, please report it"))
              .framed(true),
          false);
    }
  }

  private static MockResponse closed() {
    return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
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
    return bytes(
        dated(answer.with("X-Content-Type-Options", "nosniff")).framed(incoming.close()),
        request.method().equals("HEAD"));
  }

  private MockResponse exchange(ServerRequest unnamed, Incoming incoming) {
    Optional<ExchangeId> own =
        incoming
            .request()
            .header("traceparent")
            .flatMap(header -> ExchangeId.ofTraceparent(header, traceId));
    ExchangeId exchange =
        own.orElseGet(() -> ExchangeId.numbered(externalExchanges.incrementAndGet()));
    return Cause.call(
        journal.causeOf(exchange), () -> exchange(unnamed.in(exchange), incoming, own.isPresent()));
  }

  private MockResponse exchange(ServerRequest request, Incoming incoming, boolean own) {
    String userAgent = incoming.request().header("User-Agent").orElse("");
    Lane lane =
        own
            ? (userAgent.contains("attacker") ? Lane.ATTACKER : Lane.CLIENT)
            : Lane.external(incoming.address(), userAgent);
    return holding
        .arrive(request, incoming, lane, own)
        .map(arrived -> exchange(arrived, lane, userAgent))
        .orElseGet(LabServer::closed);
  }

  private MockResponse exchange(Holding.Arrived arrived, Lane lane, String userAgent) {
    Incoming incoming = arrived.incoming();
    ServerRequest request = arrived.request();
    ExchangeId exchange = request.exchange();
    journal.append(
        new Event.RequestReceived(
            exchange,
            new Event.Peer(lane, incoming.address() + ":" + incoming.port(), userAgent),
            incoming.request()));
    Answer worked = answer(request, incoming);
    Optional<Fault> after =
        faults
            .strike(FaultRule.Phase.AFTER_WORK, request.method(), request.path(), exchange)
            .map(FaultRule::fault);
    Answer said = after.map(fault -> spoilt(worked, fault)).orElse(worked);
    Answer answer = dated(Cors.open(request, said)).framed(incoming.close());
    boolean arrives = holding.leave(exchange, lane, incoming.request(), answer);
    journal.append(new Event.ResponseSent(exchange, answer.message()));
    return !arrives
            || arrived.replyLost()
            || after.filter(Fault.LostReply.class::isInstance).isPresent()
        ? closed()
        : bytes(answer, request.method().equals("HEAD"));
  }

  /** What a fault leaves of an answer. */
  private static Answer spoilt(Answer answer, Fault fault) {
    return switch (fault) {
      case Fault.Unavailable unavailable -> unavailable(unavailable);
      case Fault.Latency latency -> answer.later(latency.delay());
      case Fault.LostReply _ -> answer;
    };
  }

  private static Answer unavailable(Fault.Unavailable fault) {
    Answer answer =
        Answer.error(503, "temporarily_unavailable", "The server was told to be unavailable")
            .noStore();
    return fault.retryAfter() == null
        ? answer
        : answer.with("Retry-After", Long.toString(fault.retryAfter().toSeconds()));
  }

  private Answer answer(ServerRequest request, Incoming incoming) {
    Optional<Fault> before =
        faults
            .strike(
                FaultRule.Phase.BEFORE_WORK, request.method(), request.path(), request.exchange())
            .map(FaultRule::fault);
    // what makes the work impossible comes instead of it
    return before.isPresent() && before.get() instanceof Fault.Unavailable unavailable
        ? unavailable(unavailable)
        : before
            .map(fault -> spoilt(work(request, incoming), fault))
            .orElseGet(() -> work(request, incoming));
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
    long second = clock.instant().getEpochSecond();
    CachedDate cached = date;
    if (cached.second() != second) {
      cached = new CachedDate(second, HTTP_DATE.format(Instant.ofEpochSecond(second)));
      date = cached;
    }
    return answer.with("Date", cached.text());
  }

  private static MockResponse bytes(Answer answer, boolean head) {
    Headers.Builder headers = new Headers.Builder();
    answer.headers().forEach(header -> headers.addUnsafeNonAscii(header.name(), header.value()));
    MockResponse.Builder response =
        new MockResponse.Builder()
            .status("HTTP/1.1 " + answer.status() + " " + Reasons.phrase(answer.status()))
            .headersDelay(answer.delay().toNanos(), TimeUnit.NANOSECONDS);
    Answer.Stream stream = answer.stream();
    if (stream != null) {
      response.body(new StreamBody(stream));
    } else if (!head && answer.body().size() > 0) {
      Buffer body = new Buffer();
      body.write(answer.body().bytes());
      response.body(body);
    }
    // the builder would frame the body by itself; ours is framed already
    response.headers(headers.build());
    if (Header.first(answer.headers(), "Connection").isPresent()) {
      response.onResponseEnd(new SocketEffect.CloseSocket());
    }
    return response.build();
  }

  /** A body that is written as long as somebody reads it. */
  private record StreamBody(Answer.Stream stream) implements MockResponseBody {
    @Override
    public long getContentLength() {
      return -1;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      stream.writeTo(sink.outputStream());
    }
  }
}
