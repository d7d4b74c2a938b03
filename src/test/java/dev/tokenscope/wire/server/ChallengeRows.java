package dev.tokenscope.wire.server;

import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.util.List;

/** What the API says to tokens it does not like, to the letter (RFC 6750 §3). */
final class ChallengeRows {

  private static final String NONE = "401 Bearer realm=\"tokenscope\"";
  private static final long NOW = Laboratory.START.getEpochSecond();

  private ChallengeRows() {}

  static List<Row> all() {
    return List.of(
        Row.of("API, no credentials", NONE, lab -> lab.get("/api/me").challenge()),
        Row.of(
            "API, another scheme",
            NONE,
            lab -> lab.get("/api/me", "Authorization: Basic YTpi").challenge()),
        Row.of(
            "API, a scheme that only begins like Bearer",
            NONE,
            lab -> lab.get("/api/me", "Authorization: BearerX abc").challenge()),
        Row.of(
            "API, the token in the query alone",
            NONE,
            lab -> lab.get("/api/me?access_token=" + lab.login().access()).challenge()),
        Row.of(
            "API, the token in header and query",
            "400 Bearer realm=\"tokenscope\", error=\"invalid_request\","
                + " error_description=\"More than one method used to send the access token\"",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              return lab.get("/api/me?access_token=" + tokens.access(), tokens).challenge();
            }),
        Row.of(
            "API, two Authorization headers",
            "400 Bearer realm=\"tokenscope\", error=\"invalid_request\","
                + " error_description=\"More than one method used to send the access token\"",
            lab -> {
              String bearer = "Authorization: Bearer " + lab.login().access();
              return lab.get("/api/me", bearer, bearer).challenge();
            }),
        Row.of(
            "API, bEaReR and two spaces",
            "200",
            lab ->
                "" + lab.get("/api/me", "Authorization: bEaReR  " + lab.login().access()).status()),
        Row.of(
            "API, the body says the same as the challenge",
            "401 invalid_token: The access token is malformed",
            lab -> lab.get("/api/me", "Authorization: Bearer a.b.c").fullError()),
        Row.of(
            "API, Bearer and nothing",
            invalid("The access token is malformed"),
            lab -> lab.get("/api/me", "Authorization: Bearer").challenge()),
        token("nonsense", "The access token is malformed", "x"),
        token("two parts", "The access token is malformed", "eyJhbGciOiJFUzI1NiJ9.e30"),
        token("three parts of nonsense", "The access token is malformed", "eyJ.eyJ.eyJ"),
        token("a JSON list in the middle", "The access token is malformed", "e30.W10.e30"),
        token("no alg", "The access token is malformed", "e30.e30."),
        token(
            "17,000 characters",
            "The access token is malformed",
            "eyJhbGciOiJFUzI1NiJ9." + "a".repeat(17_000) + ".a"),
        Row.of(
            "API, an expired access token",
            invalid("The access token expired"),
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              lab.pass(15);
              return lab.get("/api/me", tokens).challenge();
            }),
        Row.of(
            "API, an access token in its last second",
            "200",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              lab.pass(14);
              return "" + lab.get("/api/me", tokens).status();
            }),
        Row.of(
            "API, leeway of 5 s: 4 s after exp, and 5 s after",
            "200 401",
            lab -> {
              lab.choose(s -> s.leeway(Duration.ofSeconds(5)));
              Laboratory.Tokens tokens = lab.login();
              lab.pass(19);
              int within = lab.get("/api/me", tokens).status();
              lab.pass(1);
              return within + " " + lab.get("/api/me", tokens).status();
            }),
        Row.of(
            "API, every access token ended by the lab, and one issued afterwards",
            invalid("The access token expired") + " then 200",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              lab.server.expireAll(TokenType.ACCESS);
              return lab.get("/api/me", tokens).challenge()
                  + " then "
                  + lab.get("/api/me", lab.login()).status();
            }),
        Row.of(
            "API, header style off, a refresh token",
            invalid("A refresh token is not accepted here"),
            lab -> {
              lab.choose(s -> s.style(RefreshStyle.ENDPOINT));
              return lab.get("/api/me", "Authorization: Bearer " + lab.login().refresh())
                  .challenge();
            }),
        Row.of(
            "API, a scope that is missing",
            "403 Bearer realm=\"tokenscope\", error=\"insufficient_scope\","
                + " error_description=\"Scope admin is required\", scope=\"admin\"",
            lab -> lab.get("/api/admin", lab.login()).challenge()),
        Row.of(
            "API, a changed payload",
            invalid("The access token signature is invalid"),
            lab -> {
              String[] parts = lab.login().access().split("\\.", -1);
              return bearer(
                  lab, parts[0] + "." + Forge.base64("{\"sub\":\"admin\"}") + "." + parts[2]);
            }),
        Row.of(
            "API, a changed signature",
            invalid("The access token signature is invalid"),
            lab -> {
              String token = lab.login().access();
              int dot = token.lastIndexOf('.') + 1;
              char other = token.charAt(dot) == 'A' ? 'B' : 'A';
              return bearer(lab, token.substring(0, dot) + other + token.substring(dot + 1));
            }),
        Row.of(
            "API, a signature that is cut off, and an empty one",
            invalid("The access token signature is invalid")
                + " / "
                + invalid("The access token signature is invalid"),
            lab -> {
              String token = lab.login().access();
              return bearer(lab, token.substring(0, token.length() - 8))
                  + " / "
                  + bearer(lab, token.substring(0, token.lastIndexOf('.') + 1));
            }),
        Row.of(
            "API, alg=none, without a signature and without a kid",
            invalid("The access token signature is invalid"),
            lab -> {
              String payload = lab.login().access().split("\\.", -1)[1];
              return bearer(
                  lab, Forge.base64("{\"typ\":\"at+jwt\",\"alg\":\"none\"}") + "." + payload + ".");
            }),
        Row.of(
            "API, keys rotated hard: the old token",
            invalid("The access token signing key is unknown"),
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              lab.server.rotateKey(KeyChange.HARD);
              return lab.get("/api/me", tokens).challenge();
            }),
        Row.of(
            "API, keys rotated with overlap: the old token and a new one",
            "200 200",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              lab.server.rotateKey(KeyChange.OVERLAP);
              return lab.get("/api/me", tokens).status()
                  + " "
                  + lab.get("/api/me", lab.login()).status();
            }),
        Row.of(
            "API, another key under the same kid: the old token",
            invalid("The access token signature is invalid"),
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              lab.server.rotateKey(KeyChange.SAME_KID);
              return lab.get("/api/me", tokens).challenge();
            }),
        forged(
            "what is forged with the server's own key and right claims",
            "200 -",
            (lab, forge) -> bearer(lab, forge.access(NOW, good(lab)))),
        forged(
            "alg=none with a known kid",
            invalid("The access token signature is invalid"),
            (lab, forge) ->
                bearer(
                    lab,
                    Forge.base64(forge.header("at+jwt", "none"))
                        + "."
                        + Forge.base64("{" + Forge.usual(NOW) + good(lab) + "}")
                        + ".")),
        forged(
            "HS256 with the public key as the secret",
            invalid("The access token signature is invalid"),
            (lab, forge) -> bearer(lab, forge.confused("{" + Forge.usual(NOW) + good(lab) + "}"))),
        forged(
            "an unknown kid",
            invalid("The access token signing key is unknown"),
            (lab, forge) ->
                bearer(
                    lab,
                    forge.sign(
                        "{\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"kid\":\"../../etc/passwd\"}",
                        "{" + Forge.usual(NOW) + good(lab) + "}"))),
        forged(
            "typ JWT, as an ID token has",
            invalid("The access token is malformed"),
            (lab, forge) ->
                bearer(
                    lab,
                    forge.sign(
                        forge.header("JWT", "ES256"), "{" + Forge.usual(NOW) + good(lab) + "}"))),
        forged(
            "typ application/at+jwt",
            "200 -",
            (lab, forge) ->
                bearer(
                    lab,
                    forge.sign(
                        forge.header("application/at+jwt", "ES256"),
                        "{" + Forge.usual(NOW) + good(lab) + "}"))),
        forged(
            "the claims of an access token under the typ of a refresh token",
            invalid("The refresh token is unknown, log in again"),
            (lab, forge) ->
                bearer(
                    lab,
                    forge.sign(
                        forge.header("rt+jwt", "ES256"),
                        "{" + Forge.usual(NOW) + good(lab) + "}"))),
        forged(
            "another issuer",
            invalid("The access token was issued by another issuer"),
            (lab, forge) ->
                bearer(
                    lab,
                    forge.access(
                        NOW,
                        "\"iss\":\"https://other.example\",\"aud\":\"tokenscope-api\",\"exp\":"
                            + (NOW + 9)))),
        forged(
            "another audience",
            invalid("The access token was issued for another audience"),
            (lab, forge) ->
                bearer(
                    lab, forge.access(NOW, iss(lab) + ",\"aud\":\"other\",\"exp\":" + (NOW + 9)))),
        forged(
            "two audiences, one of them ours",
            "200 -",
            (lab, forge) ->
                bearer(
                    lab,
                    forge.access(
                        NOW,
                        iss(lab)
                            + ",\"aud\":[\"other\",\"tokenscope-api\"],\"exp\":"
                            + (NOW + 9)))),
        forged(
            "nbf 11 s ahead, and 10 s ahead",
            invalid("The access token is not yet valid") + " / 200 -",
            (lab, forge) ->
                bearer(lab, forge.access(NOW, good(lab) + ",\"nbf\":" + (NOW + 11)))
                    + " / "
                    + bearer(lab, forge.access(NOW, good(lab) + ",\"nbf\":" + (NOW + 10)))),
        forged(
            "iat 11 s ahead",
            invalid("The access token is not yet valid"),
            (lab, forge) -> bearer(lab, forge.access(NOW + 11, good(lab)))),
        forged(
            "no exp",
            invalid("The access token expired"),
            (lab, forge) ->
                bearer(lab, forge.access(NOW, iss(lab) + ",\"aud\":\"tokenscope-api\""))),
        forged(
            "issuer wrong and expired: the issuer is looked at first",
            invalid("The access token was issued by another issuer"),
            (lab, forge) ->
                bearer(
                    lab, forge.access(NOW, "\"iss\":\"x\",\"aud\":\"tokenscope-api\",\"exp\":1"))),
        forged(
            "audience wrong and expired: the audience is looked at first",
            invalid("The access token was issued for another audience"),
            (lab, forge) -> bearer(lab, forge.access(NOW, iss(lab) + ",\"aud\":\"x\",\"exp\":1"))),
        forged(
            "a claim that comes twice",
            invalid("The access token is malformed"),
            (lab, forge) -> bearer(lab, forge.access(NOW, good(lab) + ",\"sub\":\"admin\""))),
        forged(
            "exp as text",
            invalid("The access token is malformed"),
            (lab, forge) ->
                bearer(
                    lab,
                    forge.access(NOW, iss(lab) + ",\"aud\":\"tokenscope-api\",\"exp\":\"soon\""))),
        forged(
            "exp beyond all time, not even signed right",
            "401",
            (lab, forge) -> {
              String token =
                  forge.access(
                      NOW, iss(lab) + ",\"aud\":\"tokenscope-api\",\"exp\":9223372036854775807");
              return bearer(lab, token.substring(0, token.length() - 4)).substring(0, 3);
            }),
        forged(
            "iat, nbf and exp of 1e300, of -1e300, and as objects",
            "401 401 401",
            (lab, forge) ->
                bearer(lab, odd(forge, "1e300")).substring(0, 3)
                    + " "
                    + bearer(lab, odd(forge, "-1e300")).substring(0, 3)
                    + " "
                    + bearer(lab, odd(forge, "{\"a\":[]}")).substring(0, 3)),
        forged(
            "aud, sub, jti and scope of the wrong JSON types",
            "401",
            (lab, forge) ->
                bearer(
                        lab,
                        forge.sign(
                            forge.header("at+jwt", "ES256"),
                            "{"
                                + iss(lab)
                                + ",\"aud\":{\"a\":1},\"sub\":[1],\"jti\":7,"
                                + "\"scope\":[\"a\"],\"exp\":"
                                + (NOW + 9)
                                + "}"))
                    .substring(0, 3)),
        forged(
            "a lone surrogate among the claims, not signed right",
            invalid("The access token signature is invalid"),
            (lab, forge) -> {
              String token = forge.access(NOW, good(lab) + ",\"x\":\"\\ud800\"");
              return bearer(lab, token.substring(0, token.length() - 4) + "AAAA");
            }));
  }

  private static String odd(Forge forge, String number) throws Exception {
    return forge.sign(
        forge.header("at+jwt", "ES256"),
        "{\"iat\":" + number + ",\"nbf\":" + number + ",\"exp\":" + number + "}");
  }

  private static String good(Laboratory lab) {
    return iss(lab) + ",\"aud\":\"tokenscope-api\",\"exp\":" + (NOW + 9);
  }

  private static String iss(Laboratory lab) {
    return "\"iss\":\"http://" + lab.host() + "\"";
  }

  private static String invalid(String description) {
    return "401 Bearer realm=\"tokenscope\", error=\"invalid_token\", error_description=\""
        + description
        + "\"";
  }

  private static Row token(String what, String description, String token) {
    return Row.of("API, " + what, invalid(description), lab -> bearer(lab, token));
  }

  private static String bearer(Laboratory lab, String token) throws java.io.IOException {
    return lab.get("/api/me", "Authorization: Bearer " + token).challenge();
  }

  private static Row forged(String what, String expected, Row.Forgery forgery) {
    return Row.forged("API, " + what, expected, forgery);
  }
}
