package dev.tokenscope.view.settings;

import dev.tokenscope.intent.Settings;
import dev.tokenscope.intent.Spans;
import dev.tokenscope.text.Texts;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says in words why something that was typed cannot be chosen.
 *
 * @param texts in which language
 */
record Refusals(Texts texts) {

  private static final Duration LIFETIME_MIN = Duration.ofSeconds(1);
  private static final Duration REPEAT_MIN = Duration.ofMillis(100);
  private static final int BURST_MIN = 2;
  private static final int BURST_MAX = 5000;

  /**
   * What is wrong with a value; nothing where it is none.
   *
   * @param now what is in force
   */
  Optional<String> of(String name, String value, Settings now) {
    return switch (name) {
      case "access-ttl", "refresh-ttl" -> span(value, LIFETIME_MIN);
      case "refresh-max-ttl" -> span(value, LIFETIME_MIN).or(() -> order(value, now));
      case "grace", "leeway" -> span(value, Duration.ZERO);
      case "every" -> span(value, REPEAT_MIN);
      case "step" -> span(value, Duration.ofMillis(1));
      case "skew" -> span(value, null);
      case "burst" -> burst(value);
      case "redirect-uris" -> uris(value);
      default -> Optional.empty();
    };
  }

  private Optional<String> span(String value, @Nullable Duration shortest) {
    Duration span;
    try {
      span = Spans.parse(value);
    } catch (IllegalArgumentException e) {
      return Optional.of(texts.get("settings.wrong.span", value));
    }
    return shortest != null && span.compareTo(shortest) < 0
        ? Optional.of(texts.get("settings.wrong.short", value, Spans.format(shortest)))
        : Optional.empty();
  }

  private Optional<String> order(String value, Settings now) {
    Duration idle = now.lifetimes().refreshIdle();
    return Spans.parse(value).compareTo(idle) < 0
        ? Optional.of(texts.get("settings.wrong.order", value, Spans.format(idle)))
        : Optional.empty();
  }

  private Optional<String> burst(String value) {
    try {
      int times = Integer.parseInt(value);
      if (times >= BURST_MIN && times <= BURST_MAX) {
        return Optional.empty();
      }
    } catch (NumberFormatException e) {
      // said below, as for a number that is out of range
    }
    return Optional.of(texts.get("settings.wrong.burst", value, BURST_MIN, BURST_MAX));
  }

  private Optional<String> uris(String value) {
    for (String one : value.split(",", -1)) {
      if (!one.isBlank() && !isAbsolute(one.strip())) {
        return Optional.of(texts.get("settings.wrong.uri", one.strip()));
      }
    }
    return Optional.empty();
  }

  private static boolean isAbsolute(String text) {
    try {
      URI uri = new URI(text);
      // RFC 6749 §3.1.2: absolute, and without a fragment
      return uri.isAbsolute() && uri.getFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
