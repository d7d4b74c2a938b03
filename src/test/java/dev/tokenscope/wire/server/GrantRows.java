package dev.tokenscope.wire.server;

import dev.tokenscope.intent.Dialect;
import java.util.List;
import java.util.stream.Stream;

/** The token endpoint without codes, revocation and introspection. */
final class GrantRows {

  private static final String QA = "Authorization: Basic cWEtY2xpZW50OnFhLXNlY3JldA==";
  private static final String BASIC_TOKENSCOPE = "Authorization: Basic dG9rZW5zY29wZTo=";

  private GrantRows() {}

  static List<Row> all() {
    return Stream.of(token(), dialects(), revocation(), introspection())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Row> token() {
    return List.of(
        Row.of(
            "POST /oauth2/token, password, with Basic",
            "200 orders:read orders:write",
            lab -> {
              Reply reply =
                  lab.form(
                      "/oauth2/token",
                      "grant_type=password&username=alice&password=wonderland",
                      QA);
              return reply.status() + " " + reply.text("scope");
            }),
        Row.of(
            "POST /oauth2/token, password, secret in the form",
            "200",
            lab ->
                ""
                    + lab.form(
                            "/oauth2/token",
                            "grant_type=password&username=bob&password=builder"
                                + "&client_id=qa-client&client_secret=qa-secret")
                        .status()),
        denied(
            "password, wrong password",
            "400 invalid_grant",
            "grant_type=password&username=alice&password=x&client_id=tokenscope"),
        denied(
            "password, unknown scope",
            "400 invalid_scope",
            "grant_type=password&username=alice&password=wonderland&client_id=tokenscope&scope=x"),
        denied(
            "password, a scope the person has not",
            "400 invalid_scope",
            "grant_type=password&username=bob&password=builder&client_id=tokenscope&scope=admin"),
        denied(
            "password, an empty password counts as omitted",
            "400 invalid_request",
            "grant_type=password&username=alice&password=&client_id=tokenscope"),
        denied("no grant_type", "400 invalid_request", "client_id=tokenscope"),
        denied("an empty grant_type", "400 invalid_request", "grant_type=&client_id=tokenscope"),
        denied(
            "an unknown grant",
            "400 unsupported_grant_type",
            "grant_type=magic&client_id=tokenscope"),
        denied(
            "client_credentials",
            "400 unauthorized_client",
            "grant_type=client_credentials&client_id=tokenscope"),
        denied(
            "refresh_token without one",
            "400 invalid_request",
            "grant_type=refresh_token&client_id=tokenscope"),
        denied(
            "a repeated parameter",
            "400 invalid_request",
            "grant_type=refresh_token&client_id=tokenscope&scope=a&scope=b"),
        denied(
            "a public client without client_id",
            "401 invalid_client",
            "grant_type=refresh_token&refresh_token=x"),
        denied(
            "an unknown client",
            "401 invalid_client",
            "grant_type=refresh_token&refresh_token=x&client_id=y"),
        denied(
            "a confidential client without its secret",
            "401 invalid_client",
            "grant_type=refresh_token&refresh_token=x&client_id=qa-client"),
        denied(
            "a public client with a secret",
            "401 invalid_client",
            "grant_type=refresh_token&refresh_token=x&client_id=tokenscope&client_secret=s"),
        denied("percent signs that decode to nothing", "401 invalid_client", "%zz=%&a=%e"),
        Row.of(
            "POST /oauth2/token, an unknown parameter is ignored, an empty one omitted",
            "200",
            lab ->
                ""
                    + lab.form(
                            "/oauth2/token",
                            "grant_type=password&username=alice&password=wonderland"
                                + "&client_id=tokenscope&audience=x&scope=&client_secret=")
                        .status()),
        Row.of(
            "POST /oauth2/token, wrong Basic credentials",
            "401 Basic realm=\"tokenscope\"",
            lab ->
                lab.form(
                        "/oauth2/token",
                        "grant_type=refresh_token&refresh_token=x",
                        "Authorization: Basic cWEtY2xpZW50Ong=")
                    .challenge()),
        Row.of(
            "POST /oauth2/token, Basic that is not base64, then without a colon",
            "401 Basic realm=\"tokenscope\" / 401 Basic realm=\"tokenscope\"",
            lab ->
                lab.form("/oauth2/token", "grant_type=password", "Authorization: Basic ***")
                        .challenge()
                    + " / "
                    + lab.form("/oauth2/token", "grant_type=password", "Authorization: Basic YWJj")
                        .challenge()),
        Row.of(
            "POST /oauth2/token, Basic of one client and client_id of another",
            "401 Basic realm=\"tokenscope\"",
            lab ->
                lab.form("/oauth2/token", "grant_type=password&client_id=tokenscope", QA)
                    .challenge()),
        Row.of(
            "POST /oauth2/token, Basic and client_secret at once",
            "400 invalid_request",
            lab ->
                lab.form("/oauth2/token", "grant_type=password&client_secret=qa-secret", QA)
                    .error()),
        Row.of(
            "POST /oauth2/token, a JSON body",
            "400 invalid_request no-store",
            lab -> {
              Reply reply = lab.json("/oauth2/token", "{\"grant_type\":\"password\"}");
              return reply.error() + " " + reply.the("Cache-Control");
            }),
        Row.of(
            "POST /oauth2/token, refresh with a narrower scope",
            "200 orders:read, then 200 orders:read orders:write",
            lab -> {
              Reply narrow = narrowed(lab, lab.login().refresh(), "orders:read");
              Reply whole = lab.refresh(narrow.text("refresh_token"));
              return narrow.status()
                  + " "
                  + narrow.text("scope")
                  + ", then "
                  + whole.status()
                  + " "
                  + whole.text("scope");
            }),
        Row.of(
            "POST /oauth2/token, refresh with a wider scope: refused, and not used up",
            "400 invalid_scope, then 200",
            lab -> {
              Laboratory.Tokens tokens = lab.login("bob", "builder");
              return narrowed(lab, tokens.refresh(), "admin").error()
                  + ", then "
                  + lab.refresh(tokens.refresh()).status();
            }),
        Row.of(
            "POST /oauth2/token, a used refresh token with a wider scope is reuse",
            "400 invalid_grant, then 400 invalid_grant",
            lab -> {
              Laboratory.Tokens first = lab.login("bob", "builder");
              Laboratory.Tokens second = Laboratory.Tokens.of(lab.refresh(first.refresh()));
              return narrowed(lab, first.refresh(), "admin").error()
                  + ", then "
                  + lab.refresh(second.refresh()).error();
            }),
        Row.of(
            "POST /oauth2/token, refresh with OpenID scopes, which are dropped",
            "200 orders:read",
            lab -> {
              Reply reply =
                  narrowed(lab, lab.login("bob", "builder").refresh(), "openid+offline_access");
              return reply.status() + " " + reply.text("scope");
            }),
        Row.of(
            "POST /oauth2/token, another client's refresh token: nothing is revoked",
            "400 invalid_grant, then 200",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              String others =
                  lab.form(
                          "/oauth2/token",
                          "grant_type=refresh_token&refresh_token=" + tokens.refresh(),
                          QA)
                      .error();
              return others + ", then " + lab.refresh(tokens.refresh()).status();
            }),
        Row.of(
            "POST /oauth2/token, an access token for a refresh token",
            "400 invalid_grant",
            lab -> lab.refresh(lab.login().access()).error()),
        Row.of(
            "POST /oauth2/token, every error is not to be kept",
            "no-store no-cache",
            lab -> {
              Reply reply = lab.form("/oauth2/token", "grant_type=magic&client_id=tokenscope");
              return reply.the("Cache-Control") + " " + reply.the("Pragma");
            }));
  }

  private static Row denied(String what, String expected, String form) {
    return Row.of(
        "POST /oauth2/token, " + what,
        expected,
        lab -> {
          Reply reply = lab.form("/oauth2/token", form);
          if (!reply.the("Cache-Control").equals("no-store")) {
            return "it may be kept";
          }
          return reply.error();
        });
  }

  private static Reply narrowed(Laboratory lab, String token, String scope)
      throws java.io.IOException {
    return lab.form(
        "/oauth2/token",
        "grant_type=refresh_token&client_id=tokenscope&refresh_token=" + token + "&scope=" + scope);
  }

  private static List<Row> dialects() {
    return List.of(
        dialect(Dialect.RFC, "400 invalid_grant: The refresh token was already used"),
        dialect(Dialect.AUTH0, "403 invalid_grant: The refresh token was already used"),
        dialect(Dialect.DEX, "400 invalid_request: The refresh token was already used"),
        dialect(Dialect.SUPABASE, "400 invalid_grant: Invalid Refresh Token: Already Used"),
        Row.of(
            "dialect SUPABASE, an unknown refresh token",
            "400 invalid_grant: Invalid Refresh Token: Refresh Token Not Found",
            lab -> {
              lab.manner(m -> m.dialect(Dialect.SUPABASE));
              return lab.refresh("x").fullError();
            }));
  }

  private static Row dialect(Dialect dialect, String expected) {
    return Row.of(
        "dialect " + dialect + ", a refresh token used twice",
        expected,
        lab -> {
          lab.manner(m -> m.dialect(dialect));
          Laboratory.Tokens tokens = lab.login();
          lab.refresh(tokens.refresh());
          return lab.refresh(tokens.refresh()).fullError();
        });
  }

  private static List<Row> revocation() {
    return List.of(
        Row.of(
            "POST /oauth2/revoke, a refresh token: the whole family",
            "200 '' then 400 invalid_grant",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              Reply reply = revoke(lab, tokens.refresh());
              return reply.status()
                  + " '"
                  + reply.body()
                  + "' then "
                  + lab.refresh(tokens.refresh()).error();
            }),
        Row.of(
            "POST /oauth2/revoke, a refresh token that was used before",
            "200 then 400 invalid_grant",
            lab -> {
              Laboratory.Tokens first = lab.login();
              Laboratory.Tokens second = Laboratory.Tokens.of(lab.refresh(first.refresh()));
              return revoke(lab, first.refresh()).status()
                  + " then "
                  + lab.refresh(second.refresh()).error();
            }),
        Row.of(
            "POST /oauth2/revoke, deny list off: the access token lives on",
            "200 then 200",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              return revoke(lab, tokens.refresh()).status()
                  + " then "
                  + lab.get("/api/me", tokens).status();
            }),
        Row.of(
            "POST /oauth2/revoke, deny list on: the access token ends with its family",
            "200 then 401 Bearer realm=\"tokenscope\", error=\"invalid_token\","
                + " error_description=\"The access token was revoked\"",
            lab -> {
              lab.choose(s -> s.denyList(true));
              Laboratory.Tokens tokens = lab.login();
              return revoke(lab, tokens.refresh()).status()
                  + " then "
                  + lab.get("/api/me", tokens).challenge();
            }),
        Row.of(
            "POST /oauth2/revoke, an access token with the deny list on",
            "200 then 401, and the family lives: 200",
            lab -> {
              lab.choose(s -> s.denyList(true));
              Laboratory.Tokens tokens = lab.login();
              return revoke(lab, tokens.access()).status()
                  + " then "
                  + lab.get("/api/me", tokens).status()
                  + ", and the family lives: "
                  + lab.refresh(tokens.refresh()).status();
            }),
        Row.of(
            "POST /oauth2/revoke, an access token with the deny list off",
            "400 unsupported_token_type",
            lab -> revoke(lab, lab.login().access()).error()),
        Row.of(
            "POST /oauth2/revoke, token_type_hint that is wrong",
            "200",
            lab ->
                "" + revoke(lab, lab.login().refresh() + "&token_type_hint=access_token").status()),
        Row.of(
            "POST /oauth2/revoke, an unknown token",
            "200 ''",
            lab -> {
              Reply reply = revoke(lab, "x");
              return reply.status() + " '" + reply.body() + "'";
            }),
        Row.of(
            "POST /oauth2/revoke, another client's refresh token, and access token",
            "400 invalid_grant / 400 invalid_grant",
            lab -> {
              Laboratory.Tokens tokens = lab.loginAsQa();
              return revoke(lab, tokens.refresh()).error()
                  + " / "
                  + revoke(lab, tokens.access()).error();
            }),
        Row.of(
            "POST /oauth2/revoke without a token",
            "400 invalid_request",
            lab -> lab.form("/oauth2/revoke", "client_id=tokenscope").error()),
        Row.of(
            "POST /oauth2/revoke without a client",
            "401 invalid_client",
            lab -> lab.form("/oauth2/revoke", "token=x").error()),
        Row.of(
            "POST /oauth2/revoke, repeated, JSON, and two ways to authenticate",
            "400 invalid_request / 400 invalid_request / 400 invalid_request",
            lab ->
                lab.form("/oauth2/revoke", "client_id=tokenscope&token=a&token=b").error()
                    + " / "
                    + lab.json("/oauth2/revoke", "{}").error()
                    + " / "
                    + lab.form("/oauth2/revoke", "token=a&client_secret=b", QA).error()));
  }

  private static Reply revoke(Laboratory lab, String token) throws java.io.IOException {
    return lab.form("/oauth2/revoke", "client_id=tokenscope&token=" + token);
  }

  private static List<Row> introspection() {
    return List.of(
        Row.of(
            "POST /oauth2/introspect, an access token",
            "200 true alice tokenscope tokenscope-api Bearer 15",
            lab -> {
              Reply said = lab.introspect(lab.login().access());
              return said.status()
                  + " "
                  + said.text("active")
                  + " "
                  + said.text("sub")
                  + " "
                  + said.text("client_id")
                  + " "
                  + said.text("aud")
                  + " "
                  + said.text("token_type")
                  + " "
                  + (said.json().path("exp").asLong() - said.json().path("iat").asLong());
            }),
        Row.of(
            "POST /oauth2/introspect, a refresh token",
            "200 true 1",
            lab -> {
              Reply said = lab.introspect(lab.login().refresh());
              return said.status() + " " + said.text("active") + " " + said.text("gen");
            }),
        inactive("nonsense", lab -> "x"),
        inactive(
            "a rotated refresh token",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              lab.refresh(tokens.refresh());
              return tokens.refresh();
            }),
        inactive(
            "a refresh token of a revoked family",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              revoke(lab, tokens.refresh());
              return tokens.refresh();
            }),
        inactive(
            "an access token of a revoked family, deny list off",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              revoke(lab, tokens.refresh());
              return tokens.access();
            }),
        inactive(
            "an expired access token",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              lab.pass(15);
              return tokens.access();
            }),
        inactive(
            "an expired refresh token",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              lab.pass(120);
              return tokens.refresh();
            }),
        Row.of(
            "POST /oauth2/introspect by a public client, with Basic and without",
            "401 Basic realm=\"tokenscope\" / 401 invalid_client",
            lab ->
                lab.form("/oauth2/introspect", "token=x", BASIC_TOKENSCOPE).challenge()
                    + " / "
                    + lab.form("/oauth2/introspect", "token=x&client_id=tokenscope").error()),
        Row.of(
            "POST /oauth2/introspect, nobody asks",
            "401 invalid_client",
            lab -> lab.form("/oauth2/introspect", "token=x").error()),
        Row.of(
            "POST /oauth2/introspect: no token, JSON, repeated, two ways at once",
            "400 400 400 400",
            lab ->
                lab.form("/oauth2/introspect", "a=b", QA).status()
                    + " "
                    + lab.json("/oauth2/introspect", "{}", QA).status()
                    + " "
                    + lab.form("/oauth2/introspect", "token=a&token=b", QA).status()
                    + " "
                    + lab.form("/oauth2/introspect", "token=a&client_secret=b", QA).status()));
  }

  private static Row inactive(String what, Row.Act token) {
    return Row.of(
        "POST /oauth2/introspect, " + what,
        "200 {\"active\":false}",
        lab -> {
          Reply said = lab.introspect(token.got(lab));
          return said.status() + " " + said.body();
        });
  }
}
