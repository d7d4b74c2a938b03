package dev.tokenscope.wire.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.journal.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ServerSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A tiny token server with one family: {@code at-1} and {@code rt-1}, then {@code at-2} and {@code
 * rt-2}. It rotates, and takes a second use for a theft. A test may put a script before it.
 */
final class ScriptedServer implements AutoCloseable {

  /** A request as it arrived. */
  record Seen(String method, String path, @Nullable String bearer, String body, Headers headers) {
    boolean isEndpointRefresh() {
      return path.equals("/oauth2/token");
    }

    boolean isHeaderRefresh() {
      return bearer != null && bearer.startsWith("rt");
    }

    boolean isRefresh() {
      return isEndpointRefresh() || isHeaderRefresh();
    }

    boolean isApi() {
      return path.startsWith("/api/");
    }
  }

  /** Answers instead of the server, or lets it answer. */
  interface Script {
    MockResponse answer(Seen seen, Supplier<MockResponse> usual) throws Exception;
  }

  final List<Seen> seen = new CopyOnWriteArrayList<>();
  volatile Script script = (_, usual) -> usual.get();
  volatile UnaryOperator<ObjectNode> tokens = json -> json;
  volatile boolean rotates = true;

  private final MockWebServer server = new MockWebServer();
  private final Set<String> expired = new HashSet<>();
  private int issued;
  private int generation;
  private boolean revoked;
  private String extra = "";

  ScriptedServer() throws IOException {
    this("127.0.0.1", 0);
  }

  ScriptedServer(String host, int port) throws IOException {
    server.setServerSocketFactory(new QuickSockets());
    server.setDispatcher(new Scripted());
    server.start(InetAddress.getByName(host), port);
  }

  String origin() {
    return "http://127.0.0.1:" + server.getPort();
  }

  int port() {
    return server.getPort();
  }

  /** The access token that was issued last. */
  synchronized String accessToken() {
    return "at-" + issued + extra;
  }

  /** Ends every access token issued so far. */
  synchronized void expireAccess() {
    for (int i = 1; i <= issued; i++) {
      expired.add("at-" + i);
    }
  }

  /** Ends the family. */
  synchronized void revoke() {
    revoked = true;
  }

  synchronized boolean isRevoked() {
    return revoked;
  }

  long refreshes() {
    return seen.stream().filter(Seen::isRefresh).count();
  }

  List<String> refreshTokensSeen() {
    return seen.stream().filter(Seen::isRefresh).map(ScriptedServer::refreshTokenOf).toList();
  }

  List<@Nullable String> bearersSeen() {
    return new ArrayList<>(
        seen.stream().filter(Seen::isApi).map(s -> s.bearer() == null ? "-" : s.bearer()).toList());
  }

  @Override
  public void close() {
    server.close();
  }

  static MockResponse json(int status, String reason, String body) {
    return new MockResponse.Builder()
        .status("HTTP/1.1 " + status + " " + reason)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  static MockResponse hangUp() {
    return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
  }

  static MockResponse expiredAccess() {
    return json(401, "Unauthorized", "{\"error\":\"invalid_token\"}")
        .newBuilder()
        .addHeader(
            "WWW-Authenticate",
            "Bearer realm=\"tokenscope\", error=\"invalid_token\","
                + " error_description=\"The access token expired\"")
        .build();
  }

  private MockResponse usual(Seen request) {
    return switch (request.path()) {
      case "/auth/login" -> logIn(request);
      case "/auth/logout" -> {
        revoke();
        yield new MockResponse.Builder().status("HTTP/1.1 204 No Content").build();
      }
      case "/oauth2/token" -> refresh(refreshTokenOf(request), request, false);
      case "/api/public" -> json(200, "OK", "{}");
      default ->
          request.isHeaderRefresh()
              ? refresh(refreshTokenOf(request), request, true)
              : api(request, request.bearer());
    };
  }

  private synchronized MockResponse logIn(Seen request) {
    if (!request.body().contains("wonderland")) {
      return json(401, "Unauthorized", "{\"error\":\"invalid_credentials\"}");
    }
    revoked = false;
    generation = issued;
    return json(200, "OK", issue().toString());
  }

  private synchronized ObjectNode issue() {
    issued++;
    generation = rotates || generation == 0 ? issued : generation;
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("access_token", "at-" + issued).put("token_type", "Bearer").put("expires_in", 15);
    if (rotates || issued == 1) {
      json.put("refresh_token", "rt-" + generation).put("refresh_expires_in", 120);
    }
    return tokens.apply(json.put("scope", "orders:read"));
  }

  private synchronized MockResponse refresh(String token, Seen request, boolean inHeaders) {
    String flaw =
        revoked
            ? "The refresh token was revoked, log in again"
            : token.equals("rt-" + generation)
                ? null
                : token.matches("rt-[0-9]+")
                    ? "The refresh token was already used, log in again"
                    : "The refresh token is unknown, log in again";
    if (flaw != null) {
      revoked = true;
      return inHeaders ? loginRequired(flaw) : invalidGrant(400, flaw);
    }
    ObjectNode json = issue();
    return inHeaders
        ? withNewTokens(api(request, json.path("access_token").asText("")), json)
        : json(200, "OK", json.toString());
  }

  static MockResponse invalidGrant(int status, String description) {
    return json(
        status,
        "Refused",
        "{\"error\":\"invalid_grant\",\"error_description\":\"" + description + "\"}");
  }

  static MockResponse loginRequired(String description) {
    return json(401, "Unauthorized", "{\"login_required\":true}")
        .newBuilder()
        .addHeader("X-Login-Required", "true")
        .addHeader(
            "WWW-Authenticate",
            "Bearer realm=\"tokenscope\", error=\"invalid_token\", error_description=\""
                + description
                + "\"")
        .build();
  }

  static MockResponse withNewTokens(MockResponse answer, JsonNode json) {
    MockResponse.Builder builder =
        answer
            .newBuilder()
            .addHeader("X-New-Access-Token", json.path("access_token").asText())
            .addHeader("X-New-Access-Token-Expires-In", json.path("expires_in").asText());
    if (json.has("refresh_token")) {
      builder
          .addHeader("X-New-Refresh-Token", json.path("refresh_token").asText())
          .addHeader("X-New-Refresh-Token-Expires-In", json.path("refresh_expires_in").asText());
    }
    return builder.build();
  }

  private synchronized MockResponse api(Seen request, @Nullable String token) {
    boolean good = token != null && token.startsWith("at-") && !expired.contains(token);
    if (!good) {
      return expiredAccess();
    }
    return switch (request.path()) {
      case "/api/admin" -> json(403, "Forbidden", "{\"error\":\"insufficient_scope\"}");
      case "/api/orders/404" -> json(404, "Not Found", "{}");
      case "/api/broken" -> json(500, "Internal Server Error", "{}");
      default ->
          switch (request.method()) {
            case "POST" -> json(201, "Created", request.body());
            case "HEAD" -> new MockResponse.Builder().status("HTTP/1.1 200 OK").build();
            default -> json(200, "OK", "[]");
          };
    };
  }

  private static String refreshTokenOf(Seen request) {
    if (request.isHeaderRefresh()) {
      return String.valueOf(request.bearer());
    }
    for (String pair : request.body().split("&", -1)) {
      if (pair.startsWith("refresh_token=")) {
        return pair.substring("refresh_token=".length());
      }
    }
    return "";
  }

  private final class Scripted extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      ByteString body = request.getBody();
      String header = request.getHeaders().get("Authorization");
      Seen now =
          new Seen(
              request.getMethod(),
              request.getTarget(),
              header == null ? null : header.replace("Bearer ", ""),
              body == null ? "" : body.utf8(),
              request.getHeaders());
      seen.add(now);
      try {
        return script.answer(now, () -> usual(now));
      } catch (Exception e) {
        return json(500, "Script failed", e.toString());
      }
    }
  }

  /** Without this every small answer takes 44 ms, and a thousand connections do not fit. */
  private static final class QuickSockets extends ServerSocketFactory {
    @Override
    public ServerSocket createServerSocket() throws IOException {
      return new ServerSocket() {
        @Override
        public void bind(SocketAddress address, int backlog) throws IOException {
          // so that another server can follow on this port
          setReuseAddress(true);
          super.bind(address, 4096);
        }

        @Override
        public Socket accept() throws IOException {
          Socket socket = super.accept();
          socket.setTcpNoDelay(true);
          return socket;
        }
      };
    }

    @Override
    public ServerSocket createServerSocket(int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
      throw new UnsupportedOperationException();
    }
  }
}
