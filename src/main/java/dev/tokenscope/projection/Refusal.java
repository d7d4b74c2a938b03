package dev.tokenscope.projection;

import dev.tokenscope.journal.Message;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an error answer says about itself, in the challenge (RFC 6750 §3) or in the body (RFC 6749
 * §5.2).
 *
 * @param error the code; empty where there is none
 * @param description the server's words; empty where there are none
 */
public record Refusal(String error, String description) {

  private static final Refusal NONE = new Refusal("", "");
  private static final Pattern CHALLENGE_ERROR = Pattern.compile("\\berror=\"([^\"]*)\"");
  private static final Pattern CHALLENGE_DESCRIPTION =
      Pattern.compile("\\berror_description=\"([^\"]*)\"");
  private static final Pattern BODY_ERROR = Pattern.compile("\"error\"\\s*:\\s*\"([^\"]*)\"");
  private static final Pattern BODY_DESCRIPTION =
      Pattern.compile("\"error_description\"\\s*:\\s*\"([^\"]*)\"");
  private static final int BODY_BYTES_MAX = 8 * 1024;

  /** What an answer says; nothing where it is no error. */
  public static Refusal of(Message.Response response) {
    if (response.status() < 400) {
      return NONE;
    }
    String challenge = response.header("WWW-Authenticate").orElse("");
    String error = first(CHALLENGE_ERROR, challenge);
    if (!error.isEmpty()) {
      return new Refusal(error, first(CHALLENGE_DESCRIPTION, challenge));
    }
    String body = response.body().size() <= BODY_BYTES_MAX ? response.body().textOrEmpty() : "";
    return new Refusal(first(BODY_ERROR, body), first(BODY_DESCRIPTION, body));
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group(1) : "";
  }
}
