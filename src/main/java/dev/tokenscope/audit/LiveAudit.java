package dev.tokenscope.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tokenscope.audit.Exchange.Kind;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Json;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import dev.tokenscope.token.Claims;
import dev.tokenscope.token.Jwt;
import dev.tokenscope.token.TokenType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges clients that nobody drives, by what they send: a fold of the journal, entry by entry. Each
 * client is known by its {@code sid}, and before a login by its address and how it calls itself, so
 * that the six connections of a browser are one client, and so is an app that logs in again once
 * its session is over. What it keeps is bounded, however long it watches.
 *
 * <p>The rules are those of the driven audit. What differs is where the evidence comes from: a
 * {@link Watch} finds the moment that a check is about.
 *
 * <p>Safe for many threads.
 */
public final class LiveAudit {

  /** More clients are not kept; the one that was silent longest is forgotten. */
  public static final int CLIENTS_MAX = 200;

  private static final int TOKENS_MAX = 8192;
  private static final int FAMILIES_MAX = 2048;
  private static final int OPEN_MAX = 20_000;
  private static final int FAULTS_MAX = 1024;
  private static final double AS_IT_RUNS = 1;

  private final List<Check> checks;
  private final Map<String, WatchedClient> byKey = new Bounded<>(CLIENTS_MAX, this::forget);
  private final Map<String, WatchedClient> bySid = new Bounded<>(FAMILIES_MAX);
  private final Map<String, WatchedFamily> families = new Bounded<>(FAMILIES_MAX);
  private final Map<String, Known> tokens = new Bounded<>(TOKENS_MAX);
  private final Map<ExchangeId, Open> open = new Bounded<>(OPEN_MAX);
  private final Map<Long, FaultRule> faults = new Bounded<>(FAULTS_MAX);
  private Settings settings = Profile.QA.settings();
  private boolean realTime = true;
  private final RepliesHeld replies = new RepliesHeld();
  private int held;
  private long keys;
  private long folded;

  private record Known(Evidence.Issued issued, WatchedFamily family) {}

  private record Open(WatchedClient client, Exchange exchange) {}

  /** Watches for these checks. */
  public LiveAudit(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  /** A client that is not kept must not live on in its sessions. */
  private void forget(WatchedClient client) {
    bySid.values().removeIf(one -> one.equals(client));
  }

  // folding

  /** Takes in entries, in order. */
  public synchronized void add(List<Entry> entries) {
    entries.forEach(this::add);
  }

  private void add(Entry entry) {
    folded = entry.seq();
    switch (entry.event()) {
      case Event.RequestReceived(var id, var peer, var request) ->
          received(entry, id, peer, request);
      case Event.ResponseSent(var id, var response) -> sent(entry, id, response);
      case Event.TokenIssued issued -> issued(entry.seq(), issued);
      case Event.FamilyStarted started -> family(started.sid()).started(started);
      case Event.FaultArmed(var number, var rule) -> faults.put(number, rule);
      case Event.FaultFired(var id, var number, _) -> fired(entry, id, number);
      case Event.SessionStarted started -> settings = started.settings();
      case Event.SettingsChanged(var chosen) -> settings = chosen;
      case Event.ClockChanged clock -> realTime = clock.speed() == AS_IT_RUNS && !clock.paused();
      case Event.Held _ -> held++;
      case Event.Released released -> {
        held--;
        replies.released(released);
        open.computeIfPresent(
            released.exchange(),
            (id, found) -> new Open(found.client(), replies.arrived(id, found.exchange())));
      }
      // what a built-in client believes, and what the server made of a token, is not evidence
      case Event.Asked _,
          Event.ServerStarted _,
          Event.ServerStopped _,
          Event.ClientStarted _,
          Event.ClientStopped _,
          Event.LoginRefused _,
          Event.CallStarted _,
          Event.CallFinished _,
          Event.RequestSent _,
          Event.ResponseReceived _,
          Event.ExchangeFailed _,
          Event.TokenChecked _,
          Event.TokenRotated _,
          Event.ReuseDetected _,
          Event.TokenEnded _,
          Event.FamilyRevoked _,
          Event.KeyRotated _,
          Event.CodeIssued _,
          Event.CodeRedeemed _,
          Event.TokensStored _,
          Event.StoreFailed _,
          Event.RefreshStarted _,
          Event.RefreshJoined _,
          Event.RefreshFinished _,
          Event.LoginRequired _,
          Event.TokensCleared _,
          Event.FaultDisarmed _,
          Event.FaultsDisarmed _,
          Event.TokenStolen _,
          Event.TroubleMet _,
          Event.NotePinned _,
          Event.ForkedFrom _ -> {}
    }
  }

  private void received(Entry entry, ExchangeId id, Event.Peer peer, Message.Request request) {
    if (peer.lane().equals(Lane.ATTACKER) || request.method().equals("OPTIONS")) {
      return;
    }
    Exchange exchange =
        replies.arrived(
            id, Recorder.exchange(entry, peer.address(), request, this::isRefreshToken));
    if (exchange.kind() == Kind.OTHER && !PlaceOccasions.carriesTokenElsewhere(exchange)) {
      return;
    }
    WatchedClient client = client(peer, exchange);
    open.put(id, new Open(client, exchange));
    client.arrive(exchange, circumstances(entry.at()));
  }

  private boolean isRefreshToken(String token) {
    Known known = tokens.get(token);
    return known == null
        ? Recorder.isRefreshToken(token)
        : known.issued().type() == TokenType.REFRESH;
  }

  private void fired(Entry entry, ExchangeId id, long number) {
    Open found = open.get(id);
    FaultRule rule = faults.get(number);
    if (found != null && rule != null) {
      if (rule.losesReply()) {
        open.put(id, new Open(found.client(), found.exchange().losingItsAnswer()));
      }
      found.client().struck(found.exchange(), rule, circumstances(entry.at()));
    }
  }

  private void sent(Entry entry, ExchangeId id, Message.Response response) {
    Open found = open.remove(id);
    if (found == null) {
      return;
    }
    Exchange answered = found.exchange().answered(entry.seq(), entry.at(), response);
    WatchedClient client = found.client();
    if (answered.kind() == Kind.LOGIN && answered.isGood()) {
      sidOf(response).ifPresent(sid -> joins(client, sid));
    }
    Known bearer = answered.bearer() == null ? null : tokens.get(answered.bearer());
    client.answered(
        answered, bearer != null && client.owns(bearer.issued()), circumstances(entry.at()));
  }

  private void issued(long seq, Event.TokenIssued event) {
    WatchedFamily family = family(event.sid());
    tokens.put(event.token(), new Known(family.issued(seq, event), family));
  }

  private WatchedFamily family(String sid) {
    return families.computeIfAbsent(sid, WatchedFamily::new);
  }

  private WatchedClient.Circumstances circumstances(Instant now) {
    return new WatchedClient.Circumstances(settings, realTime, now);
  }

  // who is who

  private WatchedClient client(Event.Peer peer, Exchange exchange) {
    String address = withoutPort(peer.address());
    if (peer.lane().equals(Lane.CLIENT)) {
      WatchedClient builtIn = keyed(LiveClient.BUILT_IN, address, peer.userAgent(), exchange);
      Known own = known(exchange);
      if (own != null) {
        builtIn.joins(own.family());
      }
      return builtIn;
    }
    String anonymous = peer.userAgent().isEmpty() ? address : address + " · " + peer.userAgent();
    String sid = sidOf(exchange);
    if (sid != null) {
      WatchedClient client = bySid.get(sid);
      if (client == null) {
        client = newcomer(anonymous, address, peer.userAgent(), exchange);
        joins(client, sid);
      }
      byKey.get(client.key);
      return client;
    }
    return exchange.kind() == Kind.LOGIN
        ? newcomer(anonymous, address, peer.userAgent(), exchange)
        : latest(anonymous)
            .orElseGet(() -> newcomer(anonymous, address, peer.userAgent(), exchange));
  }

  private @Nullable Known known(Exchange exchange) {
    String token = exchange.bearer() == null ? exchange.presented() : exchange.bearer();
    return tokens.get(token);
  }

  private @Nullable String sidOf(Exchange exchange) {
    Known known = known(exchange);
    if (known != null) {
      return known.family().sid();
    }
    String token = exchange.bearer() == null ? exchange.presented() : exchange.bearer();
    return Jwt.parse(token).map(Jwt::claims).map(Claims::family).orElse(null);
  }

  /** The family that an answer with tokens is about. */
  private Optional<String> sidOf(Message.Response response) {
    JsonNode body = tree(response.body().textOrEmpty());
    String token = body.path("access_token").asText(body.path("accessToken").asText(""));
    Known known = tokens.get(token);
    return known == null ? Optional.empty() : Optional.of(known.family().sid());
  }

  private static JsonNode tree(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      // an answer that is no JSON has no token in it
      return MissingNode.getInstance();
    }
  }

  private void joins(WatchedClient client, String sid) {
    client.joins(family(sid));
    bySid.put(sid, client);
  }

  /** Who comes without a session, or with one that nobody had: known already, or new. */
  private WatchedClient newcomer(
      String anonymous, String address, String userAgent, Exchange exchange) {
    return clientsOf(anonymous).stream()
        .filter(client -> client.isAnonymous() || client.isOver())
        .max(Comparator.comparingLong(WatchedClient::lastSeq))
        .orElseGet(
            () ->
                keyed(
                    byKey.containsKey(anonymous) ? anonymous + " · " + ++keys : anonymous,
                    address,
                    userAgent,
                    exchange));
  }

  private Optional<WatchedClient> latest(String anonymous) {
    return clientsOf(anonymous).stream().max(Comparator.comparingLong(WatchedClient::lastSeq));
  }

  private List<WatchedClient> clientsOf(String anonymous) {
    List<WatchedClient> all = new ArrayList<>();
    byKey.forEach(
        (key, client) -> {
          if (key.equals(anonymous) || key.startsWith(anonymous + " · ")) {
            all.add(client);
          }
        });
    return all;
  }

  private WatchedClient keyed(String key, String address, String userAgent, Exchange exchange) {
    return byKey.computeIfAbsent(
        key, _ -> new WatchedClient(key, address, userAgent, checks, exchange.seq() - 1));
  }

  private static String withoutPort(String address) {
    int colon = address.lastIndexOf(':');
    return colon < 0 ? address : address.substring(0, colon);
  }

  // judging

  /**
   * Nothing came from some clients for a while: what they did is looked at now. Nobody is settled
   * while a message is held.
   *
   * @param upTo those of whom nothing was heard after this entry
   * @param now lab time
   */
  public synchronized void settle(long upTo, Instant now) {
    if (held <= 0) {
      for (WatchedClient client : byKey.values()) {
        if (client.lastSeq() <= upTo) {
          client.settle(circumstances(now));
        }
      }
    }
  }

  /** Looks at everything, whether or not more may come. */
  public synchronized void finish(Instant now) {
    byKey.values().forEach(client -> client.settle(circumstances(now)));
  }

  /** Whether there is something that was not looked at yet. */
  public synchronized boolean isUnsettled() {
    return byKey.values().stream().anyMatch(WatchedClient::isDirty);
  }

  /** Whether somebody refreshed after an entry and is done with it. */
  public synchronized boolean hasRefreshedSince(long seq, Instant now) {
    return byKey.values().stream().anyMatch(client -> client.hasRefreshedSince(seq, now));
  }

  /** The last entry that was taken in. */
  public synchronized long lastSeq() {
    return folded;
  }

  /** Who is watched, in the order in which they came. */
  public synchronized List<LiveClient> clients() {
    return byKey.values().stream()
        .map(client -> client.snapshot(settings))
        .sorted(Comparator.comparing(LiveClient::since).thenComparing(LiveClient::id))
        .toList();
  }

  /** How often a check was judged, whoever it was. */
  public synchronized int judged(String check) {
    return clients().stream()
        .flatMap(client -> client.verdicts().stream())
        .filter(verdict -> verdict.finding().check().id().equals(check))
        .mapToInt(LiveClient.Verdict::times)
        .sum();
  }
}
