package dev.tokenscope.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what leaves the process. A JWT keeps its readable parts and loses its
 * signature, so that it explains and cannot be used; passwords, client secrets, codes and verifiers
 * go whole.
 */
public final class Mask {

  private static final String HIDDEN = "…";
  private static final Pattern JWT =
      Pattern.compile("(eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.)[A-Za-z0-9_-]+");
  private static final Set<String> SECRET_NAMES =
      Set.of("password", "client_secret", "code_verifier");
  private static final Set<String> SECRET_HEADERS =
      Set.of("cookie", "set-cookie", "proxy-authorization", "x-api-key", "x-tokenscope-key");
  private static final String SECRET_PARAMETERS =
      "password|client_secret|code|code_verifier|refresh_token|access_token|token"
          + "|refreshToken|accessToken";
  private static final Pattern FORM =
      Pattern.compile("((?:^|[?&\\s])(?:" + SECRET_PARAMETERS + ")=)([^&\\s]+)");
  private static final Pattern JSON_STRING =
      Pattern.compile("(\"(?:" + SECRET_PARAMETERS + ")\"\\s*:\\s*\")((?:[^\"\\\\]|\\\\.)*)(\")");
  private static final Pattern CREDENTIALS =
      Pattern.compile(
          // not the parameters of a challenge: Bearer realm="…"
          "(?i)\\b(Basic|Bearer)( +)(?![a-z_]+=[\"a-z0-9])([A-Za-z0-9._~+/=…-]{4,})");
  private static final Pattern SPAN = Pattern.compile("(?:[0-9]+(?:ms|s|m|h|d))+");

  private Mask() {}

  /** Masks every secret in a piece of text: a header's value, a body, a command line. */
  public static String text(String text) {
    String masked = JWT.matcher(text).replaceAll("$1" + HIDDEN);
    masked =
        CREDENTIALS.matcher(masked).replaceAll(found -> "$1$2" + unlessReadable(found.group(3)));
    masked = FORM.matcher(masked).replaceAll(found -> "$1" + unlessReadable(found.group(2)));
    return JSON_STRING
        .matcher(masked)
        .replaceAll(found -> "$1" + unlessReadable(found.group(2)) + "$3");
  }

  /** Masks every string in a tree, and whole fields that are secret by name. Changes the tree. */
  public static JsonNode tree(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (isSecretHeader(object)) {
        return object.put("value", HIDDEN);
      }
      object
          .properties()
          .forEach(
              field ->
                  field.setValue(
                      SECRET_NAMES.contains(field.getKey().toLowerCase(Locale.ROOT))
                          ? TextNode.valueOf(HIDDEN)
                          : masked(field.getKey(), field.getValue())));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, masked("", array.get(i)));
      }
    }
    return node;
  }

  /** A header that only its reader understands; what Bearer and Basic carry is known. */
  private static boolean isSecretHeader(ObjectNode object) {
    String name = object.path("name").asText("").toLowerCase(Locale.ROOT);
    String value = object.path("value").asText("");
    return SECRET_HEADERS.contains(name)
        || (name.equals("authorization") && !CREDENTIALS.matcher(value).lookingAt());
  }

  private static JsonNode masked(String name, JsonNode value) {
    return value.isTextual() ? TextNode.valueOf(value(name, value.textValue())) : tree(value);
  }

  /**
   * A stolen or stored token may be anything; what is no JWT is hidden whole. Settings have
   * lifetimes under the same names.
   */
  private static String value(String name, String text) {
    boolean token =
        (name.equals("token") || name.equals("access") || name.equals("refresh"))
            && !SPAN.matcher(text).matches();
    String masked = text(text);
    return token && !masked.endsWith("." + HIDDEN) ? HIDDEN : masked;
  }

  private static String unlessReadable(String value) {
    return value.endsWith("." + HIDDEN) && value.startsWith("eyJ") ? value : HIDDEN;
  }
}
