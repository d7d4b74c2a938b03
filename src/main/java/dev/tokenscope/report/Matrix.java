package dev.tokenscope.report;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The clients at a glance, and the table of clients and checks. */
final class Matrix {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final PageWords words;
  private final Columns columns;
  private final Html html;

  Matrix(PageWords words, Columns columns, Html html) {
    this.words = words;
    this.columns = columns;
    this.html = html;
  }

  /** A card for each client: what came of it, in a sentence and in numbers. */
  void clients() {
    html.tags("<ul class=\"clients\">\n");
    for (int i = 0; i < columns.reports().size(); i++) {
      Report report = columns.reports().get(i);
      html.tags("<li>").element("h2", columns.names().get(i));
      html.element("p class=\"outcome\"", outcome(report));
      html.tags("<ul class=\"counts\">\n");
      for (Verdict verdict : Verdict.values()) {
        long count = report.count(verdict);
        if (count > 0) {
          html.tags("<li>");
          chip(verdict, words.verdict(verdict) + " " + count);
          html.tags("</li>\n");
        }
      }
      html.tags("</ul>\n");
      String mode = words.texts().get("audit.mode." + report.mode());
      String day = DAY.format(report.startedAt().atOffset(ZoneOffset.UTC));
      html.element("p class=\"quiet\"", words.get("mode", mode))
          .element("p class=\"quiet\"", day + " UTC")
          .tags("</li>\n");
    }
    html.tags("</ul>\n");
  }

  private String outcome(Report report) {
    long judged =
        report.count(Verdict.PASS) + report.count(Verdict.WARN) + report.count(Verdict.FAIL);
    if (judged == 0) {
      return words.get("nothing");
    }
    long failed = report.count(Verdict.FAIL);
    return failed == 0 ? words.get("sound", judged) : words.get("failed", failed, judged);
  }

  /** A sign and a word on their colour. */
  void chip(Verdict verdict, String text) {
    html.tags("<span class=\"verdict " + verdict.style() + "\"><b aria-hidden=\"true\">")
        .text(verdict.sign())
        .tags("</b> ")
        .text(text)
        .tags("</span>");
  }

  /** A row for each check, a column for each client; each cell leads to its finding. */
  void table() {
    html.tags("<div class=\"matrix\" role=\"region\" tabindex=\"0\" aria-labelledby=\"matrix\">\n")
        .tags(
            "<table style=\"--clients: "
                + columns.reports().size()
                + "\">\n<thead>\n<tr><th scope=\"col\">")
        .text(words.get("check"))
        .tags("</th>");
    columns.names().forEach(name -> html.element("th scope=\"col\"", name));
    html.tags("</tr>\n</thead>\n<tbody>\n");
    for (Found row : columns.rows()) {
      html.tags("<tr><th scope=\"row\"><a href=\"#" + row.id() + "\"><code>" + row.id())
          .tags("</code> ")
          .text(words.title(row))
          .tags("</a></th>");
      for (int i = 0; i < columns.reports().size(); i++) {
        cell(i, row);
      }
      html.tags("</tr>\n");
    }
    html.tags("</tbody>\n</table>\n</div>\n");
  }

  private void cell(int column, Found row) {
    Optional<Found> found = columns.reports().get(column).of(row.id());
    if (found.isEmpty()) {
      html.element("td class=\"absent\"", words.get("absent"));
      return;
    }
    Verdict verdict = found.get().verdict();
    html.tags("<td class=\"" + verdict.style() + "\"><a class=\"verdict\" href=\"#")
        .tags(Columns.anchor(column, row) + "\" title=\"")
        .text(words.reason(found.get()))
        .tags("\"><b aria-hidden=\"true\">")
        .text(verdict.sign())
        .tags("</b> ")
        .text(words.verdict(verdict));
    if (found.get().known()) {
      html.tags(" <small>").text(words.texts().get("audit.explain.known")).tags("</small>");
    }
    html.tags("</a></td>");
  }
}
