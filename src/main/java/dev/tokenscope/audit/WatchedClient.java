package dev.tokenscope.audit;

import dev.tokenscope.audit.Exchange.Kind;
import dev.tokenscope.intent.ConnectionFault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.token.TokenType;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One client while it is watched: its present round, the one before, and its verdicts so far. */
final class WatchedClient {

  private static final int RECENT = 64;
  private static final int FAMILIES = 4;

  /** What the server's settings and clock are at a moment. */
  record Circumstances(Settings settings, boolean realTime, Instant now) {}

  final String key;
  private final String address;
  private final String userAgent;
  private final List<WatchedFamily> families = new ArrayList<>();
  private final ArrayDeque<Exchange> recent = new ArrayDeque<>();
  private final List<Tally> tallies;
  private Round round;
  private @Nullable Round before;
  private @Nullable RefreshStyle style;
  private Mode mode = Mode.NEITHER;
  private boolean proven;
  private boolean over;
  private long count;
  private long lastSeq;
  private long lastRefreshSeq;
  private @Nullable Instant since;
  private Instant latest = Instant.EPOCH;

  WatchedClient(String key, String address, String userAgent, List<Check> checks, long start) {
    this.key = key;
    this.address = address;
    this.userAgent = userAgent;
    this.tallies = checks.stream().map(Tally::new).toList();
    this.round = new Round(start);
  }

  // what comes in

  /** A request came. */
  void arrive(Exchange exchange, Circumstances in) {
    count++;
    since = since == null ? exchange.at() : since;
    heard(exchange.seq(), in);
    boolean begins =
        exchange.kind() == Kind.REFRESH
            || exchange.kind() == Kind.LOGOUT
            || exchange.kind() == Kind.LOGIN;
    if (begins && round.isCalm(in.now())) {
      next(round.splitAt(exchange, in.now()), in);
    } else {
      round.put(exchange, in.now());
    }
    if (exchange.kind() == Kind.REFRESH) {
      lastRefreshSeq = exchange.seq();
    }
  }

  /** A fault struck one of its requests. */
  void struck(Exchange exchange, FaultRule rule, Circumstances in) {
    if (exchange.kind() == Kind.API && round.isCalm(in.now())) {
      next(round.splitAt(exchange, in.now()), in);
    }
    round.strike(exchange, rule.fault(), in.now());
    if (rule.swallows()) {
      remember(exchange);
      if (exchange.kind() == Kind.REFRESH) {
        round.failed(in.now());
      }
    }
  }

  /** It was answered. */
  void answered(Exchange exchange, boolean issuedHere, Circumstances in) {
    heard(exchange.answeredSeq(), in);
    remember(exchange);
    boolean refused =
        exchange.kind() == Kind.API
            && exchange.status() >= 400
            && exchange.status() != 404
            && !round.isStruck(exchange);
    boolean another = exchange.status() == 401 && issuedHere && round.hasRefreshed();
    if (refused && (round.isCalm(in.now()) || another)) {
      next(round.splitAt(exchange, in.now()), in);
    }
    round.put(exchange, in.now());
    switch (exchange.kind()) {
      case REFRESH -> refreshed(exchange, in);
      case LOGIN -> {
        if (exchange.isGood() && !exchange.request().path().equals("/oauth2/authorize")) {
          over = false;
          next(new Round(exchange.answeredSeq()), in);
        }
      }
      case LOGOUT -> over |= exchange.isGood();
      case API, OTHER -> {}
    }
  }

  private void refreshed(Exchange exchange, Circumstances in) {
    boolean lost = round.struckBy(exchange) instanceof ConnectionFault;
    if (!exchange.isGood() || lost) {
      round.failed(in.now());
      over |= exchange.status() >= 400 && exchange.status() < 404;
      return;
    }
    round.failed(null);
    over = false;
    proven = true;
    style =
        exchange.request().path().startsWith("/api/") ? RefreshStyle.HEADER : RefreshStyle.ENDPOINT;
    if (mode != Mode.REACTIVE) {
      mode = round.isReactive() ? Mode.REACTIVE : Mode.PROACTIVE;
    }
  }

  private void heard(long seq, Circumstances in) {
    lastSeq = seq;
    latest = in.now();
    if (round.isDirty() && round.hasPassed(in.now())) {
      judge(in);
      round.settle();
    }
  }

  private void remember(Exchange exchange) {
    recent.addLast(exchange);
    if (recent.size() > RECENT) {
      recent.removeFirst();
    }
  }

  private void next(Round following, Circumstances in) {
    if (round.isDirty()) {
      judge(in);
    }
    tallies.forEach(Tally::close);
    round.slim();
    before = round;
    round = following;
  }

  /** Nothing was heard of it for a while. */
  void settle(Circumstances in) {
    if (round.isDirty()) {
      judge(in);
    }
    round.settle();
  }

  private void judge(Circumstances in) {
    round.takeDirty();
    Scene scene = scene(in);
    for (Tally tally : tallies) {
      Check check = tally.check();
      tally.offer(
          switch (check.watch().occasion().look(scene)) {
            case Sight.Seen(var evidence) -> check.judge(evidence);
            case Sight.Unseen(var reason, var number) -> check.unseen(reason, number);
          },
          lastSeq);
    }
  }

  private Scene scene(Circumstances in) {
    List<Evidence.Issued> issued = new ArrayList<>();
    Map<String, Scene.Life> lives = new HashMap<>();
    families.forEach(family -> family.tell(issued, lives));
    issued.sort(Comparator.comparingLong(Evidence.Issued::seq));
    List<Exchange> ordered = new ArrayList<>(recent);
    ordered.sort(Comparator.comparingLong(Exchange::seq));
    return new Scene(
        style(in.settings()),
        mode,
        round,
        before,
        ordered,
        issued,
        lives,
        families.isEmpty() ? Set.of() : families.getLast().scope(),
        in.settings(),
        in.realTime(),
        proven,
        in.now());
  }

  private RefreshStyle style(Settings settings) {
    return style == null ? settings.style() : style;
  }

  // who it is

  /** It has tokens of this family now. */
  void joins(WatchedFamily family) {
    if (!families.contains(family)) {
      families.add(family);
      if (families.size() > FAMILIES) {
        families.removeFirst();
      }
    }
  }

  boolean isAnonymous() {
    return families.isEmpty();
  }

  /** Whether its session is over, so that a login is its next step. */
  boolean isOver() {
    return over;
  }

  boolean isDirty() {
    return round.isDirty();
  }

  long lastSeq() {
    return lastSeq;
  }

  long roundStart() {
    return round.start;
  }

  /** Whether it refreshed after an entry, and that is done with. */
  boolean hasRefreshedSince(long seq, Instant now) {
    return lastRefreshSeq > seq && round.isCalm(now);
  }

  /** The latest access token that it was given. */
  boolean owns(Evidence.Issued token) {
    return token.type() == TokenType.ACCESS && token.seq() > round.start;
  }

  LiveClient snapshot(Settings settings) {
    WatchedFamily family = families.isEmpty() ? null : families.getLast();
    String id = key.equals(LiveClient.BUILT_IN) || family == null ? key : family.sid();
    return new LiveClient(
        id,
        family == null ? "" : family.letter(),
        address,
        userAgent,
        style(settings),
        mode,
        count,
        since == null ? latest : since,
        latest,
        lastSeq,
        tallies.stream().map(Tally::verdict).toList());
  }
}
