package dev.tokenscope.projection;

import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens that a message carries, in its headers and then in its body. */
public final class Carried {

  private static final Pattern JWT =
      Pattern.compile("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
  private static final int BODY_BYTES_MAX = 32 * 1024;

  private Carried() {}

  /** Raw tokens in the order in which they stand, each once. */
  public static List<String> in(Message message) {
    SequencedSet<String> found = new LinkedHashSet<>();
    for (Header header : message.headers()) {
      if (header.name().equalsIgnoreCase("Authorization")) {
        bearer(header.value(), found);
      } else {
        find(header.value(), found);
      }
    }
    if (message.body().size() > 0 && message.body().size() <= BODY_BYTES_MAX) {
      find(message.body().textOrEmpty(), found);
    }
    return new ArrayList<>(found);
  }

  private static void bearer(String value, SequencedSet<String> found) {
    // RFC 7235 §2.1: the scheme is case-insensitive; what follows may be anything
    if (value.regionMatches(true, 0, "Bearer ", 0, 7) && !value.substring(7).isBlank()) {
      found.add(value.substring(7).strip());
    }
  }

  private static void find(String text, SequencedSet<String> found) {
    if (!text.contains("eyJ")) {
      return;
    }
    Matcher matcher = JWT.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
  }
}
