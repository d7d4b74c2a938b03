package dev.tokenscope.projection;

import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.journal.Event.Peer;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.journal.Message;
import dev.tokenscope.token.Claims;
import dev.tokenscope.token.TokenHash;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.token.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;

/** Writes a journal by hand, the way the laboratory would. */
@NullUnmarked // a script in progress has no tokens yet
public final class Script {

  /** When every script begins. */
  public static final Instant START = Instant.parse("2026-03-02T05:03:04.300Z");

  public static final String ORIGIN = "http://127.0.0.1:8089";

  private Instant now = START;
  private final Journal journal = new Journal(() -> now);
  private Settings settings = Profile.CLASSROOM.settings();
  private final Map<String, Integer> counts = new HashMap<>();
  private int families;
  private int exchanges;
  private int refreshCall = 1;
  private String user = "";
  private Issued access;
  private Issued refresh;

  /** A token and what is known about it. */
  public record Issued(
      TokenName.Issued name, String sid, String jti, String raw, Instant expiresAt, int gen) {}

  public Script() {
    journal.append(
        new Event.SessionStarted(42, "0af7651916cd43dd8448eb211c80319c", settings, "0.1.0"));
    journal.append(new Event.ServerStarted(ORIGIN));
    journal.append(new Event.ClientStarted(Lane.CLIENT, StoreKind.MEMORY));
    journal.append(new Event.LoginRequired(Lane.CLIENT, LoginReason.FIRST_START));
  }

  public Journal journal() {
    return journal;
  }

  public List<Entry> entries() {
    return journal.since(0);
  }

  public Instant now() {
    return now;
  }

  public Issued access() {
    return access;
  }

  public Issued refresh() {
    return refresh;
  }

  public Script wait(String span) {
    return wait(dev.tokenscope.intent.Spans.parse(span));
  }

  public Script wait(Duration span) {
    now = now.plus(span);
    return this;
  }

  public Script append(Event event) {
    journal.append(event);
    return this;
  }

  public Script choose(Settings chosen) {
    settings = chosen;
    return append(new Event.SettingsChanged(chosen));
  }

  /** Step 1 and 2. */
  public Script logIn(String who) {
    user = who;
    ExchangeId id = next();
    Message.Request request =
        request("POST", "/auth/login", "", "{\"username\":\"" + who + "\",\"password\":\"…\"}");
    open(id, Lane.CLIENT, request);
    String sid = "f-" + TokenName.familyLetter(families) + "7Qm";
    String letter = TokenName.familyLetter(families++);
    append(
        new Event.FamilyStarted(
            sid,
            letter,
            "tokenscope",
            who,
            scope(),
            now,
            now.plus(settings.lifetimes().refreshAbsolute())));
    access = issue(sid, letter, TokenType.ACCESS, 1, null);
    refresh = issue(sid, letter, TokenType.REFRESH, 1, null);
    answer(id, 200, List.of(), pair());
    return store();
  }

  /** Step 3, and step 4 where the access token has expired. */
  public Script call(String path) {
    ExchangeId id = next();
    boolean fine = now.isBefore(access.expiresAt());
    open(id, Lane.CLIENT, request("GET", path, access.raw(), ""));
    append(
        new Event.TokenChecked(
            id,
            access.name(),
            TokenType.ACCESS,
            fine
                ? new Verdict.Accepted(claims(access))
                : new Verdict.Refused(Verdict.Reason.EXPIRED, claims(access))));
    if (fine) {
      return answer(id, 200, List.of(), "{\"orders\":[1,2,3]}");
    }
    return refused(id, "The access token expired");
  }

  /** Steps 5 and 6, in the style that is chosen. */
  public Script refreshTokens(String path) {
    append(new Event.RefreshStarted(Lane.CLIENT, 1, Event.RefreshWhy.AFTER_401));
    ExchangeId id = next();
    boolean header = settings.style() == RefreshStyle.HEADER;
    Issued used = refresh;
    open(
        id,
        Lane.CLIENT,
        header
            ? request("GET", path, used.raw(), "")
            : request(
                "POST",
                "/oauth2/token",
                "",
                "grant_type=refresh_token&refresh_token=" + used.raw() + "&client_id=tokenscope"));
    if (!now.isBefore(used.expiresAt())) {
      append(
          new Event.TokenChecked(
              id,
              used.name(),
              TokenType.REFRESH,
              new Verdict.Refused(Verdict.Reason.EXPIRED, claims(used))));
      refused(id, "The refresh token expired, log in again");
      append(new Event.RefreshFinished(Lane.CLIENT, 1, Event.RefreshResult.REFUSED));
      return loggedOut(LoginReason.REFRESH_EXPIRED);
    }
    append(
        new Event.TokenChecked(
            id, used.name(), TokenType.REFRESH, new Verdict.Accepted(claims(used))));
    rotate(used);
    answer(
        id,
        200,
        header
            ? List.of(
                new Header("X-New-Access-Token", access.raw()),
                new Header("X-New-Refresh-Token", refresh.raw()))
            : List.of(),
        header ? "{\"orders\":[1,2,3]}" : pair());
    store();
    return append(new Event.RefreshFinished(Lane.CLIENT, 1, Event.RefreshResult.REFRESHED));
  }

  /** New tokens for a refresh token, on the server alone. */
  public Script rotate(Issued used) {
    String letter = used.name().family();
    if (settings.rotation().on()) {
      append(
          new Event.TokenRotated(used.sid(), used.jti(), jti(letter, TokenType.REFRESH, 1), now));
      access = issue(used.sid(), letter, TokenType.ACCESS, used.gen() + 1, used.jti());
      refresh = issue(used.sid(), letter, TokenType.REFRESH, used.gen() + 1, used.jti());
    } else {
      access = issue(used.sid(), letter, TokenType.ACCESS, used.gen(), used.jti());
    }
    return this;
  }

  /** The attacker uses a refresh token, that was used already, at the token endpoint. */
  public Script replay(Issued used) {
    ExchangeId id = next();
    open(
        id,
        Lane.ATTACKER,
        request(
            "POST", "/oauth2/token", "", "grant_type=refresh_token&refresh_token=" + used.raw()));
    append(
        new Event.TokenChecked(
            id,
            used.name(),
            TokenType.REFRESH,
            new Verdict.Refused(Verdict.Reason.ALREADY_USED, claims(used))));
    append(new Event.ReuseDetected(used.sid(), used.name(), id, now));
    append(new Event.FamilyRevoked(used.sid(), EndedBy.REUSE, now));
    return answer(
        id,
        400,
        List.of(),
        "{\"error\":\"invalid_grant\",\"error_description\":\"The refresh token was already used\"}");
  }

  public Script loggedOut(LoginReason reason) {
    append(new Event.TokensCleared(Lane.CLIENT));
    return append(new Event.LoginRequired(Lane.CLIENT, reason));
  }

  /** A client that is none of ours. */
  public Script external(String path) {
    return external("10.0.0.7", path);
  }

  /** A client that is none of ours, elsewhere. */
  public Script external(String address, String path) {
    ExchangeId id = next();
    append(
        new Event.RequestReceived(
            id,
            new Peer(Lane.external(address, "Dart/3.9"), address + ":50112", "Dart/3.9"),
            request("GET", path, access.raw(), "")));
    append(
        new Event.TokenChecked(
            id, access.name(), TokenType.ACCESS, new Verdict.Accepted(claims(access))));
    wait(Duration.ofMillis(3));
    return append(
        new Event.ResponseSent(id, new Message.Response(200, "OK", List.of(), Body.of("{}"))));
  }

  /** A call that gets no answer. */
  public Script broken(String path) {
    ExchangeId id = next();
    open(id, Lane.CLIENT, request("GET", path, access.raw(), ""));
    return append(new Event.ExchangeFailed(id, FailureKind.BROKEN, "unexpected end of stream"));
  }

  /** A request that somebody dropped: it never arrives. */
  public Script dropped(String path) {
    ExchangeId id = next();
    append(new Event.RequestSent(id, Lane.CLIENT, 1, request("GET", path, access.raw(), "")));
    return append(new Event.ExchangeFailed(id, FailureKind.DROPPED, "The request was dropped."));
  }

  /** A request that waits for a decision. */
  public Script held(String path) {
    return append(new Event.Held(7, next(), Lane.CLIENT, request("GET", path, access.raw(), "")));
  }

  /** So many calls at once with an access token that has expired, and one refresh for all. */
  public Script burst(int calls) {
    List<ExchangeId> ids = new ArrayList<>();
    for (int call = 101; call <= 100 + calls; call++) {
      append(new Event.CallStarted(call, Lane.CLIENT, "GET", "/api/orders", 1));
      ExchangeId id = next();
      ids.add(id);
      Message.Request request = request("GET", "/api/orders", access.raw(), "");
      append(new Event.RequestSent(id, Lane.CLIENT, call, request));
      append(
          new Event.RequestReceived(
              id, new Peer(Lane.CLIENT, "127.0.0.1:50110", "TokenScope"), request));
    }
    ids.forEach(id -> refused(id, "The access token expired"));
    int before = refreshCall;
    refreshCall = 101;
    refreshTokens("/api/orders");
    refreshCall = before;
    for (int call = 101; call <= 100 + calls; call++) {
      append(
          new Event.CallFinished(
              call, Lane.CLIENT, new dev.tokenscope.journal.Outcome.Answered(200, 2)));
    }
    return this;
  }

  public Script store() {
    return append(
        new Event.TokensStored(
            Lane.CLIENT,
            access.raw(),
            access.expiresAt(),
            refresh.raw(),
            refresh.expiresAt(),
            settings.store()));
  }

  public Issued issue(String sid, String letter, TokenType type, int gen, String parent) {
    String jti = jti(letter, type, 1);
    int number = counts.merge(letter + type, 1, Integer::sum);
    Duration life =
        type == TokenType.ACCESS
            ? settings.lifetimes().access()
            : settings.lifetimes().refreshIdle();
    Instant end = roundedUp(now.plus(life));
    TokenName.Issued name = new TokenName.Issued(letter, type, number);
    String raw = jwt(type, sid, jti, end, gen);
    append(
        new Event.TokenIssued(
            name, sid, type, jti, raw, TokenHash.of(raw), gen, parent, now, end, scope()));
    return new Issued(name, sid, jti, raw, end, gen);
  }

  private String jti(String letter, TokenType type, int ahead) {
    return "j-" + letter + type + (counts.getOrDefault(letter + type, 0) + ahead);
  }

  private void open(ExchangeId id, Lane lane, Message.Request request) {
    append(new Event.RequestSent(id, lane, refreshCall, request));
    wait(Duration.ofMillis(1));
    append(new Event.RequestReceived(id, new Peer(lane, "127.0.0.1:50110", "TokenScope"), request));
  }

  private Script answer(ExchangeId id, int status, List<Header> headers, String body) {
    String reason = Map.of(200, "OK", 400, "Bad Request", 401, "Unauthorized").get(status);
    Message.Response response = new Message.Response(status, reason, headers, Body.of(body));
    append(new Event.ResponseSent(id, response));
    wait(Duration.ofMillis(2));
    return append(new Event.ResponseReceived(id, response));
  }

  private Script refused(ExchangeId id, String why) {
    String challenge =
        "Bearer realm=\"tokenscope\", error=\"invalid_token\", error_description=\"" + why + "\"";
    return answer(
        id,
        401,
        List.of(new Header("WWW-Authenticate", challenge)),
        "{\"error\":\"invalid_token\"}");
  }

  private String pair() {
    return "{\"access_token\":\""
        + access.raw()
        + "\",\"token_type\":\"Bearer\",\"refresh_token\":\""
        + refresh.raw()
        + "\"}";
  }

  private Message.Request request(String method, String target, String bearer, String body) {
    List<Header> headers = new ArrayList<>(List.of(new Header("Host", "127.0.0.1:8089")));
    if (!bearer.isEmpty()) {
      headers.add(new Header("Authorization", "Bearer " + bearer));
    }
    return new Message.Request(method, target, headers, Body.of(body));
  }

  private ExchangeId next() {
    return ExchangeId.numbered(++exchanges);
  }

  private Set<String> scope() {
    return Claims.scopes(user.equals("bob") ? "orders:read" : "orders:read orders:write");
  }

  private Claims claims(Issued token) {
    return dev.tokenscope.token.Jwt.parse(token.raw()).orElseThrow().claims();
  }

  private String jwt(TokenType type, String sid, String jti, Instant end, int gen) {
    String header = "{\"alg\":\"ES256\",\"typ\":\"" + type.header() + "\",\"kid\":\"k-2026-03\"}";
    String payload =
        "{\"iss\":\""
            + ORIGIN
            + "\",\"sub\":\""
            + user
            + "\",\"aud\":\""
            + (type == TokenType.ACCESS ? "tokenscope-api" : ORIGIN)
            + "\",\"client_id\":\"tokenscope\",\"iat\":"
            + now.getEpochSecond()
            + ",\"exp\":"
            + end.getEpochSecond()
            + ",\"jti\":\""
            + jti
            + "\",\"sid\":\""
            + sid
            + "\","
            + (type == TokenType.ACCESS
                ? "\"scope\":\"" + String.join(" ", scope()) + "\"}"
                : "\"gen\":" + gen + "}");
    return base64(header) + "." + base64(payload) + "." + base64(TokenHash.of(payload).value());
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Instant roundedUp(Instant instant) {
    return instant.getNano() == 0 ? instant : Instant.ofEpochSecond(instant.getEpochSecond() + 1);
  }
}
