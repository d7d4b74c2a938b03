package dev.tokenscope.audit;

import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the audit said of a client when somebody last looked at it: a file with one line for each
 * check, its verdict and the sentence that says why.
 */
final class GoldenVerdicts {

  private static final Path FOLDER = Path.of("src/test/resources/dev/tokenscope/audit");
  private static final Texts TEXTS = Texts.in(Language.ENGLISH);

  private final Path file;
  private final String again;

  /**
   * Of one client.
   *
   * @param client its name, and that of the file
   * @param again the command that writes the file anew
   */
  GoldenVerdicts(String client, String again) {
    this.file = FOLDER.resolve(client + ".txt");
    this.again = again;
  }

  /** Whether files are to be written instead of read. */
  static boolean areWritten() {
    return Boolean.getBoolean("golden.write");
  }

  /** How findings differ from the file, a line for each; empty where they do not. */
  List<String> differences(Mode mode, List<Finding> findings) throws IOException {
    Map<String, String> before = new LinkedHashMap<>();
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    for (String line : lines) {
      if (!line.startsWith("#") && !line.isBlank()) {
        before.put(line.split(" ", 2)[0], line);
      }
    }
    List<String> differences = new ArrayList<>();
    for (Finding finding : findings) {
      compare(before.get(finding.check().id()), line(finding), finding, differences);
    }
    if (!line(mode).equals(before.get("mode"))) {
      differences.add("was: " + before.get("mode") + "\n now: " + line(mode));
    }
    if (!differences.isEmpty()) {
      differences.add("Where the new verdicts are right, " + again + " writes " + file);
    }
    return differences;
  }

  private static void compare(
      @Nullable String before, String now, Finding finding, List<String> differences) {
    if (!Objects.equals(before, now)) {
      differences.add(
          "was: "
              + before
              + "\n now: "
              + now
              + "\n      "
              + String.join("\n      ", finding.proof()));
    }
  }

  /** Writes the file. */
  void write(String about, Mode mode, List<Finding> findings) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# " + about);
    lines.add("# Written by " + again);
    lines.add(line(mode));
    findings.forEach(finding -> lines.add(line(finding)));
    Files.createDirectories(FOLDER);
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private static String line(Mode mode) {
    return "mode " + mode.option();
  }

  private static String line(Finding finding) {
    String key = finding.reasonKey();
    String why = key.isEmpty() ? "" : " – " + TEXTS.get(key, finding.detail());
    return finding.check().id() + " " + finding.verdict() + why;
  }
}
