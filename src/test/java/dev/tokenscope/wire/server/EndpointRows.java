package dev.tokenscope.wire.server;

import dev.tokenscope.token.Alg;
import java.util.List;
import java.util.Map;

/** The endpoint table, first party and API. */
final class EndpointRows {

  private static final String ORDER = "{\"item\":\"tea\",\"quantity\":2}";

  private EndpointRows() {}

  static List<Row> all() {
    return List.of(
        Row.of(
            "POST /auth/login, right name and password",
            "200 Bearer 15 120 orders:read orders:write",
            lab -> {
              Reply reply =
                  lab.json("/auth/login", "{\"username\":\"alice\",\"password\":\"wonderland\"}");
              return reply.status()
                  + " "
                  + reply.text("token_type")
                  + " "
                  + reply.text("expires_in")
                  + " "
                  + reply.text("refresh_expires_in")
                  + " "
                  + reply.text("scope");
            }),
        Row.of(
            "POST /auth/login, a narrower scope and OpenID habits",
            "200 orders:read",
            lab ->
                scopeOf(
                    lab.json(
                        "/auth/login",
                        "{\"username\":\"alice\",\"password\":\"wonderland\","
                            + "\"scope\":\"openid offline_access orders:read\"}"))),
        Row.of(
            "POST /auth/login, a scope that does not exist",
            "400 invalid_scope",
            lab ->
                lab.json(
                        "/auth/login",
                        "{\"username\":\"alice\",\"password\":\"wonderland\",\"scope\":\"root\"}")
                    .error()),
        Row.of(
            "POST /auth/login, scope is a number",
            "400 invalid_request",
            lab ->
                lab.json(
                        "/auth/login",
                        "{\"username\":\"alice\",\"password\":\"wonderland\",\"scope\":1}")
                    .error()),
        Row.of(
            "POST /auth/login, wrong password",
            "401 invalid_credentials Bearer realm=\"tokenscope\"",
            lab -> {
              Reply reply = lab.json("/auth/login", "{\"username\":\"alice\",\"password\":\"x\"}");
              return reply.error() + " " + reply.the("WWW-Authenticate");
            }),
        Row.of(
            "POST /auth/login, wrong JSON",
            "400 invalid_request",
            lab -> lab.json("/auth/login", "{\"username\":").error()),
        Row.of(
            "POST /auth/login, a JSON list",
            "400 invalid_request",
            lab -> lab.json("/auth/login", "[1]").error()),
        Row.of(
            "POST /auth/login, JSON nested 5000 deep",
            "400 invalid_request",
            lab -> lab.json("/auth/login", "[".repeat(5000) + "]".repeat(5000)).error()),
        Row.of(
            "POST /auth/login, no body",
            "400 invalid_request",
            lab -> lab.json("/auth/login", "").error()),
        Row.of(
            "POST /auth/login, a lone surrogate as the name",
            "401 invalid_credentials",
            lab ->
                lab.json("/auth/login", "{\"username\":\"\\ud800\",\"password\":\"x\"}").error()),
        Row.of(
            "POST /auth/refresh",
            "200 and another pair",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              Reply reply =
                  lab.json("/auth/refresh", "{\"refresh_token\":\"" + tokens.refresh() + "\"}");
              return reply.status()
                  + (reply.text("refresh_token").equals(tokens.refresh())
                      ? " and the same"
                      : " and another pair");
            }),
        Row.of(
            "POST /auth/refresh, unknown token",
            "401 invalid_grant true -",
            lab -> {
              Reply reply = lab.json("/auth/refresh", "{\"refresh_token\":\"abc\"}");
              return reply.error()
                  + " "
                  + reply.text("login_required")
                  + " "
                  + reply.header("X-New-Access-Token").orElse("-");
            }),
        Row.of(
            "POST /auth/refresh, no token",
            "400 invalid_request",
            lab -> lab.json("/auth/refresh", "{}").error()),
        Row.of(
            "POST /auth/logout with an access token, then a refresh",
            "204 then 400 invalid_grant",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              int out =
                  lab.send("POST", "/auth/logout", "", "Authorization: Bearer " + tokens.access())
                      .status();
              return out + " then " + lab.refresh(tokens.refresh()).error();
            }),
        Row.of(
            "POST /auth/logout with a refresh token in JSON, then a refresh",
            "204 then 400 invalid_grant",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              int out =
                  lab.json("/auth/logout", "{\"refresh_token\":\"" + tokens.refresh() + "\"}")
                      .status();
              return out + " then " + lab.refresh(tokens.refresh()).error();
            }),
        Row.of(
            "POST /auth/logout without a token",
            "401 Bearer realm=\"tokenscope\"",
            lab -> lab.json("/auth/logout", "{}").challenge()),
        Row.of(
            "camelCase: POST /auth/login, then /auth/refresh",
            "200 Bearer 15 then 200",
            lab -> {
              lab.manner(m -> m.camelCase(true));
              Reply in =
                  lab.json("/auth/login", "{\"username\":\"alice\",\"password\":\"wonderland\"}");
              Reply again =
                  lab.json(
                      "/auth/refresh", "{\"refreshToken\":\"" + in.text("refreshToken") + "\"}");
              return in.status()
                  + " "
                  + in.text("tokenType")
                  + " "
                  + in.text("expiresIn")
                  + " then "
                  + again.status();
            }),
        Row.of(
            "alias: POST /v1/session for /auth/login",
            "200 then 404",
            lab -> {
              lab.manner(m -> m.aliases(Map.of("/v1/session", "/auth/login")));
              String login = "{\"username\":\"bob\",\"password\":\"builder\"}";
              return lab.json("/v1/session", login).status()
                  + " then "
                  + lab.json("/v2/session", login).status();
            }),
        Row.of("GET /api/public", "200", lab -> "" + lab.get("/api/public").status()),
        Row.of(
            "GET /api/public with nonsense for a token",
            "200",
            lab -> "" + lab.get("/api/public", "Authorization: Bearer x").status()),
        Row.of(
            "GET /api/me",
            "200 alice tokenscope orders:read orders:write",
            lab -> {
              Reply me = lab.get("/api/me", lab.login());
              return me.status()
                  + " "
                  + me.text("sub")
                  + " "
                  + me.text("client_id")
                  + " "
                  + me.text("scope");
            }),
        Row.of(
            "GET /api/orders",
            "200 3",
            lab -> {
              Reply orders = lab.get("/api/orders", lab.login());
              return orders.status() + " " + orders.json().path("orders").size();
            }),
        Row.of(
            "GET /api/orders/1001",
            "200 Looking glass",
            lab -> {
              Reply order = lab.get("/api/orders/1001", lab.login());
              return order.status() + " " + order.text("item");
            }),
        Row.of(
            "GET /api/orders/9, which is not there",
            "404 not_found",
            lab -> lab.get("/api/orders/9", lab.login()).error()),
        Row.of(
            "GET /api/slow?ms=5",
            "200 5",
            lab -> {
              Reply slow = lab.get("/api/slow?ms=5", lab.login());
              return slow.status() + " " + slow.text("waited_ms");
            }),
        Row.of(
            "GET /api/slow?ms=99999",
            "400 invalid_request",
            lab -> lab.get("/api/slow?ms=99999", lab.login()).error()),
        Row.of(
            "GET /api/slow?ms=soon",
            "400 invalid_request",
            lab -> lab.get("/api/slow?ms=soon", lab.login()).error()),
        Row.of(
            "GET /api/admin as admin",
            "200",
            lab -> "" + lab.get("/api/admin", lab.login("admin", "admin")).status()),
        Row.of(
            "POST /api/orders",
            "201 tea at /api/orders/1004",
            lab -> {
              Reply placed = order(lab, lab.login(), ORDER);
              return placed.status() + " " + placed.text("item") + " at " + placed.the("Location");
            }),
        Row.of(
            "POST /api/orders, no JSON",
            "400 invalid_request",
            lab -> order(lab, lab.login(), "tea").error()),
        Row.of(
            "POST /api/orders, JSON under another media type",
            "400 invalid_request",
            lab ->
                lab.send(
                        "POST",
                        "/api/orders",
                        ORDER,
                        "Content-Type: text/plain",
                        "Authorization: Bearer " + lab.login().access())
                    .error()),
        Row.of(
            "POST /api/orders, bad JSON without the scope: the scope decides",
            "403 insufficient_scope",
            lab -> order(lab, lab.login("bob", "builder"), "tea").error()),
        Row.of(
            "POST /api/orders twice with one Idempotency-Key",
            "201 201 same id true",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              Reply first = order(lab, tokens, ORDER, "Idempotency-Key: k");
              Reply second = order(lab, tokens, ORDER, "Idempotency-Key: k");
              return first.status()
                  + " "
                  + second.status()
                  + (first.text("id").equals(second.text("id")) ? " same id " : " other id ")
                  + second.the("Idempotent-Replayed");
            }),
        Row.of(
            "POST /api/orders, another order under the same Idempotency-Key",
            "422 idempotency_conflict",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              order(lab, tokens, ORDER, "Idempotency-Key: k");
              return order(lab, tokens, "{\"item\":\"cake\"}", "Idempotency-Key: k").error();
            }),
        Row.of(
            "POST /api/orders, the same Idempotency-Key ten minutes later, or of another",
            "201 - 201 -",
            lab -> {
              order(lab, lab.login(), ORDER, "Idempotency-Key: k");
              Reply others = order(lab, lab.login("admin", "admin"), ORDER, "Idempotency-Key: k");
              lab.pass(600);
              Reply later = order(lab, lab.login(), ORDER, "Idempotency-Key: k");
              return others.status()
                  + " "
                  + others.header("Idempotent-Replayed").orElse("-")
                  + " "
                  + later.status()
                  + " "
                  + later.header("Idempotent-Replayed").orElse("-");
            }),
        Row.of(
            "GET /.well-known/jwks.json, ES256",
            "200 EC P-256 ES256 sig public, max-age=60 no d",
            lab -> jwks(lab, Alg.ES256, "kty", "crv", "alg", "use")),
        Row.of(
            "GET /.well-known/jwks.json, RS256",
            "200 RSA RS256 AQAB public, max-age=60 no d",
            lab -> jwks(lab, Alg.RS256, "kty", "alg", "e")),
        Row.of(
            "GET /.well-known/jwks.json, HS256",
            "200 {\"keys\":[]}",
            lab -> {
              lab.choose(s -> s.algorithm(Alg.HS256));
              Laboratory.Tokens tokens = lab.login();
              Reply keys = lab.get("/.well-known/jwks.json");
              return lab.get("/api/me", tokens).status() + " " + keys.body();
            }),
        Row.of(
            "GET /.well-known/oauth-authorization-server",
            "200 issuer of the Host, public, max-age=60",
            lab -> metadata(lab, "/.well-known/oauth-authorization-server")),
        Row.of(
            "GET /.well-known/openid-configuration",
            "200 issuer of the Host, public, max-age=60",
            lab -> metadata(lab, "/.well-known/openid-configuration")),
        Row.of("GET /nowhere", "404 not_found", lab -> lab.get("/nowhere").error()),
        Row.of("GET /api/orders/1/2", "404 not_found", lab -> lab.get("/api/orders/1/2").error()),
        Row.of("GET /api/orders/", "404 not_found", lab -> lab.get("/api/orders/").error()),
        Row.of(
            "DELETE /api/orders",
            "405 method_not_allowed, allowed GET, HEAD, POST, OPTIONS",
            lab -> {
              Reply reply = lab.send("DELETE", "/api/orders", "");
              return reply.error() + ", allowed " + reply.the("Allow");
            }),
        Row.of(
            "GET /oauth2/token",
            "405 POST, OPTIONS no-store",
            lab -> {
              Reply reply = lab.get("/oauth2/token");
              return reply.status() + " " + reply.the("Allow") + " " + reply.the("Cache-Control");
            }),
        Row.of(
            "DELETE /api/orders with a refresh token: it is not used up",
            "405 then 200",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              int first =
                  lab.send("DELETE", "/api/orders", "", "Authorization: Bearer " + tokens.refresh())
                      .status();
              return first + " then " + lab.refresh(tokens.refresh()).status();
            }),
        Row.of(
            "GET /nowhere and /api/public with a refresh token: it is not used up",
            "404 200 then 200",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              String bearer = "Authorization: Bearer " + tokens.refresh();
              return lab.get("/nowhere", bearer).status()
                  + " "
                  + lab.get("/api/public", bearer).status()
                  + " then "
                  + lab.refresh(tokens.refresh()).status();
            }),
        Row.of(
            "GET /_lab/health where nobody steers",
            "404 nosniff, closed to pages",
            lab -> {
              try (Wire wire = lab.wire()) {
                Reply reply = wire.send(lab.text("GET", "/_lab/health", "")).reply();
                return reply.status()
                    + " "
                    + reply.the("X-Content-Type-Options")
                    + (reply.has("Access-Control-Allow-Origin") ? ", open" : ", closed to pages");
              }
            }));
  }

  private static String scopeOf(Reply reply) {
    return reply.status() + " " + reply.text("scope");
  }

  private static Reply order(
      Laboratory lab, Laboratory.Tokens tokens, String json, String... headers)
      throws java.io.IOException {
    List<String> all = new java.util.ArrayList<>(List.of(headers));
    all.add("Authorization: Bearer " + tokens.access());
    return lab.json("/api/orders", json, all.toArray(String[]::new));
  }

  private static String jwks(Laboratory lab, Alg alg, String... names) throws java.io.IOException {
    lab.choose(s -> s.algorithm(alg));
    Reply keys = lab.get("/.well-known/jwks.json");
    StringBuilder said = new StringBuilder().append(keys.status());
    for (String name : names) {
      said.append(' ').append(keys.json().path("keys").path(0).path(name).asText());
    }
    return said.append(' ').append(keys.the("Cache-Control"))
        + (keys.json().path("keys").path(0).has("d") ? " with d" : " no d");
  }

  private static String metadata(Laboratory lab, String path) throws java.io.IOException {
    Reply reply = lab.get(path);
    String issuer = "http://" + lab.host();
    boolean right =
        reply.text("issuer").equals(issuer)
            && reply.text("token_endpoint").equals(issuer + "/oauth2/token")
            && reply.text("jwks_uri").equals(issuer + "/.well-known/jwks.json")
            && !reply.json().has("userinfo_endpoint")
            && !reply.body().contains("openid");
    return reply.status()
        + (right ? " issuer of the Host, " : " another issuer, ")
        + reply.the("Cache-Control");
  }
}
