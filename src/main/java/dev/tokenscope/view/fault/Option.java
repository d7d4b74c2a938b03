package dev.tokenscope.view.fault;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Something that can be chosen about a fault. */
public sealed interface Option {

  /** Its texts are found by it. */
  String name();

  /** What it is as long as nobody chose something else. */
  String usual();

  /**
   * A duration, see {@link dev.tokenscope.intent.Spans}.
   *
   * @param optional whether it may be left empty
   */
  record Span(String name, String usual, boolean optional, Duration min, Duration max)
      implements Option {}

  /** A whole number. */
  record Count(String name, String usual, int min, int max) implements Option {}

  /**
   * A text.
   *
   * @param valid what it must look like
   */
  record Text(String name, String usual, Pattern valid) implements Option {}

  /**
   * One of a few values.
   *
   * @param values the usual one first
   */
  record Choice(String name, List<String> values) implements Option {
    @Override
    public String usual() {
      return values.getFirst();
    }
  }
}
