package dev.tokenscope.wire.server;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Whatever arrives on a socket: an answer or a close, and never a hang. */
final class SocketRows {

  private static final String HOST = "Host: localhost\r\nOrigin: " + Laboratory.PAGE + "\r\n";
  private static final String PUBLIC = "GET /api/public HTTP/1.1\r\n" + HOST + "\r\n";
  private static final String CHUNKED =
      "POST /auth/login HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String LOGIN = "{\"username\":\"bob\",\"password\":\"builder\"}";
  private static final int MIB = 1024 * 1024;

  private SocketRows() {}

  static List<Row> all() {
    return Stream.of(notHttp(), framing(), lines(), connections()).flatMap(List::stream).toList();
  }

  private static List<Row> notHttp() {
    return List.of(
        Row.of(
            "a TLS ClientHello",
            "closed",
            lab -> raw(lab, "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003")),
        Row.of("a SOCKS greeting", "closed", lab -> raw(lab, "\u0005\u0001\u0000")),
        Row.of("NUL bytes", "closed", lab -> raw(lab, "\u0000\u0000\u0000\u0000")),
        Row.of(
            "an HTTP/2 preface",
            "505 invalid_request",
            lab -> raw(lab, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004")),
        Row.of("an HTTP/0.9 line", "closed", lab -> raw(lab, "GET /api/public\r\n")),
        Row.of("an SSH banner", "closed", lab -> raw(lab, "SSH-2.0-OpenSSH_10.0\r\n")),
        Row.of("a Redis command", "closed", lab -> raw(lab, "PING\r\n")),
        Row.of(
            "a NUL byte in the head",
            "400 invalid_request",
            lab -> raw(lab, "GET / HTTP/1.1\r\nHost: a\u0000b\r\n\r\n")));
  }

  private static List<Row> framing() {
    return List.of(
        Row.of(
            "Content-Length: abc",
            "400 invalid_request",
            lab -> raw(lab, post("Content-Length: abc\r\n") + LOGIN)),
        Row.of(
            "Content-Length: -1, and +5",
            "400 invalid_request / 400 invalid_request",
            lab ->
                raw(lab, post("Content-Length: -1\r\n"))
                    + " / "
                    + raw(lab, post("Content-Length: +5\r\n") + "abcde")),
        Row.of(
            "Content-Length: nothing",
            "400 invalid_request",
            lab -> raw(lab, post("Content-Length:\r\n"))),
        Row.of(
            "Content-Length beyond every number",
            "413 invalid_request",
            lab -> raw(lab, post("Content-Length: 99999999999999999999\r\n"))),
        Row.of(
            "two different Content-Lengths",
            "400 invalid_request",
            lab -> raw(lab, post("Content-Length: 1\r\nContent-Length: 2\r\n") + "ab")),
        Row.of(
            "the same Content-Length twice",
            "200",
            lab -> {
              String length = "Content-Length: " + LOGIN.length() + "\r\n";
              return raw(lab, post(length + length) + LOGIN);
            }),
        Row.of(
            "Content-Length and Transfer-Encoding",
            "400 invalid_request",
            lab ->
                raw(
                    lab,
                    post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n")),
        Row.of(
            "Transfer-Encoding: gzip, chunked",
            "400 invalid_request",
            lab -> raw(lab, post("Transfer-Encoding: gzip, chunked\r\n") + "0\r\n\r\n")),
        Row.of(
            "a chunked body, with extension and trailer",
            "200",
            lab ->
                raw(
                    lab,
                    CHUNKED
                        + Integer.toHexString(LOGIN.length())
                        + ";a=b\r\n"
                        + LOGIN
                        + "\r\n0\r\nX-Trailer: 1\r\n\r\n")),
        Row.of("a bad chunk size", "400 invalid_request", lab -> raw(lab, CHUNKED + "zz\r\nab")),
        Row.of("an empty chunk size", "400 invalid_request", lab -> raw(lab, CHUNKED + "\r\n")),
        Row.of(
            "a negative chunk size",
            "400 invalid_request",
            lab -> raw(lab, CHUNKED + "-1\r\nab\r\n")),
        Row.of(
            "a chunk longer than it says",
            "400 invalid_request",
            lab -> raw(lab, CHUNKED + "2\r\nabcd\r\n0\r\n\r\n")),
        Row.of(
            "a chunk of 4 GiB", "413 invalid_request", lab -> raw(lab, CHUNKED + "ffffffff\r\nab")),
        Row.of(
            "a chunk-size line without an end",
            "400 invalid_request",
            lab -> raw(lab, CHUNKED + "1;" + "x".repeat(400))),
        Row.of(
            "trailers of 50 KiB",
            "431 invalid_request",
            lab -> raw(lab, CHUNKED + "0\r\n" + ("X: " + "a".repeat(5000) + "\r\n").repeat(10))),
        Row.of(
            "a body of exactly 1 MiB",
            "400 invalid_request",
            lab -> raw(lab, post("Content-Length: " + MIB + "\r\n") + "x".repeat(MIB))),
        Row.of(
            "a body of 2 MiB, sent whole",
            "413 invalid_request",
            lab -> raw(lab, post("Content-Length: " + 2 * MIB + "\r\n") + "x".repeat(2 * MIB))),
        Row.of(
            "chunks of 2 MiB, sent whole",
            "413 invalid_request",
            lab -> raw(lab, CHUNKED + ("8000\r\n" + "x".repeat(0x8000) + "\r\n").repeat(64))),
        Row.of(
            "a large body at a path that is not there, and with a method that is not there",
            "404 not_found 405 method_not_allowed",
            lab ->
                raw(lab, "POST /nowhere HTTP/1.1\r\n" + HOST + "Content-Length: 2000000\r\n\r\n")
                    + " "
                    + raw(
                        lab,
                        "PUT /api/me HTTP/1.1\r\n" + HOST + "Content-Length: 2000000\r\n\r\n")),
        Row.of(
            "a large body with a refresh token: it is not used up",
            "413 then 200",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              try (Wire wire = lab.wire()) {
                wire.send(
                    "POST /api/orders HTTP/1.1\r\n"
                        + HOST
                        + "Authorization: Bearer "
                        + tokens.refresh()
                        + "\r\nContent-Length: 2000000\r\n\r\n");
                return wire.reply().status() + " then " + lab.refresh(tokens.refresh()).status();
              }
            }),
        Row.of(
            "a GET with a body, then a second request on the same connection",
            "200 404",
            lab ->
                inARow(
                    lab,
                    "GET /api/public HTTP/1.1\r\n" + HOST + "Content-Length: 3\r\n\r\nabc",
                    "GET /nowhere HTTP/1.1\r\n" + HOST + "\r\n")),
        Row.of(
            "a GET with a chunked body, then a second request on the same connection",
            "200 404",
            lab ->
                inARow(
                    lab,
                    "GET /api/public HTTP/1.1\r\n"
                        + HOST
                        + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
                    "GET /nowhere HTTP/1.1\r\n" + HOST + "\r\n")),
        Row.of(
            "Expect: 100-continue with a body that waits for it",
            "100 then 200",
            lab -> {
              try (Wire wire = lab.wire()) {
                wire.send(
                    post("Expect: 100-continue\r\nContent-Length: " + LOGIN.length() + "\r\n"));
                int first = wire.reply().status();
                return first + " then " + wire.send(LOGIN).reply().status();
              }
            }),
        Row.of(
            "Expect: 100-continue without a body",
            "200",
            lab ->
                raw(lab, "GET /api/public HTTP/1.1\r\n" + HOST + "Expect: 100-continue\r\n\r\n")),
        Row.of(
            "Expect: 100-continue with a body that is too large",
            "413 invalid_request",
            lab -> raw(lab, post("Expect: 100-continue\r\nContent-Length: 2000000\r\n"))));
  }

  private static List<Row> lines() {
    return List.of(
        Row.of(
            "a header without a colon",
            "400 invalid_request",
            lab -> raw(lab, "GET / HTTP/1.1\r\n" + HOST + "NoColon\r\n\r\n")),
        Row.of(
            "a header name with a space",
            "400 invalid_request",
            lab -> raw(lab, "GET / HTTP/1.1\r\n" + HOST + "A B: c\r\n\r\n")),
        Row.of(
            "a space before the colon",
            "400 invalid_request",
            lab -> raw(lab, "GET / HTTP/1.1\r\n" + HOST + "Content-Length : 5\r\n\r\n")),
        Row.of(
            "a folded header",
            "400 invalid_request",
            lab -> raw(lab, "GET / HTTP/1.1\r\n" + HOST + "A: b\r\n c\r\n\r\n")),
        Row.of(
            "a carriage return within a header",
            "400 invalid_request",
            lab -> raw(lab, "GET / HTTP/1.1\r\n" + HOST + "A: b\rC: d\r\n\r\n")),
        Row.of(
            "a control character in a header",
            "400 invalid_request",
            lab -> raw(lab, "GET / HTTP/1.1\r\n" + HOST + "A: b\u0001c\r\n\r\n")),
        Row.of(
            "a header of 40 KiB",
            "431 invalid_request",
            lab -> raw(lab, "GET / HTTP/1.1\r\n" + HOST + "A: " + "b".repeat(40_960) + "\r\n\r\n")),
        Row.of(
            "4,000 headers",
            "431 invalid_request",
            lab -> raw(lab, "GET / HTTP/1.1\r\n" + HOST + "A: bcdefghi\r\n".repeat(4000) + "\r\n")),
        Row.of(
            "a request line of 40 KiB",
            "431 invalid_request",
            lab -> raw(lab, "GET /" + "a".repeat(40_960) + " HTTP/1.1\r\n" + HOST + "\r\n")),
        Row.of(
            "no Host, and it is open to the page",
            "400 invalid_request https://app.example",
            lab -> {
              try (Wire wire = lab.wire()) {
                Reply reply =
                    wire.send("GET / HTTP/1.1\r\nOrigin: https://app.example\r\n\r\n").reply();
                return reply.error()
                    + " "
                    + reply.header("Access-Control-Allow-Origin").orElse("closed");
              }
            }),
        Row.of(
            "two Hosts",
            "400 invalid_request",
            lab -> raw(lab, "GET / HTTP/1.1\r\n" + HOST + HOST + "\r\n")),
        Row.of(
            "an empty Host",
            "421 misdirected_request",
            lab -> raw(lab, "GET / HTTP/1.1\r\nHost:\r\n\r\n")),
        Row.of(
            "a Host with user info",
            "400 invalid_request",
            lab -> raw(lab, "GET / HTTP/1.1\r\nHost: a@localhost\r\n\r\n")),
        Row.of(
            "HTTP/1.0 without Host, and with it",
            "421 misdirected_request 200",
            lab ->
                raw(lab, "GET /api/public HTTP/1.0\r\n\r\n")
                    + " "
                    + raw(lab, "GET /api/public HTTP/1.0\r\nHost: localhost\r\n\r\n")),
        Row.of(
            "HTTP/1.0: the connection is closed",
            "200 close over",
            lab -> {
              try (Wire wire = lab.wire()) {
                Reply reply =
                    wire.send("GET /api/public HTTP/1.0\r\nHost: localhost\r\n\r\n").reply();
                return reply.status()
                    + " "
                    + reply.the("Connection")
                    + (wire.isOver() ? " over" : " open");
              }
            }),
        Row.of(
            "HTTP/1.0 POST without a Content-Length",
            "411 invalid_request",
            lab -> raw(lab, "POST /auth/login HTTP/1.0\r\nHost: localhost\r\n\r\n" + LOGIN)),
        Row.of(
            "HTTP/3.0",
            "505 invalid_request",
            lab -> raw(lab, "GET / HTTP/3.0\r\n" + HOST + "\r\n")),
        Row.of(
            "an absolute-form target, whose host counts",
            "200 421 misdirected_request",
            lab ->
                raw(lab, "GET http://localhost/api/public HTTP/1.1\r\nHost: evil.example\r\n\r\n")
                    + " "
                    + raw(lab, "GET http://evil.example/api/public HTTP/1.1\r\n" + HOST + "\r\n")),
        Row.of(
            "an absolute-form target without a path, and without a host",
            "404 not_found 400 invalid_request",
            lab ->
                raw(lab, "GET http://localhost HTTP/1.1\r\n" + HOST + "\r\n")
                    + " "
                    + raw(lab, "GET http:///x HTTP/1.1\r\n" + HOST + "\r\n")),
        Row.of(
            "CONNECT",
            "400 invalid_request",
            lab -> raw(lab, "CONNECT localhost:443 HTTP/1.1\r\n" + HOST + "\r\n")),
        Row.of(
            "a target that is no path",
            "400 invalid_request",
            lab -> raw(lab, "GET api/public HTTP/1.1\r\n" + HOST + "\r\n")),
        Row.of(
            "a target with bytes that are not ASCII",
            "400 invalid_request",
            lab -> raw(lab, "GET /\u00e9 HTTP/1.1\r\n" + HOST + "\r\n")),
        Row.of(
            "a method with a forbidden character",
            "400 invalid_request",
            lab -> raw(lab, "G(T / HTTP/1.1\r\n" + HOST + "\r\n")),
        Row.of(
            "a method in lower case",
            "405 method_not_allowed",
            lab -> raw(lab, "get /api/public HTTP/1.1\r\n" + HOST + "\r\n")),
        Row.of(
            "percent signs that decode to nothing, in path and query",
            "404 not_found 200",
            lab ->
                raw(lab, "GET /%zz%C3 HTTP/1.1\r\n" + HOST + "\r\n")
                    + " "
                    + raw(lab, "GET /api/public?%zz=%&%00=%ff HTTP/1.1\r\n" + HOST + "\r\n")),
        Row.of(
            "bare line feeds, and blank lines before the request",
            "200",
            lab ->
                raw(lab, "\r\n\n\r\nGET /api/public HTTP/1.1\n" + HOST.replace("\r", "") + "\n")));
  }

  private static List<Row> connections() {
    return List.of(
        Row.of(
            "five pipelined requests, answered in order",
            "200 404 200 404 200",
            lab -> {
              String nowhere = "GET /nowhere HTTP/1.1\r\n" + HOST + "\r\n";
              try (Wire wire = lab.wire()) {
                wire.send(PUBLIC + nowhere + PUBLIC + nowhere + PUBLIC);
                StringBuilder statuses = new StringBuilder();
                for (int i = 0; i < 5; i++) {
                  statuses.append(i == 0 ? "" : " ").append(wire.reply().status());
                }
                return statuses.toString();
              }
            }),
        Row.of(
            "a good request and then nonsense in one piece",
            "200, over",
            lab -> {
              try (Wire wire = lab.wire()) {
                int first = wire.send(PUBLIC + "\u0016\u0003\u0001nonsense").reply().status();
                return first + (wire.isOver() ? ", over" : ", open");
              }
            }),
        Row.of(
            "Connection: close, and a second request in the same piece",
            "200 close, over",
            lab -> {
              try (Wire wire = lab.wire()) {
                Reply reply =
                    wire.send(PUBLIC.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n") + PUBLIC)
                        .reply();
                return reply.status()
                    + " "
                    + reply.the("Connection")
                    + (wire.isOver() ? ", over" : ", open");
              }
            }),
        Row.of(
            "after a flaw the connection is closed",
            "400 close, over",
            lab -> {
              try (Wire wire = lab.wire()) {
                Reply reply = wire.send(post("Content-Length: x\r\n")).reply();
                return reply.status()
                    + " "
                    + reply.the("Connection")
                    + (wire.isOver() ? ", over" : ", open");
              }
            }),
        Row.of("a whole request, then the end", "200", lab -> ended(lab, PUBLIC)),
        Row.of("a connection, and nothing", "closed", lab -> ended(lab, "")),
        Row.of("half a request line, then the end", "closed", lab -> ended(lab, "GET /api")),
        Row.of(
            "half a head, then the end",
            "closed",
            lab -> ended(lab, "GET /api/public HTTP/1.1\r\nHost: lo")),
        Row.of(
            "half a body, then the end",
            "closed",
            lab -> ended(lab, post("Content-Length: 100\r\n") + "abc")),
        Row.of("half a chunk, then the end", "closed", lab -> ended(lab, CHUNKED + "ff\r\nabc")),
        Row.of(
            "fifty connections that are reset at once",
            "200",
            lab -> {
              for (int i = 0; i < 50; i++) {
                lab.wire().send(i % 2 == 0 ? "" : "GET /api/public HT").reset();
              }
              return "" + lab.get("/api/public").status();
            }),
        Row.of(
            "fifty clients that do not wait for their answer",
            "200",
            lab -> {
              for (int i = 0; i < 50; i++) {
                lab.wire().send(PUBLIC + PUBLIC + PUBLIC).reset();
              }
              return "" + lab.get("/api/public").status();
            }),
        Row.of(
            "one byte at a time",
            "200",
            lab -> {
              try (Wire wire = lab.wire()) {
                for (char c :
                    (post("Content-Length: " + LOGIN.length() + "\r\n") + LOGIN).toCharArray()) {
                  wire.send(String.valueOf(c));
                }
                return "" + wire.reply().status();
              }
            }));
  }

  private static String post(String framing) {
    return "POST /auth/login HTTP/1.1\r\n" + HOST + framing + "\r\n";
  }

  /** Sends bytes and says what came: a status with its error, or a close. */
  private static String raw(Laboratory lab, String text) throws IOException {
    try (Wire wire = lab.wire()) {
      return answer(wire.send(text));
    }
  }

  private static String ended(Laboratory lab, String text) throws IOException {
    try (Wire wire = lab.wire()) {
      return answer(wire.send(text).shutUp());
    }
  }

  private static String answer(Wire wire) throws IOException {
    try {
      Reply reply = wire.reply();
      return reply.status() == 200 ? "" + reply.status() : reply.error();
    } catch (java.net.SocketTimeoutException e) {
      return "no answer in ten seconds";
    } catch (java.io.EOFException | java.net.SocketException e) {
      return "closed";
    }
  }

  private static String inARow(Laboratory lab, String first, String second) throws IOException {
    try (Wire wire = lab.wire()) {
      int one = wire.send(first).reply().status();
      return one + " " + wire.send(second).reply().status();
    }
  }
}
