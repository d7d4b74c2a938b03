package dev.tokenscope.wire.server;

import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.GracePolicy;
import dev.tokenscope.intent.StatusFault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The seven steps: a refresh token in place of the access token. */
final class HeaderStyleRows {

  private HeaderStyleRows() {}

  static List<Row> all() {
    return List.of(
        Row.of(
            "header style: 401, then the refresh token, then the new access token",
            "401, 200 X-New-*: AT 15 RT 120, 200",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              lab.pass(15);
              int refused = lab.get("/api/orders", tokens).status();
              Reply renewed = with(lab, "/api/orders", tokens.refresh());
              int again =
                  lab.get(
                          "/api/orders",
                          "Authorization: Bearer " + renewed.the("X-New-Access-Token"))
                      .status();
              return refused + ", " + news(renewed) + ", " + again;
            }),
        Row.of(
            "header style: POST with a body is worked on once the refresh is done",
            "201 X-New-*: AT 15 RT 120 tea",
            lab -> {
              Reply placed =
                  lab.json(
                      "/api/orders",
                      "{\"item\":\"tea\"}",
                      "Authorization: Bearer " + lab.login().refresh());
              return news(placed) + " " + placed.text("item");
            }),
        Row.of(
            "header style: X-New-* on a 403",
            "403 X-New-*: AT 15 RT 120 insufficient_scope",
            lab -> {
              Reply reply = with(lab, "/api/admin", lab.login().refresh());
              return news(reply) + " " + reply.text("error");
            }),
        Row.of(
            "header style: X-New-* on the 404 of an order",
            "404 X-New-*: AT 15 RT 120",
            lab -> news(with(lab, "/api/orders/9", lab.login().refresh()))),
        Row.of(
            "header style: X-New-* on a 400 and a 422",
            "400 X-New-*: AT 15 RT 120 / 422 X-New-*: AT 15 RT 120",
            lab -> {
              Reply bad = with(lab, "/api/slow?ms=x", lab.login().refresh());
              Laboratory.Tokens tokens = lab.login();
              lab.json(
                  "/api/orders",
                  "{\"a\":1}",
                  "Idempotency-Key: k",
                  "Authorization: Bearer " + tokens.access());
              Reply conflict =
                  lab.json(
                      "/api/orders",
                      "{\"a\":2}",
                      "Idempotency-Key: k",
                      "Authorization: Bearer " + tokens.refresh());
              return news(bad) + " / " + news(conflict);
            }),
        Row.of(
            "header style: HEAD brings the new tokens as well",
            "200 X-New-*: AT 15 RT 120",
            lab ->
                news(
                    lab.send(
                        "HEAD", "/api/me", "", "Authorization: Bearer " + lab.login().refresh()))),
        Row.of(
            "header style, rotation off: no new refresh token, and the old one works again",
            "200 X-New-*: AT 15 RT - / 200 X-New-*: AT 15 RT -",
            lab -> {
              lab.rotation(r -> r.on(false));
              Laboratory.Tokens tokens = lab.login();
              return news(with(lab, "/api/me", tokens.refresh()))
                  + " / "
                  + news(with(lab, "/api/me", tokens.refresh()));
            }),
        Row.of(
            "header style, within grace: the same successor",
            "200 same",
            lab -> {
              lab.rotation(
                  r -> r.grace(Duration.ofSeconds(5)).gracePolicy(GracePolicy.SAME_SUCCESSOR));
              Laboratory.Tokens tokens = lab.login();
              Reply first = with(lab, "/api/me", tokens.refresh());
              Reply second = with(lab, "/api/me", tokens.refresh());
              return second.status()
                  + (second.the("X-New-Refresh-Token").equals(first.the("X-New-Refresh-Token"))
                      ? " same"
                      : " other");
            }),
        Row.of(
            "header style: an expired refresh token",
            dead("The refresh token expired, log in again"),
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              lab.pass(120);
              return refusal(with(lab, "/api/me", tokens.refresh()));
            }),
        Row.of(
            "header style: a revoked refresh token",
            dead("The refresh token was revoked, log in again"),
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              lab.json("/auth/logout", "{\"refresh_token\":\"" + tokens.refresh() + "\"}");
              return refusal(with(lab, "/api/me", tokens.refresh()));
            }),
        Row.of(
            "header style: an unknown refresh token",
            dead("The refresh token is unknown, log in again"),
            lab ->
                refusal(
                    with(
                        lab,
                        "/api/me",
                        Forge.base64("{\"typ\":\"rt+jwt\",\"alg\":\"ES256\",\"kid\":\"k\"}")
                            + ".e30.e30"))),
        Row.of(
            "header style: a refresh token used twice; the family dies",
            dead("The refresh token was already used, log in again") + " then was revoked",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              Reply first = with(lab, "/api/me", tokens.refresh());
              String second = refusal(with(lab, "/api/me", tokens.refresh()));
              Reply winner = with(lab, "/api/me", first.the("X-New-Refresh-Token"));
              return second
                  + " then "
                  + (winner.text("error_description").contains("was revoked")
                      ? "was revoked"
                      : winner.status());
            }),
        Row.of(
            "header style: a refused refresh does not touch the resource",
            "401, then 1004",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              with(lab, "/api/me", tokens.refresh());
              int refused =
                  lab.json("/api/orders", "{\"a\":1}", "Authorization: Bearer " + tokens.refresh())
                      .status();
              Reply next =
                  lab.json(
                      "/api/orders", "{\"a\":1}", "Authorization: Bearer " + lab.login().access());
              return refused + ", then " + next.text("id");
            }),
        Row.of(
            "header style, 503 before the work: the refresh token is not used up",
            "503 7, then 200",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              lab.server
                  .faults()
                  .arm(
                      FaultRule.once(
                          new StatusFault.Status(503, Duration.ofSeconds(7)), "/api/me"));
              Reply refused = with(lab, "/api/me", tokens.refresh());
              return refused.status()
                  + " "
                  + refused.the("Retry-After")
                  + ", then "
                  + with(lab, "/api/me", tokens.refresh()).status();
            }));
  }

  private static Reply with(Laboratory lab, String target, String token) throws IOException {
    return lab.get(target, "Authorization: Bearer " + token);
  }

  private static String news(Reply reply) {
    return reply.status()
        + " X-New-*: AT "
        + (reply.has("X-New-Access-Token") ? reply.the("X-New-Access-Token-Expires-In") : "-")
        + " RT "
        + (reply.has("X-New-Refresh-Token") ? reply.the("X-New-Refresh-Token-Expires-In") : "-");
  }

  private static String refusal(Reply reply) {
    return reply.challenge()
        + " login_required="
        + reply.text("login_required")
        + " X-Login-Required="
        + reply.the("X-Login-Required")
        + (reply.has("X-New-Access-Token") || reply.has("X-New-Refresh-Token") ? " X-New" : "");
  }

  private static String dead(String description) {
    return "401 Bearer realm=\"tokenscope\", error=\"invalid_token\", error_description=\""
        + description
        + "\" login_required=true X-Login-Required=true";
  }
}
