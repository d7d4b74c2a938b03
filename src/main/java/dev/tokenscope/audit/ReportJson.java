package dev.tokenscope.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Json;
import dev.tokenscope.journal.Mask;
import dev.tokenscope.journal.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/**
 * A report as JSON, as the published schema describes it. It carries the messages of each proof, so
 * that whoever reads it can show them and draw them; secrets are masked.
 */
public final class ReportJson {

  /** Counts up when a reader of before would misunderstand. */
  public static final int FORMAT = 1;

  /** More characters of a body than this say nothing more. */
  static final int BODY_MAX = 4_000;

  private ReportJson() {}

  /**
   * The JSON Schema (2020-12) of what {@link #of} gives.
   *
   * @throws IllegalStateException if it is missing from the program
   */
  public static String schema() {
    try (InputStream in = ReportJson.class.getResourceAsStream("report.schema.json")) {
      if (in == null) {
        throw new IllegalStateException(
            "report.schema.json is missing from the program; build it again.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("report.schema.json cannot be read.", e);
    }
  }

  /**
   * The report.
   *
   * @param text the language of titles and reasons, and what is known
   * @param command what starts the client again
   */
  static ObjectNode of(AuditReport report, ReportText text, String command) {
    ObjectNode root =
        Json.mapper()
            .createObjectNode()
            .put("format", FORMAT)
            .put("client", report.client())
            .put("mode", report.mode().option())
            .put("suite", report.suite())
            .put("startedAt", report.startedAt().toString());
    ArrayNode findings = root.putArray("findings");
    for (Finding finding : report.findings()) {
      ObjectNode one =
          findings
              .addObject()
              .put("id", finding.check().id())
              .put("verdict", finding.verdict())
              .put("level", finding.check().level().name().toLowerCase(Locale.ROOT))
              .put("title", text.title(finding.check()))
              .put("code", finding.code())
              .put("detail", finding.detail())
              .put("reason", text.reason(finding))
              .put("basis", finding.check().basis())
              .put("known", text.knows(report, finding));
      strings(one, "evidence", finding.proof());
      ArrayNode messages = one.putArray("messages");
      finding.messages().forEach(proof -> message(messages.addObject(), proof));
      one.put("reproduce", text.again(finding, command));
    }
    return root;
  }

  private static void message(ObjectNode node, Proof proof) {
    Exchange exchange = proof.exchange();
    node.put("seq", exchange.seq())
        .put("at", exchange.at().toString())
        .put("kind", exchange.kind().name().toLowerCase(Locale.ROOT));
    if (!proof.abroad().isEmpty()) {
      node.put("otherHost", proof.abroad());
    }
    ObjectNode request =
        node.putObject("request")
            .put("method", exchange.request().method())
            .put("target", calledByName(exchange.request().target(), proof.sent()));
    content(request, exchange.request(), proof.sent());
    Message.Response answer = exchange.response();
    if (answer != null && exchange.answeredAt() != null) {
      ObjectNode response =
          node.putObject("response")
              .put("seq", exchange.answeredSeq())
              .put("at", exchange.answeredAt().toString())
              .put("status", answer.status())
              .put("reason", answer.reason());
      if (exchange.lost()) {
        response.put("lost", true);
      }
      content(response, answer, proof.received());
    }
  }

  private static void content(ObjectNode node, Message message, Map<String, String> tokens) {
    strings(node, "tokens", tokens.values());
    ArrayNode headers = node.putArray("headers");
    for (Header header : message.headers()) {
      ObjectNode one =
          Json.mapper().createObjectNode().put("name", header.name()).put("value", header.value());
      // by its name it may be hidden whole
      String value = Mask.tree(one.deepCopy()).path("value").asText();
      boolean hidden = !value.equals(Mask.text(header.value()));
      headers.add(one.put("value", hidden ? value : calledByName(header.value(), tokens)));
    }
    Body body = message.body();
    // masked before it is cut: half of a token would not be known as one
    String text = calledByName(body.textOrEmpty(), tokens);
    node.put("body", text.length() > BODY_MAX ? text.substring(0, BODY_MAX) + "…" : text)
        .put("size", body.size());
  }

  /** A text without secrets, in which tokens stand by their names: {@code Bearer ‹AT 1›}. */
  static String calledByName(String text, Map<String, String> tokens) {
    String masked = text;
    int number = 0;
    for (String token : tokens.keySet()) {
      number++;
      if (isLong(token)) {
        masked = masked.replace(token, standIn(number));
      }
    }
    masked = Mask.text(masked);
    number = 0;
    for (Map.Entry<String, String> token : tokens.entrySet()) {
      number++;
      if (isLong(token.getKey())) {
        masked = masked.replace(standIn(number), "‹" + token.getValue() + "›");
      }
    }
    return masked;
  }

  /** A short one may be any word of the text. */
  private static boolean isLong(String token) {
    return token.length() >= 20;
  }

  /** Looks like a token that was masked, so that it stays. */
  private static String standIn(int number) {
    return "eyJ." + number + ".…";
  }

  private static void strings(ObjectNode node, String name, Collection<String> values) {
    ArrayNode array = node.putArray(name);
    values.forEach(array::add);
  }
}
