package dev.tokenscope.report;

import dev.tokenscope.drawing.Drawing;
import dev.tokenscope.drawing.Svg;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Message;
import java.util.Optional;

/** What each check found about each client: the sentence, the sequence, the bytes. */
final class Findings {

  private final PageWords words;
  private final Columns columns;
  private final Matrix matrix;
  private final Html html;
  private final ProofPicture pictures;

  Findings(PageWords words, Columns columns, Matrix matrix, Html html) {
    this.words = words;
    this.columns = columns;
    this.matrix = matrix;
    this.html = html;
    this.pictures = new ProofPicture(words.texts());
  }

  /** A section for each check. */
  void sections() {
    for (Found row : columns.rows()) {
      html.tags("<section id=\"" + row.id() + "\">\n<h2><code>" + row.id() + "</code> ")
          .text(words.title(row))
          .tags("</h2>\n<p class=\"quiet\">")
          .text(words.level(row) + " · " + row.basis())
          .tags(" · <a href=\"#matrix\">")
          .text(words.get("back"))
          .tags("</a></p>\n");
      for (int i = 0; i < columns.reports().size(); i++) {
        Optional<Found> found = columns.reports().get(i).of(row.id());
        if (found.isPresent()) {
          finding(i, found.get());
        }
      }
      html.tags("</section>\n");
    }
  }

  private void finding(int column, Found found) {
    String client = columns.names().get(column);
    html.tags("<article id=\"" + Columns.anchor(column, found) + "\" class=\"")
        .tags(found.verdict().style())
        .tags(found.evidence().isEmpty() ? " plain" : " proven")
        .tags("\">\n<h3>");
    matrix.chip(found.verdict(), words.verdict(found.verdict()));
    html.tags(" ").text(client);
    if (found.known()) {
      html.tags(" <small>").text(words.texts().get("audit.explain.known")).tags("</small>");
    }
    html.tags("</h3>\n").element("p class=\"reason\"", words.reason(found));
    if (!found.evidence().isEmpty()) {
      proof(client, found);
    }
    html.tags("</article>\n");
  }

  private void proof(String client, Found found) {
    if (found.messages().isEmpty()) {
      html.element("pre", String.join("\n", found.evidence()));
    } else {
      Drawing drawing = pictures.draw(client, found.messages());
      html.tags("<figure>\n")
          .tags(Svg.inPage(drawing, words.get("picture", found.id(), client)))
          .tags("</figure>\n");
    }
    html.tags("<dl>\n");
    term(words.texts().get("audit.explain.cause"), words.cause(found));
    term(words.texts().get("audit.explain.cost"), words.cost(found));
    code(words.texts().get("audit.explain.fix"), "./run.sh audit --explain " + found.id());
    code(words.texts().get("audit.explain.again"), found.reproduce());
    html.tags("</dl>\n");
    if (!found.messages().isEmpty()) {
      bytes(found);
    }
  }

  private void term(String term, String text) {
    if (!text.isEmpty()) {
      html.element("dt", term).element("dd", text);
    }
  }

  private void code(String term, String command) {
    html.element("dt", term).tags("<dd>").element("code", command).tags("</dd>\n");
  }

  private void bytes(Found found) {
    html.tags("<details>\n")
        .element("summary", words.get("messages", found.messages().size()))
        .element("p class=\"quiet\"", words.get("masked"))
        .tags("<ol>\n");
    for (int i = 0; i < found.messages().size(); i++) {
      Exchanged exchange = found.messages().get(i);
      html.tags("<li>");
      if (i < found.evidence().size()) {
        html.element("p class=\"line\"", found.evidence().get(i));
      }
      html.tags("<div class=\"exchange\">\n").element("pre", bytes(exchange.request()));
      html.element(
          "pre",
          exchange.reply() == null ? words.get("no-answer") : bytes(exchange.reply().response()));
      html.tags("</div></li>\n");
    }
    html.tags("</ol>\n</details>\n");
  }

  private static String bytes(Message message) {
    StringBuilder text = new StringBuilder(message.startLine());
    for (Header header : message.headers()) {
      text.append('\n').append(header.name()).append(": ").append(header.value());
    }
    String body = message.body().textOrEmpty();
    String whole = body.isEmpty() ? text.toString() : text + "\n\n" + body;
    // a name is one word, also where a line ends
    return whole.replaceAll("‹(AT|RT) (\\d+)›", "‹$1\u00a0$2›");
  }
}
