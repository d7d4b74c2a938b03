package dev.tokenscope.wire.server;

import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.token.Claims;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * {@code GET /oauth2/authorize}: a login page for the authorization code grant with PKCE (RFC 6749
 * §4.1.1, RFC 7636 §4.3); its form posts back here.
 */
final class AuthorizeEndpoint implements Endpoint {

  private final Authority authority;
  private final Supplier<Settings> settings;
  private final Journal journal;

  AuthorizeEndpoint(Authority authority, Supplier<Settings> settings, Journal journal) {
    this.authority = authority;
    this.settings = settings;
    this.journal = journal;
  }

  @Override
  public Answer handle(ServerRequest request) {
    Parameters query = request.query();
    Optional<RegisteredClient> client = query.get("client_id").flatMap(RegisteredClient::find);
    Optional<String> redirectUri = query.get("redirect_uri").filter(this::isRegistered);
    if (client.isEmpty() || redirectUri.isEmpty() || query.repeated().isPresent()) {
      // RFC 6749 §4.1.2.1: never redirect to an address that nobody vouches for
      return page(
          400,
          "<h1>This login cannot start</h1><p>The client_id or the redirect_uri is unknown, or a"
              + " parameter is repeated. Tell the developer of the application.</p>");
    }
    String back = redirectUri.get();
    if (!query.get("response_type").orElse("").equals("code")) {
      return refused(request, back, "unsupported_response_type", "response_type must be code");
    }
    if (query.get("code_challenge").filter(AuthorizeEndpoint::isChallenge).isEmpty()
        || !query.get("code_challenge_method").orElse("").equals("S256")) {
      return refused(
          request, back, "invalid_request", "PKCE with code_challenge_method S256 is required");
    }
    return request.method().equals("POST") ? login(request, client.get(), back) : form(request, "");
  }

  private Answer login(ServerRequest request, RegisteredClient client, String back) {
    Parameters form = request.form();
    String name = form.get("username").orElse("");
    Optional<Person> person = Person.authenticate(name, form.get("password").orElse(""));
    if (person.isEmpty()) {
      journal.append(new Event.LoginRefused(name));
      return form(request, "<p role=\"alert\">The name or the password is wrong.</p>");
    }
    Optional<Set<String>> scope =
        person.get().grant(Claims.scopes(request.query().get("scope").orElse("")));
    if (scope.isEmpty()) {
      return refused(request, back, "invalid_scope", "No such scope can be granted");
    }
    String code =
        authority.issueCode(
            client,
            back,
            request.query().get("code_challenge").orElseThrow(),
            person.get(),
            scope.get());
    return redirect(request, back, "code=" + encoded(code));
  }

  private static Answer form(ServerRequest request, String alert) {
    String target = request.message().target();
    int question = target.indexOf('?');
    String action = "/oauth2/authorize" + (question < 0 ? "" : target.substring(question));
    return page(
        200,
        "<h1>Log in to TokenScope</h1>"
            + alert
            + "<form method=\"post\" action=\""
            + html(action)
            + "\"><p><label>Name <input name=\"username\" autofocus"
            + " autocomplete=\"username\"></label></p>"
            + "<p><label>Password <input name=\"password\" type=\"password\""
            + " autocomplete=\"current-password\"></label></p>"
            + "<p><button>Log in</button></p></form>"
            + "<p>People of this laboratory: alice / wonderland, bob / builder, admin / admin.</p>");
  }

  private static Answer refused(
      ServerRequest request, String back, String error, String description) {
    return redirect(request, back, "error=" + error + "&error_description=" + encoded(description));
  }

  private static Answer redirect(ServerRequest request, String back, String what) {
    String state = request.query().get("state").map(value -> "&state=" + encoded(value)).orElse("");
    return Answer.empty(302)
        .with(
            "Location",
            back
                + (back.indexOf('?') < 0 ? "?" : "&")
                + what
                + state
                // RFC 9207: the client learns who answered
                + "&iss="
                + encoded(request.issuer()))
        .noStore();
  }

  private static Answer page(int status, String body) {
    return Answer.of(
            status,
            "text/html; charset=utf-8",
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>TokenScope</title>"
                + "<meta name=\"viewport\" content=\"width=device-width\"><style>body{font:16px/1.5"
                + " system-ui,sans-serif;max-width:26rem;margin:4rem auto;padding:0 1rem}"
                + "input,button{font:inherit;padding:.4rem .6rem}label{display:block}</style>"
                + body
                + "</html>")
        .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .with("X-Frame-Options", "DENY")
        .noStore();
  }

  /** RFC 8252 §7.3: loopback addresses with any port; everything else exactly as registered. */
  private boolean isRegistered(String uri) {
    if (settings.get().manner().redirectUris().contains(uri)) {
      return true;
    }
    try {
      URI parsed = new URI(uri);
      String host = parsed.getHost();
      return "http".equals(parsed.getScheme())
          && parsed.getFragment() == null
          && parsed.getUserInfo() == null
          && host != null
          && Hosts.isLoopback(host);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** RFC 7636 §4.2: 43 characters for S256. */
  private static boolean isChallenge(String text) {
    return text.matches("[A-Za-z0-9_-]{43}");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }
}
