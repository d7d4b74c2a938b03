package dev.tokenscope.audit;

import dev.tokenscope.audit.Exchange.Kind;
import dev.tokenscope.intent.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a client does about one end of an access token: the refusals, the refresh, and the calls
 * after it, until the next one ends. A fault, a 403 or a logout in quiet times begins one, too. It
 * keeps a bounded number of exchanges; calls that succeed after that are not kept.
 */
final class Round {

  /** More exchanges than these are not kept. */
  static final int KEPT = 160;

  /** So long after the last thing that was no plain call, what comes is another matter. */
  static final Duration CALM = Duration.ofSeconds(2);

  /** So long a refresh that failed may be tried again and is still the same matter. */
  static final Duration RECOVERY = Duration.ofSeconds(60);

  /** So many calls after a refresh are looked at one by one. */
  private static final int LOOKED_AT = 16;

  final long start;
  private final TreeMap<Long, Exchange> exchanges = new TreeMap<>();
  private final Map<Long, Fault> struck = new HashMap<>();
  private @Nullable Instant lastUnplain;
  private @Nullable Instant failedAt;
  private int plain;
  private boolean settled;
  private boolean dirty;

  Round(long start) {
    this.start = start;
  }

  // what comes in

  /** A request came, or its answer went. */
  void put(Exchange exchange, Instant now) {
    boolean known = exchanges.containsKey(exchange.seq());
    if (!known && exchanges.size() >= KEPT) {
      return;
    }
    exchanges.put(exchange.seq(), exchange);
    if (!isPlain(exchange)) {
      touch(now);
    } else if (!known && ++plain <= LOOKED_AT) {
      dirty = true;
    }
  }

  /** A fault struck. */
  void strike(Exchange exchange, Fault fault, Instant now) {
    struck.put(exchange.seq(), fault);
    touch(now);
  }

  /** A refresh failed, or worked after it had. */
  void failed(@Nullable Instant at) {
    failedAt = at;
  }

  private void touch(Instant now) {
    lastUnplain = now;
    settled = false;
    dirty = true;
  }

  private boolean isPlain(Exchange exchange) {
    return exchange.kind() == Kind.API
        && (exchange.response() == null || exchange.status() < 300 || exchange.status() == 404)
        && !Evidence.EMPTY.contains(String.valueOf(exchange.bearer()))
        && !struck.containsKey(exchange.seq())
        && exchange.request().method().equals("GET")
        && !PlaceOccasions.carriesTokenElsewhere(exchange);
  }

  /** Moves what is not answered yet into a round that begins with an exchange of this one. */
  Round splitAt(Exchange first, Instant now) {
    List<Exchange> moving = new ArrayList<>();
    for (Exchange one : exchanges.values()) {
      if (one.seq() == first.seq() || (one.response() == null && !struck.containsKey(one.seq()))) {
        moving.add(one);
      }
    }
    if (moving.stream().noneMatch(one -> one.seq() == first.seq())) {
      moving.add(first);
    }
    long from = moving.stream().mapToLong(Exchange::seq).min().orElse(first.seq());
    Round next = new Round(from - 1);
    for (Exchange one : moving) {
      exchanges.remove(one.seq());
      next.put(one, now);
      Fault fault = struck.remove(one.seq());
      if (fault != null) {
        next.strike(one, fault, now);
      }
    }
    next.touch(now);
    return next;
  }

  /** It is over: calls in which nothing was wrong say nothing to the next one. */
  void slim() {
    exchanges.values().removeIf(one -> one.response() != null && isPlain(one));
  }

  /** Nothing more was heard for a while. */
  void settle() {
    settled = true;
  }

  /** Whether something came that was not judged yet; asking puts it away. */
  boolean takeDirty() {
    boolean was = dirty;
    dirty = false;
    return was;
  }

  /** There will be something to judge without anything coming. */
  void lookAgain() {
    dirty = true;
  }

  boolean isDirty() {
    return dirty;
  }

  // what it is

  /** Whether what comes now has nothing to do with it any more. */
  boolean isCalm(Instant now) {
    return !isFailing(now)
        && refreshes().stream().noneMatch(one -> isOpen(one, now))
        && (settled || hasPassed(now));
  }

  /** Whether what was no plain call is long ago. */
  boolean hasPassed(Instant now) {
    return lastUnplain == null || !now.isBefore(lastUnplain.plus(CALM));
  }

  private boolean isFailing(Instant now) {
    return failedAt != null && now.isBefore(failedAt.plus(RECOVERY));
  }

  private boolean isOpen(Exchange one, Instant now) {
    return one.response() == null
        && !struck.containsKey(one.seq())
        && now.isBefore(one.at().plus(RECOVERY));
  }

  List<Exchange> exchanges() {
    return List.copyOf(exchanges.values());
  }

  List<Exchange> all(Kind kind) {
    return exchanges.values().stream().filter(one -> one.kind() == kind).toList();
  }

  List<Exchange> refreshes() {
    return all(Kind.REFRESH);
  }

  /** Calls that were refused for their token. */
  List<Exchange> refused() {
    return all(Kind.API).stream().filter(one -> one.status() == 401).toList();
  }

  /** Whether no fault struck. */
  boolean isClean() {
    return struck.isEmpty();
  }

  boolean isStruck(Exchange exchange) {
    return struck.containsKey(exchange.seq());
  }

  /** What struck an exchange. */
  @Nullable Fault struckBy(Exchange exchange) {
    return struck.get(exchange.seq());
  }

  /** The exchanges that a fault of this kind struck. */
  List<Exchange> struck(Predicate<Fault> kind) {
    return exchanges.values().stream()
        .filter(
            one -> {
              Fault fault = struck.get(one.seq());
              return fault != null && kind.test(fault);
            })
        .toList();
  }

  /** The first refresh, where there is one. */
  @Nullable Exchange firstRefresh() {
    List<Exchange> all = refreshes();
    return all.isEmpty() ? null : all.getFirst();
  }

  /** Whether a refresh worked and its answer went. */
  boolean hasRefreshed() {
    return refreshes().stream().anyMatch(Exchange::isGood);
  }

  /** Whether a refusal came before the first refresh. */
  boolean isReactive() {
    Exchange first = firstRefresh();
    return first != null && refused().stream().anyMatch(one -> one.answeredSeq() < first.seq());
  }
}
