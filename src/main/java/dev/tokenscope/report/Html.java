package dev.tokenscope.report;

import dev.tokenscope.journal.Markup;

/** A page while it is written. What is not ours goes in as text, never as tags. */
final class Html {

  private final StringBuilder out = new StringBuilder();

  /** Tags, as they stand in the program. */
  Html tags(String tags) {
    out.append(tags);
    return this;
  }

  /** A text, whatever is in it. */
  Html text(String text) {
    out.append(Markup.escaped(text));
    return this;
  }

  /** A text in an element that has nothing else. */
  Html element(String open, String text) {
    int end = open.indexOf(' ');
    String name = end < 0 ? open : open.substring(0, end);
    return tags("<" + open + ">").text(text).tags("</" + name + ">\n");
  }

  /** What was written. */
  String written() {
    return out.toString();
  }
}
