package dev.tokenscope.app.command;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** Lines on a terminal, in colour where it can show them. Colour never says anything alone. */
final class Terminal {

  private static final String RESET = "\u001b[0m";

  private final PrintWriter out;
  private final boolean colour;

  /** How a piece of text looks. */
  enum Look {
    TITLE("\u001b[1m"),
    QUIET("\u001b[2m"),
    GOOD("\u001b[32m"),
    BAD("\u001b[31m"),
    REQUEST("\u001b[34m"),
    TOKEN("\u001b[35m");

    private final String code;

    Look(String code) {
      this.code = code;
    }
  }

  Terminal(PrintWriter out, boolean colour) {
    this.out = out;
    this.colour = colour;
  }

  /** Whether a terminal is there that shows colours, and nobody said otherwise (no-color.org). */
  static boolean showsColour() {
    String refused = System.getenv("NO_COLOR");
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
        && (refused == null || refused.isEmpty());
  }

  void line(String text) {
    out.println(text);
  }

  void line(Look look, String text) {
    out.println(in(look, text));
  }

  String in(Look look, String text) {
    return colour ? look.code + text + RESET : text;
  }

  void blank() {
    out.println();
  }

  void flush() {
    out.flush();
  }
}
