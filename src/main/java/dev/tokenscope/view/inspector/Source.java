package dev.tokenscope.view.inspector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Lines of the built-in client, taken from its own source, which is packed beside this class when
 * the program is built: what is shown is what runs.
 *
 * @param type simple name of the class
 * @param method its method
 */
public record Source(String type, String method) {

  /** Where the sources are packed; kept in one form by google-java-format. */
  private static final String FOLDER = "code/";

  private static final String INDENT = "  ";

  /** The file's name, for the heading. */
  public String file() {
    return type + ".java";
  }

  /**
   * The method with its comment, without the indentation of its class.
   *
   * @throws IllegalStateException where there is no such method; a test looks at every one
   */
  public String text() {
    List<String> lines = lines();
    int head = head(lines);
    int from = head;
    while (from > 0 && !lines.get(from - 1).isBlank() && !lines.get(from - 1).equals("{")) {
      from--;
    }
    int to = head;
    while (!lines.get(to).equals(INDENT + "}")) {
      to++;
    }
    return String.join(
        "\n",
        lines.subList(from, to + 1).stream()
            .map(line -> line.startsWith(INDENT) ? line.substring(INDENT.length()) : line)
            .toList());
  }

  /** The line of the method's name, counted from 1. */
  public int line() {
    return head(lines()) + 1;
  }

  private int head(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean member = line.startsWith(INDENT) && !line.startsWith(INDENT + " ");
      if (member
          && line.contains(" " + method + "(")
          && !line.contains("*")
          && !line.contains(";")) {
        return i;
      }
    }
    throw new IllegalStateException(
        file() + " has no method " + method + " any more; choose another for the tab Code.");
  }

  private List<String> lines() {
    try (InputStream in = Source.class.getResourceAsStream(FOLDER + file())) {
      if (in == null) {
        throw new IllegalStateException(file() + " is missing from the program; build it again.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file() + " cannot be read.", e);
    }
  }
}
