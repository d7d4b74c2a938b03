package dev.tokenscope.wire.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which the network fails, made with real sockets, and what it is called. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WireFailureTest {

  private static final String HEAD = "HTTP/1.1 200 OK\r\n";

  /** What another program does with a request. */
  interface Peer {
    void answer(Socket socket) throws IOException;
  }

  private static Peer saying(String bytes) {
    return socket -> socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Peer throwingAway() {
    // with a linger of nothing the kernel sends a reset instead of an end
    return socket -> socket.setSoLinger(true, 0);
  }

  static Stream<Arguments> peers() {
    return Stream.of(
        Arguments.of("a reset", FailureKind.RESET, throwingAway()),
        Arguments.of("an end before the first byte", FailureKind.BROKEN, saying("")),
        Arguments.of("an end in the status line", FailureKind.BROKEN, saying("HTTP/1.1 2")),
        Arguments.of("an end in the headers", FailureKind.BROKEN, saying(HEAD + "Server: x\r\n")),
        Arguments.of(
            "an end in the body",
            FailureKind.BROKEN,
            saying(HEAD + "Content-Length: 100\r\n\r\nonly this")),
        Arguments.of(
            "an end between chunks",
            FailureKind.BROKEN,
            saying(HEAD + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")),
        Arguments.of(
            "a chunk that is none",
            FailureKind.GARBLED,
            saying(HEAD + "Transfer-Encoding: chunked\r\n\r\nnonsense\r\n")),
        Arguments.of(
            "another protocol", FailureKind.GARBLED, saying("SSH-2.0-OpenSSH_9.6\r\n\r\n")),
        Arguments.of(
            "a status that is no number", FailureKind.GARBLED, saying("HTTP/1.1 two OK\r\n\r\n")),
        Arguments.of(
            "a TLS alert", FailureKind.TLS, saying("\u0015\u0003\u0003\u0000\u0002\u0002F")),
        Arguments.of(
            "a TLS alert and a line's end",
            FailureKind.TLS,
            saying("\u0015\u0003\u0003\u0000\u0002\u0002F\r\n\r\n")),
        Arguments.of(
            "one header that is too large",
            FailureKind.OVERSIZED,
            saying(HEAD + "X-Much: " + "x".repeat(300_000) + "\r\n\r\n")));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @MethodSource("peers")
  void a_failure_has_its_name_in_the_outcome_and_in_the_journal(
      String what, FailureKind kind, Peer peer) throws Exception {
    assertThat(what).isNotEmpty();
    try (ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Bench bench = new Bench(RefreshStyle.ENDPOINT)) {
      Thread.ofVirtual().start(() -> answerOnce(listening, peer));
      bench.origin = "http://127.0.0.1:" + listening.getLocalPort();
      assertThat(bench.call("/api/public"))
          .isInstanceOfSatisfying(
              Outcome.Failed.class, failed -> assertThat(failed.kind()).isEqualTo(kind));
      assertThat(bench.events(Event.ExchangeFailed.class))
          .singleElement()
          .satisfies(failed -> assertThat(failed.kind()).isEqualTo(kind))
          .satisfies(failed -> assertThat(failed.detail()).isNotBlank());
    }
  }

  private static void answerOnce(ServerSocket listening, Peer peer) {
    try (Socket socket = listening.accept()) {
      InputStream in = socket.getInputStream();
      int ends = 0;
      // to the empty line: a peer that closes with bytes unread would reset the connection
      while (ends < 2) {
        int read = in.read();
        if (read < 0) {
          return;
        }
        ends = read == '\n' ? ends + 1 : read == '\r' ? ends : 0;
      }
      peer.answer(socket);
    } catch (IOException e) {
      // the client went away while endless headers were written: as it should
    }
  }

  @Test
  void a_server_that_is_gone_is_refused() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).loggedIn()) {
      bench.server.close();
      assertThat(Bench.failure(bench.call())).isEqualTo(FailureKind.REFUSED);
      assertThat(bench.events(Event.ExchangeFailed.class))
          .singleElement()
          .satisfies(failed -> assertThat(failed.kind()).isEqualTo(FailureKind.REFUSED));
      assertThat(bench.client.session()).as("the tokens are kept").isPresent();
    }
  }

  @Test
  void a_name_that_leads_nowhere_is_an_unknown_host() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER)) {
      // RFC 6761 §6.4: never the name of a computer
      bench.origin = "http://tokenscope.invalid:80";
      assertThat(Bench.failure(bench.call("/api/public"))).isEqualTo(FailureKind.UNKNOWN_HOST);
      assertThat(bench.events(Event.ExchangeFailed.class).getFirst().kind())
          .isEqualTo(FailureKind.UNKNOWN_HOST);
    }
  }
}
