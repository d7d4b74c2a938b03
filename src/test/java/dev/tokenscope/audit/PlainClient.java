package dev.tokenscope.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenscope.journal.Json;
import dev.tokenscope.token.Jwt;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A small client at the token endpoint, written as an app's own would be: sound as it stands, or
 * with one of the mistakes that no safety of the built-in client stands for.
 */
final class PlainClient implements Subject {

  /** A mistake that was seen in a real client. */
  enum Flaw {
    /** Whoever meets a refresh under way is sent away with an error. */
    SIBLINGS_FAIL,
    /** Whoever waits for a refresh that fails waits for ever. */
    SIBLINGS_HANG,
    /** The refresh goes through the interceptor, with the access token, and meets its own 401. */
    REFRESH_INTERCEPTED,
    /** A refused refresh token is kept and tried again, twice for each call. */
    REFUSAL_FORGOTTEN,
    /** A missing refresh token in the answer replaces the stored one. */
    OMITTED_ERASES,
    /** Two processes have one session, and no lock. */
    STORE_UNLOCKED,
    /** A POST whose connection dropped is sent again. */
    POST_RESENT,
    /** A POST is sent again after 408 and 503. */
    POST_RETRIED,
    /** The repeated request has lost its body. */
    BODY_LOST,
    /** The repeated request says another charset. */
    TYPE_CHANGED,
    /** The repeated request carries the refused token. */
    OLD_TOKEN_REPEATED,
    /** A refresh that fails is tried three times at once, whatever failed before. */
    STORM,
    /** A minute ahead, however short the life. */
    MARGIN_FIXED,
    /** A timer of 32 bits, in milliseconds. */
    TIMER_OVERFLOWS,
    /** A missing lifetime is none. */
    LIFETIME_ZERO,
    /** The end of the token by its claim and this computer's clock. */
    CLOCKS_TRUSTED,
    /** Whatever stands in a 200 is a token. */
    ANSWER_UNCHECKED,
    /** A caller who gives up takes the refresh along. */
    ABORT_LOSES_REFRESH,
    /** Asks for every scope there is. */
    SCOPE_WIDENED,
    /** The token stands in the URL as well. */
    TOKEN_IN_URL,
    /** A redirect to another port takes the token along. */
    PORT_FOLLOWED,
    /** The refresh token goes with every call. */
    REFRESH_TOKEN_EVERYWHERE,
    /** Tries one way to authenticate, then the other. */
    PROBES
  }

  /**
   * Starts them.
   *
   * @param onRefusal whether a 401 makes it refresh; without, only the end of a lifetime does
   * @param flaws what it does wrong
   */
  record Kind(boolean onRefusal, Set<Flaw> flaws) implements Starter {
    Kind {
      flaws = Set.copyOf(flaws);
    }

    @Override
    public Subject start(Surroundings surroundings) {
      return new PlainClient(this, surroundings);
    }

    @Override
    public String clientId() {
      return "tokenscope";
    }
  }

  /** Tokens, and when to replace them by {@link System#nanoTime}; null where nobody said. */
  private record Session(String access, String refresh, @Nullable Long due) {}

  private static final String LOGIN = "login_required";
  private static final String OFF_FOR_NOW = "refresh_failed";
  private static final MediaType JSON = MediaType.get("application/json");
  private static final Duration MARGIN = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(2);

  private final Kind kind;
  private final Surroundings given;
  private final OkHttpClient tokens =
      new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
  private final OkHttpClient api;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final AtomicReference<@Nullable Call> refreshing = new AtomicReference<>();
  private @Nullable Session session;
  private @Nullable CompletableFuture<String> flight;
  private long notBefore = System.nanoTime();
  private int failures;

  private PlainClient(Kind kind, Surroundings given) {
    this.kind = kind;
    this.given = given;
    this.api =
        new OkHttpClient.Builder()
            .retryOnConnectionFailure(has(Flaw.POST_RESENT))
            .followRedirects(false)
            .build();
    Surroundings.Tokens first = given.tokens();
    if (first != null) {
      session = session(first.access(), first.refresh(), first.expiresIn());
    }
  }

  private boolean has(Flaw flaw) {
    return kind.flaws().contains(flaw);
  }

  @Override
  public boolean sharesStore() {
    return has(Flaw.STORE_UNLOCKED);
  }

  @Override
  public void logIn() {
    if (current() == null) {
      throw SubjectBroken.keptNoTokens();
    }
  }

  @Override
  public synchronized void logOut() {
    session = null;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    for (OkHttpClient one : new OkHttpClient[] {api, tokens}) {
      one.dispatcher().cancelAll();
      one.connectionPool().evictAll();
    }
  }

  private synchronized @Nullable Session current() {
    return session;
  }

  // calls

  @Override
  public Pending request(String method, String path, String body) {
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            reply.complete(exchange(method, path, body));
          } catch (IOException e) {
            reply.complete(new Reply(0, "network"));
          }
        });
    return Pending.of(
        reply,
        () -> {
          Call call = refreshing.get();
          if (has(Flaw.ABORT_LOSES_REFRESH) && call != null) {
            call.cancel();
          }
          reply.complete(new Reply(0, "aborted"));
        });
  }

  private Reply exchange(String method, String path, String body) throws IOException {
    Session before = current();
    if (before != null && isDue(before)) {
      String problem = refresh(before);
      if (!problem.isEmpty()) {
        return new Reply(0, problem);
      }
      before = current();
    }
    if (before == null) {
      return new Reply(0, LOGIN);
    }
    int status = send(before, method, path, body, JSON);
    if (has(Flaw.POST_RETRIED) && method.equals("POST") && (status == 408 || status == 503)) {
      status = send(before, method, path, body, JSON);
    }
    if (status != 401 || !kind.onRefusal()) {
      return new Reply(status, "");
    }
    String problem = refresh(before);
    Session after = current();
    if (!problem.isEmpty() || after == null) {
      return new Reply(0, problem.isEmpty() ? LOGIN : problem);
    }
    return new Reply(
        send(
            has(Flaw.OLD_TOKEN_REPEATED) ? before : after,
            method,
            path,
            has(Flaw.BODY_LOST) ? "" : body,
            has(Flaw.TYPE_CHANGED) ? MediaType.get("application/json; charset=utf-8") : JSON),
        "");
  }

  private int send(Session with, String method, String path, String body, MediaType type)
      throws IOException {
    String query = has(Flaw.TOKEN_IN_URL) ? "?token=" + with.access() : "";
    RequestBody content =
        method.equals("POST") ? RequestBody.create(body.getBytes(UTF_8), type) : null;
    Request.Builder request =
        new Request.Builder()
            .url(given.origin() + path + query)
            .method(method, content)
            .header("Authorization", "Bearer " + with.access());
    if (has(Flaw.REFRESH_TOKEN_EVERYWHERE)) {
      request.header("X-Refresh-Token", with.refresh());
    }
    try (Response answer = api.newCall(request.build()).execute()) {
      String there = answer.header("Location", "");
      if (has(Flaw.PORT_FOLLOWED)
          && answer.code() == 302
          && there != null
          && there.startsWith("http://127.0.0.1:")) {
        try (Response second = api.newCall(request.url(there).build()).execute()) {
          return second.code();
        }
      }
      return answer.code();
    }
  }

  // refreshing

  private boolean isDue(Session one) {
    return one.due() != null && System.nanoTime() - one.due() >= 0;
  }

  /** Replaces the tokens unless it was done meanwhile. Empty when there are new ones. */
  private String refresh(Session old) {
    CompletableFuture<String> mine;
    boolean first = false;
    synchronized (this) {
      if (session == null) {
        return LOGIN;
      }
      if (!old.equals(session)) {
        return "";
      }
      if (System.nanoTime() - notBefore < 0) {
        return OFF_FOR_NOW;
      }
      if (flight == null) {
        flight = new CompletableFuture<>();
        first = true;
      } else if (has(Flaw.SIBLINGS_FAIL)) {
        return OFF_FOR_NOW;
      }
      mine = flight;
    }
    if (!first) {
      return mine.join();
    }
    CompletableFuture<String> own = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          String result = OFF_FOR_NOW;
          try {
            result = exchangeTokens(old);
          } catch (IOException e) {
            failed(PAUSE);
          }
          synchronized (this) {
            flight = null;
          }
          own.complete(result);
          if (result.isEmpty() || !has(Flaw.SIBLINGS_HANG)) {
            mine.complete(result);
          }
        });
    return own.join();
  }

  private synchronized void failed(Duration atLeast) {
    Duration pause = PAUSE.multipliedBy(1L << Math.min(failures++, 4));
    Duration bounded = pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX;
    Duration longer = bounded.compareTo(atLeast) < 0 ? atLeast : bounded;
    notBefore = System.nanoTime() + longer.toNanos();
  }

  private String exchangeTokens(Session old) throws IOException {
    String own = has(Flaw.REFRESH_INTERCEPTED) ? "Bearer " + old.access() : "";
    Response answer = ask(old, has(Flaw.PROBES) ? "Basic YXVkaXQ6YXVkaXQ=" : own);
    for (int more = repeats(answer.code()); more > 0 && !answer.isSuccessful(); more--) {
      answer.close();
      answer = ask(old, own);
    }
    try (Response last = answer) {
      return taken(old, last);
    }
  }

  private int repeats(int status) {
    return switch (status) {
      case 400 -> has(Flaw.REFUSAL_FORGOTTEN) ? 1 : 0;
      case 401 -> has(Flaw.REFRESH_INTERCEPTED) ? 2 : has(Flaw.PROBES) ? 1 : 0;
      case 503 -> has(Flaw.STORM) ? 2 : 0;
      default -> 0;
    };
  }

  private Response ask(Session old, String authorization) throws IOException {
    FormBody.Builder form =
        new FormBody.Builder()
            .add("grant_type", "refresh_token")
            .add("refresh_token", old.refresh())
            .add("client_id", given.clientId());
    if (has(Flaw.SCOPE_WIDENED)) {
      form.add("scope", given.scope());
    }
    Request.Builder request =
        new Request.Builder().url(given.origin() + "/oauth2/token").post(form.build());
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    Call call = tokens.newCall(request.build());
    refreshing.set(call);
    return call.execute();
  }

  private String taken(Session old, Response answer) throws IOException {
    int status = answer.code();
    if (status == 429 || status >= 500) {
      if (status == 429 || !has(Flaw.STORM)) {
        failed(Duration.ofSeconds(Long.parseLong(answer.header("Retry-After", "0"))));
      }
      return OFF_FOR_NOW;
    }
    if (!answer.isSuccessful()) {
      if (has(Flaw.REFUSAL_FORGOTTEN) && status == 400) {
        return OFF_FOR_NOW;
      }
      replace(old, null);
      return LOGIN;
    }
    JsonNode told = tree(answer.body().string());
    String access = told.path("access_token").asText("");
    if (access.isEmpty() && !has(Flaw.ANSWER_UNCHECKED)) {
      failed(PAUSE);
      return OFF_FOR_NOW;
    }
    JsonNode span = told.path("expires_in");
    Duration lifetime =
        span.isIntegralNumber() || span.asText().matches("-?\\d+")
            ? Duration.ofSeconds(span.asLong())
            : null;
    if (lifetime == null && has(Flaw.LIFETIME_ZERO)) {
      lifetime = Duration.ZERO;
    }
    String refresh =
        told.path("refresh_token").asText(has(Flaw.OMITTED_ERASES) ? "undefined" : old.refresh());
    replace(old, session(access.isEmpty() ? "undefined" : access, refresh, lifetime));
    return current() == null ? LOGIN : "";
  }

  private static JsonNode tree(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      return Json.mapper().createObjectNode();
    }
  }

  private synchronized void replace(Session old, @Nullable Session fresh) {
    if (old.equals(session)) {
      session = fresh;
      failures = 0;
    }
  }

  private Session session(String access, String refresh, @Nullable Duration lifetime) {
    if (has(Flaw.CLOCKS_TRUSTED)) {
      Instant end = Jwt.parse(access).map(jwt -> jwt.claims().expiresAt()).orElse(null);
      lifetime = end == null ? lifetime : Duration.between(Instant.now(), end.minusSeconds(5));
    }
    if (lifetime == null) {
      return new Session(access, refresh, null);
    }
    Duration share = lifetime.dividedBy(5);
    boolean whole = has(Flaw.MARGIN_FIXED) || share.compareTo(MARGIN) > 0;
    Duration ahead = lifetime.minus(whole ? MARGIN : share);
    Session fresh = new Session(access, refresh, System.nanoTime() + ahead.toNanos());
    if (has(Flaw.TIMER_OVERFLOWS)) {
      int millis = (int) lifetime.toMillis();
      var _ = timer.schedule(() -> refresh(fresh), Math.max(millis, 200), TimeUnit.MILLISECONDS);
    }
    return fresh;
  }
}
