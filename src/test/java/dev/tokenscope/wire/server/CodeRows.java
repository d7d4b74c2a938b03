package dev.tokenscope.wire.server;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The authorization code grant with PKCE (RFC 6749 §4.1, RFC 7636). */
final class CodeRows {

  // RFC 7636, appendix B
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  private static final String BACK = "http://127.0.0.1:7000/callback";

  private CodeRows() {}

  static List<Row> all() {
    return List.of(
        Row.of(
            "GET /oauth2/authorize: a login page",
            "200 text/html; charset=utf-8 no-store",
            lab -> {
              Reply page = lab.get(authorize(""));
              return page.status()
                  + " "
                  + page.the("Content-Type")
                  + " "
                  + page.the("Cache-Control");
            }),
        Row.of(
            "POST /oauth2/authorize: back to the client with code, state and iss",
            "302 code state=s%261 iss",
            lab -> {
              Reply back = logIn(lab, "&state=s%261");
              String location = back.the("Location");
              return back.status()
                  + (location.startsWith(BACK + "?code=") ? " code" : " " + location)
                  + (location.contains("&state=s%261&") ? " state=s%261" : " no state")
                  + (location.endsWith(
                          "&iss="
                              + URLEncoder.encode("http://" + lab.host(), StandardCharsets.UTF_8))
                      ? " iss"
                      : " no iss");
            }),
        Row.of(
            "POST /oauth2/authorize, wrong password: the page again, no redirect",
            "200 -",
            lab -> {
              Reply page = lab.form(authorize(""), "username=alice&password=x");
              return page.status() + " " + page.header("Location").orElse("-");
            }),
        noRedirect("an unknown client", "client_id=y&redirect_uri=" + encoded(BACK)),
        noRedirect(
            "a foreign redirect_uri",
            "client_id=tokenscope&redirect_uri=" + encoded("https://evil.example/cb")),
        noRedirect(
            "a redirect_uri with a fragment, and with user info",
            "client_id=tokenscope&redirect_uri=" + encoded("http://evil@127.0.0.1/cb")),
        noRedirect(
            "a redirect_uri that only looks like loopback",
            "client_id=tokenscope&redirect_uri=" + encoded("http://127.0.0.1.evil.example/cb")),
        noRedirect(
            "a redirect_uri with a line break",
            "client_id=tokenscope&redirect_uri=http://127.0.0.1/%0D%0ASet-Cookie:a=b"),
        noRedirect("no redirect_uri", "client_id=tokenscope"),
        noRedirect(
            "a repeated parameter",
            "client_id=tokenscope&state=a&state=b&redirect_uri=" + encoded(BACK)),
        Row.of(
            "GET /oauth2/authorize, a registered redirect_uri, exactly and almost",
            "200 400",
            lab -> {
              lab.manner(m -> m.redirectUris(List.of("com.example.app:/cb")));
              return lab.get(authorizeAt("com.example.app:/cb")).status()
                  + " "
                  + lab.get(authorizeAt("com.example.app:/cb2")).status();
            }),
        Row.of(
            "GET /oauth2/authorize without PKCE",
            "302 invalid_request",
            lab ->
                errorOf(
                    lab.get(
                        "/oauth2/authorize?response_type=code&client_id=tokenscope&redirect_uri="
                            + encoded(BACK)))),
        Row.of(
            "GET /oauth2/authorize with code_challenge_method plain",
            "302 invalid_request",
            lab -> errorOf(lab.get(authorize("").replace("method=S256", "method=plain")))),
        Row.of(
            "GET /oauth2/authorize with response_type=token",
            "302 unsupported_response_type",
            lab ->
                errorOf(
                    lab.get(authorize("").replace("response_type=code", "response_type=token")))),
        Row.of(
            "POST /oauth2/authorize with a scope that does not exist",
            "302 invalid_scope",
            lab -> errorOf(logIn(lab, "&scope=root"))),
        Row.of(
            "POST /oauth2/token with code and verifier, then the API",
            "200 orders:read, then 200",
            lab -> {
              Reply reply = redeem(lab, code(lab, "&scope=openid+orders:read"), VERIFIER, BACK);
              return reply.status()
                  + " "
                  + reply.text("scope")
                  + ", then "
                  + lab.get("/api/orders", Laboratory.Tokens.of(reply)).status();
            }),
        Row.of(
            "POST /oauth2/token, a code for the second time: the family is revoked",
            "400 invalid_grant, then 400 invalid_grant",
            lab -> {
              String code = code(lab, "");
              Laboratory.Tokens tokens = Laboratory.Tokens.of(redeem(lab, code, VERIFIER, BACK));
              return redeem(lab, code, VERIFIER, BACK).error()
                  + ", then "
                  + lab.refresh(tokens.refresh()).error();
            }),
        Row.of(
            "POST /oauth2/token, a code for the second time an hour later",
            "400 invalid_grant: The code was already used",
            lab -> {
              String code = code(lab, "");
              redeem(lab, code, VERIFIER, BACK);
              lab.pass(300);
              return redeem(lab, code, VERIFIER, BACK).fullError();
            }),
        Row.of(
            "POST /oauth2/token, wrong verifier, then the right one",
            "400 invalid_grant, then 200",
            lab -> {
              String code = code(lab, "");
              return redeem(lab, code, "x".repeat(43), BACK).error()
                  + ", then "
                  + redeem(lab, code, VERIFIER, BACK).status();
            }),
        Row.of(
            "POST /oauth2/token, another redirect_uri",
            "400 invalid_grant",
            lab -> redeem(lab, code(lab, ""), VERIFIER, BACK + "2").error()),
        Row.of(
            "POST /oauth2/token, another client's code",
            "400 invalid_grant",
            lab ->
                lab.form(
                        "/oauth2/token",
                        "grant_type=authorization_code&code="
                            + code(lab, "")
                            + "&code_verifier="
                            + VERIFIER
                            + "&redirect_uri="
                            + encoded(BACK),
                        "Authorization: Basic cWEtY2xpZW50OnFhLXNlY3JldA==")
                    .error()),
        Row.of(
            "POST /oauth2/token, a code after 59 s, and after 60 s",
            "200 / 400 invalid_grant",
            lab -> {
              String early = code(lab, "");
              lab.pass(59);
              int before = redeem(lab, early, VERIFIER, BACK).status();
              String late = code(lab, "");
              lab.pass(60);
              return before + " / " + redeem(lab, late, VERIFIER, BACK).error();
            }),
        Row.of(
            "POST /oauth2/token, an unknown code",
            "400 invalid_grant",
            lab -> redeem(lab, "x", VERIFIER, BACK).error()),
        Row.of(
            "POST /oauth2/token, a code without verifier",
            "400 invalid_request",
            lab -> redeem(lab, code(lab, ""), "", BACK).error()));
  }

  private static Row noRedirect(String what, String query) {
    return Row.of(
        "GET /oauth2/authorize, " + what + ": a page, no redirect",
        "400 text/html; charset=utf-8 -",
        lab -> {
          Reply page =
              lab.get(
                  "/oauth2/authorize?response_type=code&code_challenge_method=S256&code_challenge="
                      + CHALLENGE
                      + "&"
                      + query);
          return page.status()
              + " "
              + page.the("Content-Type")
              + " "
              + page.header("Location").orElse("-");
        });
  }

  private static String authorize(String more) {
    return authorizeAt(BACK) + more;
  }

  private static String authorizeAt(String redirectUri) {
    return "/oauth2/authorize?response_type=code&client_id=tokenscope&code_challenge_method=S256"
        + "&code_challenge="
        + CHALLENGE
        + "&redirect_uri="
        + encoded(redirectUri);
  }

  private static Reply logIn(Laboratory lab, String more) throws IOException {
    return lab.form(authorize(more), "username=alice&password=wonderland");
  }

  private static String code(Laboratory lab, String more) throws IOException {
    String location = logIn(lab, more).the("Location");
    int start = location.indexOf("code=") + 5;
    return location.substring(start, location.indexOf('&', start));
  }

  private static Reply redeem(Laboratory lab, String code, String verifier, String redirectUri)
      throws IOException {
    return lab.form(
        "/oauth2/token",
        "grant_type=authorization_code&client_id=tokenscope&code="
            + code
            + "&code_verifier="
            + verifier
            + "&redirect_uri="
            + encoded(redirectUri));
  }

  private static String errorOf(Reply reply) {
    String location = reply.the("Location");
    int start = location.indexOf("?error=") + 7;
    return reply.status() + " " + location.substring(start, location.indexOf('&', start));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
