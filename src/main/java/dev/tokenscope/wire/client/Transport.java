package dev.tokenscope.wire.client;

import dev.tokenscope.intent.Safety;
import dev.tokenscope.journal.Cause;
import dev.tokenscope.journal.FailureKind;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The HTTP clients: one for the API, one for tokens with connections and a dispatcher of its own.
 * They have no timeouts, because they would run in real time; deadlines are kept on the lab clock.
 */
final class Transport implements AutoCloseable {

  private static final int IDLE_CONNECTIONS_MAX = 200;

  private final WireTap tap;
  private final OkHttpClient token;
  private final OkHttpClient api;
  private final OkHttpClient tokenOnApiClient;
  private final Set<Ticket> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Clients that write everything down. */
  Transport(WireTap tap) {
    this.tap = tap;
    token =
        plain()
            .followRedirects(false)
            .addInterceptor(Transport::carryCause)
            .addInterceptor(tap::unreached)
            .addNetworkInterceptor(Transport::sendOnce)
            .addNetworkInterceptor(tap)
            .build();
    api = plain().build();
    tokenOnApiClient =
        token
            .newBuilder()
            .dispatcher(api.dispatcher())
            .connectionPool(api.connectionPool())
            .build();
  }

  /**
   * The client for calls to the API.
   *
   * @param extras adds what attaches tokens and refreshes
   */
  OkHttpClient api(Consumer<OkHttpClient.Builder> extras) {
    OkHttpClient.Builder client = api.newBuilder().addInterceptor(Transport::carryCause);
    extras.accept(client);
    return client.addInterceptor(tap::unreached).addNetworkInterceptor(tap).build();
  }

  private static OkHttpClient.Builder plain() {
    return new OkHttpClient.Builder()
        .callTimeout(Duration.ZERO)
        .connectTimeout(Duration.ZERO)
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .proxy(Proxy.NO_PROXY)
        // the laboratory's server speaks no TLS: reading the certificates that this computer trusts
        // would be most of what it takes to make a client
        .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
        .protocols(List.of(Protocol.HTTP_1_1))
        // connects on the caller's thread, not on one more thread per connection
        .fastFallback(false)
        .retryOnConnectionFailure(false)
        .dispatcher(new Dispatcher())
        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS_MAX, 5, TimeUnit.MINUTES));
  }

  /** Sends a request that gets tokens, or ends them, and waits. */
  Response token(Request request, Ticket ticket) throws IOException {
    OkHttpClient client = ticket.has(Safety.SEPARATE_TOKEN_CLIENT) ? token : tokenOnApiClient;
    if (ticket.carriesRefreshToken() && !ticket.has(Safety.ONE_SHOT_REFRESH)) {
      client = client.newBuilder().retryOnConnectionFailure(true).build();
    }
    return send(client, request, ticket);
  }

  /** Forgets the connections nobody uses, for when the server behind them is gone. */
  void forgetConnections() {
    api.connectionPool().evictAll();
    token.connectionPool().evictAll();
  }

  /** Ends everything that is under way, and what begins from now on. */
  @Override
  public void close() {
    closed = true;
    underWay.forEach(ticket -> ticket.giveUp(FailureKind.CANCELLED));
    api.dispatcher().executorService().shutdown();
    token.dispatcher().executorService().shutdown();
    forgetConnections();
  }

  /** Sends a request and waits. */
  Response send(OkHttpClient client, Request request, Ticket ticket) throws IOException {
    Call call = client.newCall(request);
    ticket.carriedBy(call);
    underWay.add(ticket);
    if (closed) {
      ticket.giveUp(FailureKind.CANCELLED);
    }
    // one client for everything must queue, as an app's would: five at a time for one host
    try {
      return ticket.has(Safety.SEPARATE_TOKEN_CLIENT)
          ? call.execute()
          : ticket.await(enqueued(call, ticket));
    } catch (IOException e) {
      // nothing is retried here, so a server that was started anew must not cost one failure for
      // each connection to the old one
      client.connectionPool().evictAll();
      throw e;
    } finally {
      underWay.remove(ticket);
    }
  }

  private static CompletableFuture<Response> enqueued(Call call, Ticket ticket) {
    CompletableFuture<Response> answer = new CompletableFuture<>();
    call.enqueue(
        new Callback() {
          @Override
          public void onFailure(Call failed, IOException e) {
            answer.completeExceptionally(e);
          }

          @Override
          public void onResponse(Call answered, Response response) {
            if (ticket.givenUp().isPresent()) {
              response.close();
            }
            answer.complete(response);
          }
        });
    return answer;
  }

  /** A queued call runs on the stack's own thread, which does not know who caused it. */
  private static Response carryCause(Interceptor.Chain chain) throws IOException {
    return Cause.call(Ticket.of(chain.request()).cause(), () -> chain.proceed(chain.request()));
  }

  /**
   * OkHttp repeats a request by itself after a 503 with {@code Retry-After: 0}, with or without
   * leave to retry, unless its body is one-shot. A GET with a refresh token in its header has no
   * body, and must not be sent twice either.
   */
  private static Response sendOnce(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    Response response = chain.proceed(request);
    boolean repeatable = request.body() == null || !request.body().isOneShot();
    return response.code() == 503
            && repeatable
            && Ticket.of(request).has(Safety.ONE_SHOT_REFRESH)
            && TokenAnswer.retryAfter(response) == null
        ? response.newBuilder().removeHeader("Retry-After").build()
        : response;
  }
}
