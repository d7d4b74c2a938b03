package dev.tokenscope.report;

import dev.tokenscope.drawing.Palette;
import dev.tokenscope.drawing.Svg;
import dev.tokenscope.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reports as one HTML page: a matrix of clients and checks, and below it what each cell stands for.
 * The page is whole by itself, has no script and asks for nothing from elsewhere; it follows the
 * reader from light to dark, and can be printed.
 */
public final class ReportPage {

  private ReportPage() {}

  /**
   * The page.
   *
   * @param reports a column each; at least one
   * @param texts its language
   * @throws IllegalArgumentException if there is no report
   */
  public static String of(List<Report> reports, Texts texts) {
    if (reports.isEmpty()) {
      throw new IllegalArgumentException("A page needs at least one report.");
    }
    PageWords words = new PageWords(texts);
    Columns columns = Columns.of(reports);
    Html html = new Html();
    Matrix matrix = new Matrix(words, columns, html);
    html.tags("<!DOCTYPE html>\n<html lang=\"" + texts.language().code() + "\">\n<head>\n")
        .tags("<meta charset=\"utf-8\" />\n")
        // whatever a client managed to smuggle in, the browser does not run it
        .tags("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
        .tags(" style-src 'unsafe-inline'\" />\n")
        .tags("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n")
        .tags("<meta name=\"color-scheme\" content=\"light dark\" />\n")
        .element("title", words.get("title", String.join(", ", columns.names())))
        .tags("<style>\n" + style() + "</style>\n</head>\n<body>\n<header>\n")
        .element("h1", words.get("heading"))
        .tags("</header>\n<main>\n");
    matrix.clients();
    html.element("h2 id=\"matrix\"", words.get("matrix"))
        .element("p class=\"quiet\"", words.get("matrix-how"));
    matrix.table();
    new Findings(words, columns, matrix, html).sections();
    html.tags("</main>\n<footer>\n")
        .element("p", texts.get("audit.cookies"))
        .element("p", words.get("by"))
        .tags("</footer>\n</body>\n</html>\n");
    return html.written();
  }

  private static String style() {
    return ":root {\n"
        + Svg.variables(Palette.LIGHT)
        + "}\n@media (prefers-color-scheme: dark) { :root {\n"
        + Svg.variables(Palette.DARK)
        + "} }\n"
        // paper is white, whatever the screen is
        + "@media print { :root {\n"
        + Svg.variables(Palette.LIGHT)
        + "} }\n"
        + read("report.css");
  }

  private static String read(String file) {
    try (InputStream in = ReportPage.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the program; build it again.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read.", e);
    }
  }
}
