package dev.tokenscope.wire.server;

import java.io.IOException;
import java.util.List;

/** What browsers ask for: CORS, preflights, HEAD, and a host name nobody rebinds. */
final class BrowserRows {

  private BrowserRows() {}

  static List<Row> all() {
    return List.of(
        Row.of(
            "preflight for POST /api/orders",
            "204 GET, HEAD, POST, OPTIONS | authorization, idempotency-key | no length",
            lab -> {
              Reply reply =
                  lab.send(
                      "OPTIONS",
                      "/api/orders",
                      "",
                      "Access-Control-Request-Method: POST",
                      "Access-Control-Request-Headers: authorization, idempotency-key");
              return reply.status()
                  + " "
                  + reply.the("Access-Control-Allow-Methods")
                  + " | "
                  + reply.the("Access-Control-Allow-Headers")
                  + (reply.has("Content-Length") ? " | length" : " | no length");
            }),
        Row.of(
            "preflight without headers, and with some that are not printable",
            "204 - / 204 -",
            lab ->
                preflight(lab, "Access-Control-Request-Method: GET")
                    + " / "
                    + preflight(
                        lab,
                        "Access-Control-Request-Method: GET",
                        "Access-Control-Request-Headers: a\u00e9b")),
        Row.of(
            "OPTIONS with an Origin but no preflight",
            "204 POST, OPTIONS",
            lab -> {
              Reply reply = lab.send("OPTIONS", "/oauth2/token", "");
              return reply.status() + " " + reply.the("Allow");
            }),
        Row.of(
            "OPTIONS without an Origin",
            "204 GET, HEAD, OPTIONS -",
            lab -> {
              Reply reply = raw(lab, "OPTIONS /api/me HTTP/1.1\r\nHost: localhost\r\n\r\n");
              return reply.status()
                  + " "
                  + reply.the("Allow")
                  + " "
                  + reply.header("Access-Control-Allow-Origin").orElse("-");
            }),
        Row.of(
            "OPTIONS *",
            "204 GET, HEAD, POST, OPTIONS",
            lab -> {
              Reply reply = lab.send("OPTIONS", "*", "");
              return reply.status() + " " + reply.the("Allow");
            }),
        Row.of(
            "OPTIONS of a path that is not there",
            "404 not_found",
            lab -> lab.send("OPTIONS", "/nowhere", "").error()),
        Row.of(
            "GET without an Origin",
            "200 Vary: Origin, no CORS",
            lab -> {
              Reply reply = raw(lab, "GET /api/public HTTP/1.1\r\nHost: localhost\r\n\r\n");
              return reply.status()
                  + " Vary: "
                  + reply.the("Vary")
                  + (reply.has("Access-Control-Allow-Origin") ? ", CORS" : ", no CORS");
            }),
        Row.of(
            "GET with Origin: null",
            "200 null",
            lab -> {
              Reply reply =
                  raw(lab, "GET /api/public HTTP/1.1\r\nHost: localhost\r\nOrigin: null\r\n\r\n");
              return reply.status() + " " + reply.the("Access-Control-Allow-Origin");
            }),
        Row.of(
            "HEAD is GET without a body",
            "200 200 same length",
            lab -> {
              Reply get = lab.get("/api/public");
              Reply head = lab.send("HEAD", "/api/public", "");
              return get.status()
                  + " "
                  + head.status()
                  + (get.the("Content-Length").equals(head.the("Content-Length"))
                      ? " same length"
                      : " other length");
            }),
        Row.of(
            "HEAD twice and GET on one connection: no body comes in between",
            "401 404 200",
            lab -> {
              try (Wire wire = lab.wire()) {
                int one = wire.send(lab.text("HEAD", "/api/me", "")).replyToHead().status();
                int two = wire.send(lab.text("HEAD", "/nowhere", "")).replyToHead().status();
                int three = wire.send(lab.text("GET", "/api/public", "")).reply().status();
                return one + " " + two + " " + three;
              }
            }),
        Row.of(
            "HEAD /oauth2/token",
            "405 POST, OPTIONS",
            lab -> {
              try (Wire wire = lab.wire()) {
                Reply reply = wire.send(lab.text("HEAD", "/oauth2/token", "")).replyToHead();
                return reply.status() + " " + reply.the("Allow");
              }
            }),
        host("localhost", "200"),
        host("LOCALHOST:1", "200"),
        host("127.0.0.1:8089", "200"),
        host("[::1]:8089", "200"),
        host("10.0.2.2:8089", "200"),
        host("host.docker.internal", "200"),
        host("lab.example", "200"),
        host("evil.example", "421 misdirected_request"),
        host("127.0.0.1.evil.example", "421 misdirected_request"),
        host("localhost.evil.example:8089", "421 misdirected_request"),
        host("169.254.169.254", "421 misdirected_request"),
        host("[::1", "421 misdirected_request"),
        Row.of(
            "GET /nowhere with a foreign host: the host is looked at first",
            "421 misdirected_request",
            lab -> lab.get("/nowhere", "Host: evil.example").error()),
        Row.of(
            "GET /_lab/health with a foreign host",
            "403 forbidden no-store",
            lab -> {
              Reply reply = raw(lab, "GET /_lab/health HTTP/1.1\r\nHost: evil.example\r\n\r\n");
              return reply.error() + " " + reply.the("Cache-Control");
            }),
        Row.of(
            "X-Forwarded-Host is ignored",
            "iss of the Host",
            lab -> {
              Reply reply =
                  lab.get(
                      "/.well-known/oauth-authorization-server", "X-Forwarded-Host: evil.example");
              return reply.text("issuer").equals("http://" + lab.host())
                  ? "iss of the Host"
                  : reply.text("issuer");
            }),
        Row.of(
            "a token issued under 10.0.2.2 is accepted under localhost",
            "http://10.0.2.2:8089 200",
            lab -> {
              Reply reply =
                  lab.json(
                      "/auth/login",
                      "{\"username\":\"alice\",\"password\":\"wonderland\"}",
                      "Host: 10.0.2.2:8089");
              Laboratory.Tokens tokens = Laboratory.Tokens.of(reply);
              return lab.introspect(tokens.access()).text("iss")
                  + " "
                  + lab.get("/api/me", tokens).status();
            }));
  }

  private static String preflight(Laboratory lab, String... headers) throws IOException {
    Reply reply = lab.send("OPTIONS", "/api/orders", "", headers);
    return reply.status() + " " + reply.header("Access-Control-Allow-Headers").orElse("-");
  }

  private static Row host(String name, String expected) {
    return Row.of(
        "Host: " + name,
        expected,
        lab -> {
          Reply reply = lab.get("/api/public", "Host: " + name);
          return reply.status() == 200 ? "200" : reply.error();
        });
  }

  private static Reply raw(Laboratory lab, String text) throws IOException {
    try (Wire wire = lab.wire()) {
      return wire.send(text).reply();
    }
  }
}
