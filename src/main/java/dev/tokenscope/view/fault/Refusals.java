package dev.tokenscope.view.fault;

import dev.tokenscope.intent.Spans;
import dev.tokenscope.text.Texts;
import java.time.Duration;
import java.util.Optional;

/**
 * Says in words why something that was typed about a fault cannot be.
 *
 * @param texts in which language
 */
record Refusals(Texts texts) {

  /** What is wrong with a value; nothing where it is none. */
  Optional<String> of(Option option, String value) {
    boolean right =
        switch (option) {
          case Option.Span(_, _, var optional, var min, var max) ->
              value.isEmpty() ? optional : isSpan(value, min, max);
          case Option.Count(_, _, var min, var max) -> isCount(value, min, max);
          case Option.Text(_, _, var valid) -> valid.matcher(value).matches();
          case Option.Choice(_, var values) -> values.contains(value);
        };
    return right ? Optional.empty() : Optional.of(sentence(option, value));
  }

  private String sentence(Option option, String value) {
    return switch (option) {
      case Option.Span(_, _, _, var min, var max) ->
          texts.get("faults.wrong.span", value, Spans.format(min), Spans.format(max));
      case Option.Count(_, _, var min, var max) -> texts.get("faults.wrong.count", value, min, max);
      case Option.Text(var name, _, _) -> texts.get("faults.wrong." + name, value);
      case Option.Choice(var name, _) ->
          throw new IllegalArgumentException("'" + value + "' is no " + name + ".");
    };
  }

  private static boolean isSpan(String value, Duration min, Duration max) {
    try {
      Duration span = Spans.parse(value);
      return span.compareTo(min) >= 0 && span.compareTo(max) <= 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isCount(String value, int min, int max) {
    try {
      int count = Integer.parseInt(value);
      return count >= min && count <= max;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
