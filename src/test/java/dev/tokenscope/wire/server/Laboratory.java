package dev.tokenscope.wire.server;

import dev.tokenscope.intent.Manner;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.Rotation;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.lab.LabClock;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A server that listens, the clock it goes by, and a client without opinions. */
final class Laboratory implements AutoCloseable {

  static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
  static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  static final String PAGE = "https://app.example";

  final LabClock clock;
  final Journal journal;
  final LabServer server;
  final List<String> troubles = Collections.synchronizedList(new ArrayList<>());

  /** Everything that was answered to {@link #send}, which every row is judged by. */
  final List<Reply> replies = Collections.synchronizedList(new ArrayList<>());

  private final @Nullable Path folder;
  private volatile Settings settings = Profile.CLASSROOM.settings();

  Laboratory() throws IOException {
    this(null, START);
  }

  Laboratory(@Nullable Path folder, Instant start) throws IOException {
    this.folder = folder;
    clock = LabClock.standing(start);
    journal = new Journal(clock);
    server =
        new LabServer(
            new LabServer.Options(
                InetAddress.getLoopbackAddress(), 0, Set.of("Lab.Example"), folder, troubles::add),
            () -> settings,
            clock,
            journal,
            TRACE,
            new Random(7));
    server.start();
  }

  Path folder() {
    if (folder == null) {
      throw new AssertionError("This laboratory is kept nowhere.");
    }
    return folder;
  }

  void choose(UnaryOperator<Settings> change) {
    settings = change.apply(settings);
  }

  void rotation(UnaryOperator<Rotation> change) {
    choose(s -> s.rotation(change.apply(s.rotation())));
  }

  void manner(UnaryOperator<Manner> change) {
    choose(s -> s.manner(change.apply(s.manner())));
  }

  void pass(long seconds) {
    clock.advance(Duration.ofSeconds(seconds));
  }

  int port() {
    String origin = server.origin();
    return Integer.parseInt(origin.substring(origin.lastIndexOf(':') + 1));
  }

  String host() {
    return "localhost:" + port();
  }

  Wire wire() throws IOException {
    return new Wire(port());
  }

  /** One request of a page of another origin, on a connection of its own. */
  Reply send(String method, String target, String body, String... headers) throws IOException {
    try (Wire wire = wire()) {
      wire.send(text(method, target, body, headers).getBytes(StandardCharsets.UTF_8));
      Reply reply = method.equals("HEAD") ? wire.replyToHead() : wire.reply();
      replies.add(reply);
      return reply;
    }
  }

  String text(String method, String target, String body, String... headers) {
    StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    if (List.of(headers).stream().noneMatch(header -> header.startsWith("Host:"))) {
      text.append("Host: ").append(host()).append("\r\n");
    }
    text.append("Origin: ").append(PAGE).append("\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    if (!body.isEmpty()) {
      text.append("Content-Length: ")
          .append(body.getBytes(StandardCharsets.UTF_8).length)
          .append("\r\n");
    }
    return text.append("\r\n").append(body).toString();
  }

  Reply get(String target, String... headers) throws IOException {
    return send("GET", target, "", headers);
  }

  /** A GET with a bearer token. */
  Reply get(String target, Tokens tokens) throws IOException {
    return get(target, "Authorization: Bearer " + tokens.access());
  }

  Reply json(String target, String json, String... headers) throws IOException {
    return send("POST", target, json, with("Content-Type: application/json", headers));
  }

  Reply form(String target, String form, String... headers) throws IOException {
    return send(
        "POST", target, form, with("Content-Type: application/x-www-form-urlencoded", headers));
  }

  private static String[] with(String first, String... rest) {
    List<String> all = new ArrayList<>(List.of(rest));
    all.add(0, first);
    return all.toArray(String[]::new);
  }

  /** A refresh at the token endpoint. */
  Reply refresh(String refreshToken) throws IOException {
    return form(
        "/oauth2/token",
        "grant_type=refresh_token&client_id=tokenscope&refresh_token=" + refreshToken);
  }

  Tokens login() throws IOException {
    return login("alice", "wonderland");
  }

  Tokens login(String name, String password) throws IOException {
    return Tokens.of(
        json("/auth/login", "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}"));
  }

  /** Tokens of the confidential client. */
  Tokens loginAsQa() throws IOException {
    return Tokens.of(
        form(
            "/oauth2/token",
            "grant_type=password&username=alice&password=wonderland",
            "Authorization: Basic cWEtY2xpZW50OnFhLXNlY3JldA=="));
  }

  /** What introspection says of a token. */
  Reply introspect(String token) throws IOException {
    return form(
        "/oauth2/introspect",
        "token=" + token,
        "Authorization: Basic cWEtY2xpZW50OnFhLXNlY3JldA==");
  }

  /** The pair that a login or a refresh brought. */
  record Tokens(String access, String refresh) {
    static Tokens of(Reply reply) {
      return new Tokens(reply.text("access_token"), reply.text("refresh_token"));
    }
  }

  @Override
  public void close() {
    server.close();
    clock.close();
  }
}
