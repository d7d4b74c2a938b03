package dev.tokenscope.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tokenscope.audit.Exchange.Kind;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Json;
import dev.tokenscope.journal.Message;
import dev.tokenscope.token.Jwt;
import dev.tokenscope.token.TokenType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Folds a journal into exchanges and tokens, as the server saw them. */
final class Recorder {

  private final Map<ExchangeId, Exchange> exchanges = new LinkedHashMap<>();
  private final List<Evidence.Issued> issued = new ArrayList<>();
  private final Map<Long, FaultRule> faults = new HashMap<>();
  private final RepliesHeld held = new RepliesHeld();
  private int fired;

  private long last;

  /** Takes in what came since it was told last. */
  synchronized void read(Journal journal) {
    for (Entry entry : journal.since(last)) {
      add(entry);
      last = entry.seq();
    }
  }

  /** How many exchanges there are. */
  synchronized int size() {
    return exchanges.size();
  }

  synchronized List<Exchange> exchanges() {
    return List.copyOf(exchanges.values());
  }

  synchronized List<Evidence.Issued> issued() {
    return List.copyOf(issued);
  }

  synchronized int fired() {
    return fired;
  }

  private void add(Entry entry) {
    switch (entry.event()) {
      case Event.RequestReceived(var id, var peer, var request) ->
          exchanges.put(
              id,
              held.arrived(id, exchange(entry, peer.address(), request, Recorder::isRefreshToken)));
      case Event.ResponseSent(var id, var response) ->
          exchanges.computeIfPresent(
              id, (_, open) -> open.answered(entry.seq(), entry.at(), response));
      case Event.TokenIssued token ->
          issued.add(new Evidence.Issued(entry.seq(), token.token(), token.name(), token.type()));
      case Event.FaultArmed(var number, var rule) -> faults.put(number, rule);
      case Event.FaultFired(var id, var number, _) -> {
        fired++;
        FaultRule rule = faults.get(number);
        if (rule != null && rule.losesReply()) {
          exchanges.computeIfPresent(id, (_, open) -> open.losingItsAnswer());
        }
      }
      case Event.Released released -> {
        held.released(released);
        exchanges.computeIfPresent(released.exchange(), held::arrived);
      }
      // everything else is the lab's, or the belief of a built-in client, which no judge reads
      case Event other -> ignore(other);
    }
  }

  private static void ignore(Event event) {
    assert !(event instanceof Event.RequestReceived) : event;
  }

  /**
   * A request that came.
   *
   * @param refreshToken tells whether what stands in {@code Authorization} is a refresh token
   */
  static Exchange exchange(
      Entry entry, String address, Message.Request request, Predicate<String> refreshToken) {
    String bearer = bearer(request);
    Kind kind = kind(request, bearer, refreshToken);
    return new Exchange(
        entry.seq(),
        Long.MAX_VALUE,
        entry.at(),
        null,
        address,
        request,
        null,
        false,
        kind,
        kind == Kind.REFRESH ? presented(request, bearer) : "",
        bearer);
  }

  private static @Nullable String bearer(Message.Request request) {
    return request
        .header("Authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer", 0, 6))
        .map(value -> value.substring(6).strip())
        .orElse(null);
  }

  private static Kind kind(
      Message.Request request, @Nullable String bearer, Predicate<String> refreshToken) {
    if (request.method().equals("OPTIONS")) {
      return Kind.OTHER;
    }
    return switch (request.path()) {
      case "/auth/refresh" -> Kind.REFRESH;
      case "/auth/login", "/oauth2/authorize" -> Kind.LOGIN;
      case "/auth/logout", "/oauth2/revoke" -> Kind.LOGOUT;
      case "/oauth2/token" ->
          form(request).getOrDefault("grant_type", "").equals("refresh_token")
              ? Kind.REFRESH
              : Kind.LOGIN;
      case String path when path.startsWith("/api/") ->
          bearer != null && refreshToken.test(bearer) ? Kind.REFRESH : Kind.API;
      case String _ -> Kind.OTHER;
    };
  }

  static boolean isRefreshToken(String token) {
    return Jwt.parse(token).flatMap(Jwt::type).filter(TokenType.REFRESH::equals).isPresent();
  }

  private static String presented(Message.Request request, @Nullable String bearer) {
    if (request.path().equals("/oauth2/token")) {
      return form(request).getOrDefault("refresh_token", "");
    }
    if (request.path().equals("/auth/refresh")) {
      JsonNode body = tree(request.body().textOrEmpty());
      return body.path("refresh_token").asText(body.path("refreshToken").asText(""));
    }
    return bearer == null ? "" : bearer;
  }

  private static JsonNode tree(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      // a body that is no JSON carries no token
      return MissingNode.getInstance();
    }
  }

  /** The parameters of a form, the first of each name. */
  static Map<String, String> form(Message.Request request) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : request.body().textOrEmpty().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.putIfAbsent(
            decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
