package dev.tokenscope.text;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A sentence with gaps, parsed once.
 *
 * <p>{@code {0}} is replaced by the first argument, {@code {은/는}} by the form of that {@link
 * Particle} which fits whatever stands before it, and two opening braces by one. Everything else,
 * apostrophes and closing braces included, is plain text.
 */
record Template(List<Part> parts) {
  sealed interface Part {}

  record Literal(String text) implements Part {}

  record Placeholder(int index) implements Part {}

  record Fitting(Particle particle) implements Part {}

  Template {
    parts = List.copyOf(parts);
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException if a brace is not closed, or holds neither a number nor a
   *     particle
   */
  static Template parse(String source) {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int at = 0;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c != '{') {
        literal.append(c);
        at++;
      } else if (source.startsWith("{{", at)) {
        literal.append(c);
        at += 2;
      } else {
        int close = source.indexOf('}', at);
        if (close < 0) {
          throw new IllegalArgumentException(
              "A brace is never closed in: " + source + " (a brace of its own is written {{)");
        }
        flush(literal, parts);
        parts.add(gap(source.substring(at + 1, close)));
        at = close + 1;
      }
    }
    flush(literal, parts);
    return new Template(parts);
  }

  /**
   * Fills the gaps; arguments that no placeholder names are left out.
   *
   * @throws IllegalArgumentException if a placeholder has no argument
   */
  String fill(Object... args) {
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Literal(String text) -> filled.append(text);
        case Fitting(Particle particle) -> filled.append(Particles.after(filled, particle));
        case Placeholder(int index) -> {
          if (index >= args.length) {
            throw new IllegalArgumentException(
                "{" + index + "} has no argument: " + args.length + " given.");
          }
          filled.append(args[index]);
        }
      }
    }
    return filled.toString();
  }

  /** The numbers of the placeholders, each once. */
  SortedSet<Integer> placeholders() {
    SortedSet<Integer> indexes = new TreeSet<>();
    for (Part part : parts) {
      switch (part) {
        case Placeholder(int index) -> indexes.add(index);
        case Literal _, Fitting _ -> {}
      }
    }
    return indexes;
  }

  private static Part gap(String inside) {
    return inside.matches("\\d{1,2}")
        ? new Placeholder(Integer.parseInt(inside))
        : new Fitting(Particle.ofRule(inside));
  }

  private static void flush(StringBuilder literal, List<Part> parts) {
    if (!literal.isEmpty()) {
      parts.add(new Literal(literal.toString()));
      literal.setLength(0);
    }
  }
}
