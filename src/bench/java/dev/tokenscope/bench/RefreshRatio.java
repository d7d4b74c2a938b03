package dev.tokenscope.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A refresh with rotation at the token endpoint (ES256) against the same at
 * no.nav.security:mock-oauth2-server, in its own MockWebServer as the library starts it. (Its
 * stand-alone program can use Netty, which closes the connection after each answer.)
 */
final class RefreshRatio implements Figure {

  private static final Duration RUN = Duration.ofSeconds(2);
  // the JVM goes on compiling what a refresh takes for that long, on two cores
  private static final Duration WARM_UP = Duration.ofSeconds(25);
  private static final String PEER = "no.nav.security.mock.oauth2.StandaloneMockOAuth2ServerKt";

  @Override
  public List<String> names() {
    return List.of("server.refresh_ratio");
  }

  @Override
  public List<Reading> measure() throws Exception {
    String classPath = Files.readString(Path.of(System.getProperty("bench.peers"))).strip();
    int port = Subject.freePort();
    try (TokenScopeServer ours = new TokenScopeServer();
        Subject peer = peer(classPath, port);
        Load own = own(ours.address());
        Load others = others(peer.listensAt(port))) {
      own.answersPerSecond(WARM_UP);
      others.answersPerSecond(WARM_UP);
      Duel duel =
          Duel.fight(9, () -> own.answersPerSecond(RUN), () -> others.answersPerSecond(RUN));
      return List.of(
          duel.ratio(
              "server.refresh_ratio",
              Goal.atLeast(10),
              "rotating refreshes on 16 connections against mock-oauth2-server, both ES256, both"
                  + " with rotation"),
          Reading.of(
              "server.refresh_per_second", duel.ours(), "1/s", Goal.NONE, "TokenScope's refreshes"),
          Reading.of(
              "server.refresh_peer_per_second", duel.peers(), "1/s", Goal.NONE, "the peer's"));
    }
  }

  private static Subject peer(String classPath, int port) throws IOException {
    return Subject.java(
        classPath,
        Map.of(
            "SERVER_HOSTNAME",
            "127.0.0.1",
            "SERVER_PORT",
            Integer.toString(port),
            "JSON_CONFIG",
            "{'interactiveLogin': false, 'httpServer': 'MockWebServerWrapper',"
                .concat("'rotateRefreshToken': true,")
                .concat("'tokenProvider': {'keyProvider': {'algorithm': 'ES256'}}}")
                .replace('\'', '"')),
        List.of(PEER));
  }

  private static Load own(InetSocketAddress server) throws IOException {
    return load(
        server,
        () -> Asking.logIn(server),
        token -> "grant_type=refresh_token&client_id=tokenscope&refresh_token=" + token,
        "/oauth2/token");
  }

  private static Load others(InetSocketAddress server) throws IOException {
    return load(
        server,
        () -> codeLogIn(server),
        token -> "grant_type=refresh_token&client_id=bench&refresh_token=" + token,
        "/default/token");
  }

  private interface LogIn {
    String answer() throws IOException;
  }

  /** Each connection has a login of its own, and always sends the refresh token it got last. */
  private static Load load(
      InetSocketAddress server, LogIn logIn, UnaryOperator<String> form, String target)
      throws IOException {
    List<Load.Talk> talks = new ArrayList<>();
    for (int i = 0; i < Asking.CONNECTIONS; i++) {
      String begun = logIn.answer();
      talks.add(
          last ->
              Asking.form(
                  server,
                  target,
                  form.apply(Answers.field(last.isEmpty() ? begun : last, "refresh_token"))));
    }
    return new Load(server, talks);
  }

  /** It gives refresh tokens for a code only. */
  private static String codeLogIn(InetSocketAddress server) throws IOException {
    String redirect =
        Asking.once(
            server,
            Asking.get(
                server,
                "/default/authorize?client_id=bench&response_type=code&scope=openid&state=1"
                    + "&redirect_uri=http://127.0.0.1/callback"));
    int from = redirect.indexOf("code=") + 5;
    String code = redirect.substring(from, redirect.indexOf('&', from));
    String answer =
        Asking.once(
            server,
            Asking.form(
                server,
                "/default/token",
                "grant_type=authorization_code&client_id=bench&code="
                    + code
                    + "&redirect_uri=http://127.0.0.1/callback"));
    Answers.check(answer);
    return answer;
  }
}
