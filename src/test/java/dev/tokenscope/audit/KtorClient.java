package dev.tokenscope.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenscope.journal.Json;
import io.ktor.client.HttpClient;
import io.ktor.client.HttpClientKt;
import io.ktor.client.engine.java.Java;
import io.ktor.client.plugins.auth.AuthConfig;
import io.ktor.client.plugins.auth.AuthKt;
import io.ktor.client.plugins.auth.providers.BearerAuthProvider;
import io.ktor.client.plugins.auth.providers.BearerAuthProviderKt;
import io.ktor.client.plugins.auth.providers.BearerTokens;
import io.ktor.client.plugins.auth.providers.RefreshTokensParams;
import io.ktor.client.request.HttpRequestBuilder;
import io.ktor.client.request.HttpRequestKt;
import io.ktor.client.statement.HttpResponse;
import io.ktor.client.statement.HttpResponseKt;
import io.ktor.client.statement.HttpStatement;
import io.ktor.http.ContentType;
import io.ktor.http.HttpMethod;
import io.ktor.http.content.TextContent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.GlobalScope;
import kotlinx.coroutines.future.FutureKt;
import org.jspecify.annotations.Nullable;

/**
 * Ktor's client with its plugin for bearer tokens: coroutines, and a refresh that the application
 * writes, as its guide shows. A call that is given up is cancelled, and what it waits for with it.
 */
final class KtorClient implements Subject {

  /** Starts them. */
  record Kind() implements Starter {
    @Override
    public Subject start(Surroundings surroundings) {
      return new KtorClient(surroundings);
    }

    @Override
    public String clientId() {
      return "audit-client";
    }
  }

  static {
    // it logs through SLF4J, to nowhere; that needs no saying
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }

  private final Surroundings given;
  private final BearerAuthProvider bearer;
  private final HttpClient client;
  private volatile @Nullable BearerTokens kept;

  private KtorClient(Surroundings given) {
    this.given = given;
    Surroundings.Tokens tokens = given.tokens();
    kept = tokens == null ? null : new BearerTokens(tokens.access(), tokens.refresh());
    AuthConfig usual = new AuthConfig();
    BearerAuthProviderKt.bearer(
        usual,
        config -> {
          config.loadTokens(_ -> kept);
          config.refreshTokens(this::refresh);
          return Unit.INSTANCE;
        });
    bearer = (BearerAuthProvider) usual.getProviders().getFirst();
    client =
        HttpClientKt.HttpClient(
            Java.INSTANCE,
            config -> {
              config.install(
                  AuthKt.getAuth(),
                  auth -> {
                    auth.getProviders().add(bearer);
                    return Unit.INSTANCE;
                  });
              return Unit.INSTANCE;
            });
  }

  @Override
  public boolean sharesStore() {
    return false;
  }

  @Override
  public void logIn() {
    if (kept == null) {
      throw SubjectBroken.keptNoTokens();
    }
  }

  @Override
  public Pending request(String method, String path, String body) {
    HttpRequestBuilder request = new HttpRequestBuilder();
    HttpRequestKt.url(request, given.origin() + path);
    request.setMethod(new HttpMethod(method));
    if (!body.isEmpty()) {
      request.setBody(new TextContent(body, ContentType.Application.INSTANCE.getJson(), null));
    }
    CompletableFuture<HttpResponse> answer = execute(client, request);
    CompletableFuture<Reply> reply = answer.handle(this::reply);
    return Pending.of(reply, () -> answer.cancel(true));
  }

  private Reply reply(@Nullable HttpResponse answer, @Nullable Throwable failure) {
    if (answer == null) {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      return new Reply(
          0,
          cause instanceof CancellationException
              ? "aborted"
              : String.valueOf(cause).replaceAll("[:(].*", ""));
    }
    int status = answer.getStatus().getValue();
    return status == 401 && kept == null ? new Reply(0, "login_required") : new Reply(status, "");
  }

  private static CompletableFuture<HttpResponse> execute(
      HttpClient client, HttpRequestBuilder request) {
    HttpStatement statement = new HttpStatement(request, client);
    return FutureKt.future(
        GlobalScope.INSTANCE,
        EmptyCoroutineContext.INSTANCE,
        CoroutineStart.DEFAULT,
        (_, rest) -> statement.execute(rest));
  }

  /** What the application has to write: ask the token endpoint, keep what it says. */
  private @Nullable Object refresh(
      RefreshTokensParams params, Continuation<? super BearerTokens> rest) {
    BearerTokens old = params.getOldTokens();
    if (old == null) {
      return null;
    }
    HttpRequestBuilder request = new HttpRequestBuilder();
    params.markAsRefreshTokenRequest(request);
    HttpRequestKt.url(request, given.origin() + "/oauth2/token");
    request.setMethod(new HttpMethod("POST"));
    request.setBody(
        new TextContent(
            form(
                Map.of(
                    "grant_type", "refresh_token",
                    "refresh_token", old.getRefreshToken(),
                    "client_id", given.clientId(),
                    "client_secret", given.clientSecret())),
            ContentType.Application.INSTANCE.getFormUrlEncoded(),
            null));
    CompletableFuture<HttpResponse> answer = execute(params.getClient(), request);
    CompletableFuture<@Nullable BearerTokens> fresh = answer.thenApply(one -> taken(old, one));
    var _ =
        fresh.whenComplete(
            (_, _) -> {
              if (fresh.isCancelled()) {
                answer.cancel(true);
              }
            });
    return FutureKt.await(fresh, rest);
  }

  private @Nullable BearerTokens taken(BearerTokens old, HttpResponse answer) {
    int status = answer.getStatus().getValue();
    if (status == 200) {
      JsonNode told = tree(text(answer));
      String access = told.path("access_token").asText("");
      if (!access.isEmpty() && kept == old) {
        kept = new BearerTokens(access, told.path("refresh_token").asText(old.getRefreshToken()));
        return kept;
      }
    } else if (status < 500 && status != 429) {
      kept = null;
    }
    return null;
  }

  private static String text(HttpResponse answer) {
    try {
      return BuildersKt.runBlocking(
          EmptyCoroutineContext.INSTANCE,
          (_, rest) -> HttpResponseKt.bodyAsText(answer, StandardCharsets.UTF_8, rest));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static JsonNode tree(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      return Json.mapper().createObjectNode();
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public void logOut() {
    kept = null;
    bearer.clearToken();
  }

  @Override
  public void close() {
    client.close();
  }
}
