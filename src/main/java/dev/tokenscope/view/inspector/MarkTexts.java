package dev.tokenscope.view.inspector;

import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Mask;
import dev.tokenscope.journal.Message;
import dev.tokenscope.projection.TokenNames;
import dev.tokenscope.token.Jwt;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a message, and for each header and body field that matters what it means here. */
final class MarkTexts {

  private static final Pattern TOKEN =
      Pattern.compile("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
  private static final Pattern DESCRIPTION = Pattern.compile("error_description=\"([^\"]*)\"");
  private static final Pattern FIELD =
      Pattern.compile(
          "\"(access_token|refresh_token|accessToken|refreshToken|expires_in|expiresIn|error"
              + "|error_description|password|scope|token_type|active)\"\\s*:\\s*"
              + "(\"(?:[^\"\\\\]|\\\\.)*\"|[0-9.]+|true|false)");
  private static final int TOKEN_CHARS = 12;
  private static final int BODY_CHARS_MAX = 4000;

  private final Wording words;

  MarkTexts(Wording words) {
    this.words = words;
  }

  List<Explained.Line> of(Message message) {
    List<Explained.Line> lines = new ArrayList<>();
    lines.add(new Explained.Line(shortened(message.startLine()), ""));
    for (Header header : message.headers()) {
      lines.add(
          new Explained.Line(
              header.name() + ": " + shortened(header.value()), meaning(header, message)));
    }
    if (message.body().size() > 0) {
      lines.add(new Explained.Line("", ""));
      body(message, lines);
    }
    return lines;
  }

  private String meaning(Header header, Message message) {
    String value = header.value();
    return switch (header.name().toLowerCase(Locale.ROOT)) {
      case "authorization" -> authorization(value);
      case "www-authenticate" -> challenge(value);
      // a refusal has no token in it: its reason is to be the first thing that is marked
      case "cache-control" ->
          value.contains("no-store") && !refused(message) ? words.get("explain.mark.noStore") : "";
      case "x-new-access-token" -> words.get("explain.mark.newAccess", name(value));
      case "x-new-refresh-token" -> words.get("explain.mark.newRefresh", name(value));
      case "x-new-access-token-expires-in" ->
          message
              .header("X-New-Access-Token")
              .map(token -> words.get("explain.mark.expiresIn", name(token)))
              .orElseGet(() -> words.get("explain.mark.expiresInPlain"));
      case "x-login-required" -> words.get("explain.mark.loginRequired");
      case "retry-after" -> words.get("explain.mark.retryAfter", value);
      case "location" -> words.get("explain.mark.location");
      case "idempotency-key" -> words.get("explain.mark.idempotency");
      case "allow" -> words.get("explain.mark.allow");
      default -> "";
    };
  }

  private static boolean refused(Message message) {
    return message instanceof Message.Response response && response.status() >= 400;
  }

  private String authorization(String value) {
    if (value.regionMatches(true, 0, "Basic ", 0, 6)) {
      return words.get("explain.mark.authorizationBasic");
    }
    String raw = value.substring(value.indexOf(' ') + 1).strip();
    TokenName name = words.names().of(raw);
    if (name instanceof TokenName.Issued(_, var type, _)) {
      String subject =
          Jwt.parse(raw).map(jwt -> String.valueOf(jwt.claims().subject())).orElse("?");
      return type == TokenType.REFRESH
          ? words.get("explain.mark.authorizationRefresh", words.name(name))
          : words.get("explain.mark.authorizationAccess", words.name(name), subject);
    }
    return words.get("explain.mark.authorizationUnknown");
  }

  private String challenge(String value) {
    Matcher described = DESCRIPTION.matcher(value);
    if (!described.find()) {
      return words.get("explain.mark.challenge");
    }
    if (value.contains("insufficient_scope")) {
      return words.get("explain.mark.challengeScope");
    }
    if (described.group(1).contains("log in again")) {
      return words.get("explain.mark.challengeLogin", described.group(1));
    }
    return value.contains("invalid_token")
        ? words.get("explain.mark.challengeInvalid", described.group(1))
        : words.get("explain.mark.challengeOther", described.group(1));
  }

  // the body

  private void body(Message message, List<Explained.Line> lines) {
    if (message.body().isDropped()) {
      lines.add(new Explained.Line(words.get("inspector.body.dropped", message.body().size()), ""));
      return;
    }
    String body = message.body().textOrEmpty();
    boolean form = message.header("Content-Type").orElse("").contains("x-www-form-urlencoded");
    if (form) {
      for (String parameter : body.split("&", -1)) {
        lines.add(new Explained.Line(shortened(parameter), formMeaning(parameter)));
      }
      return;
    }
    json(body.length() > BODY_CHARS_MAX ? body.substring(0, BODY_CHARS_MAX) : body, lines);
  }

  private String formMeaning(String parameter) {
    int equals = parameter.indexOf('=');
    if (equals < 0) {
      return "";
    }
    String value = decoded(parameter.substring(equals + 1));
    return switch (parameter.substring(0, equals)) {
      case "grant_type" -> words.get("explain.mark.grant", value);
      case "refresh_token" -> words.get("explain.mark.refreshField", name(value));
      case "password" -> words.get("explain.mark.password");
      case "client_id" -> words.get("explain.mark.clientId", value);
      case "client_secret" -> words.get("explain.mark.clientSecret");
      case "code" -> words.get("explain.mark.code");
      case "code_verifier" -> words.get("explain.mark.codeVerifier");
      case "redirect_uri" -> words.get("explain.mark.redirectUri", value);
      case "scope" -> words.get("explain.mark.scopeAsked", value);
      case "token" -> words.get("explain.mark.tokenField", name(value));
      case "token_type_hint" -> words.get("explain.mark.tokenHint", value);
      default -> "";
    };
  }

  /** What a client sends need not be encoded right. */
  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  /** JSON with one field a line, so that each can be marked. */
  private void json(String body, List<Explained.Line> lines) {
    Matcher fields = FIELD.matcher(body);
    int from = 0;
    while (fields.find()) {
      String before = body.substring(from, fields.start()).strip();
      if (!before.isEmpty()) {
        lines.add(new Explained.Line(shortened(before), ""));
      }
      int end = fields.end();
      String comma = end < body.length() && body.charAt(end) == ',' ? "," : "";
      lines.add(
          new Explained.Line(
              "  " + shortened(fields.group()) + comma,
              fieldMeaning(fields.group(1), fields.group(2), body)));
      from = end + comma.length();
    }
    String rest = body.substring(from).strip();
    if (!rest.isEmpty()) {
      lines.add(new Explained.Line(shortened(rest), ""));
    }
  }

  private String fieldMeaning(String field, String quoted, String body) {
    String value = quoted.replace("\"", "");
    boolean answer = body.contains("access_token") || body.contains("accessToken");
    return switch (field) {
      case "access_token", "accessToken" -> words.get("explain.mark.accessField", name(value));
      case "refresh_token", "refreshToken" ->
          words.get(
              answer ? "explain.mark.refreshFieldNew" : "explain.mark.refreshField", name(value));
      case "expires_in", "expiresIn" -> words.get("explain.mark.expiresInPlain");
      case "error" -> words.get("explain.mark.errorField", value);
      case "error_description" -> words.get("explain.mark.challengeOther", value);
      case "password" -> words.get("explain.mark.password");
      case "scope" -> words.get("explain.mark.scopeGiven", value);
      case "token_type" -> words.get("explain.mark.tokenType", value);
      case "active" -> words.get("explain.mark.active", value);
      default -> "";
    };
  }

  private String name(String raw) {
    return words.name(words.names().of(raw));
  }

  /** Tokens by their first letters and their names; secrets as the mask leaves them. */
  private String shortened(String text) {
    TokenNames.Known known = words.names();
    String named =
        TOKEN
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        found.group().substring(0, TOKEN_CHARS)
                            + "…‹"
                            + known.shown(known.of(found.group()))
                            + "›"));
    return named.equals(text) ? Mask.text(text) : named;
  }
}
