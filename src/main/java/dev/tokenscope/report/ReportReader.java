package dev.tokenscope.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Json;
import dev.tokenscope.journal.Message;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what {@code ./run.sh audit --json} writes. Whatever else is there is left alone. */
public final class ReportReader {

  private static final int FORMAT = 1;
  private static final Pattern CHECK = Pattern.compile("[AR]T-[0-9]{3}");
  private static final Pattern MODE = Pattern.compile("reactive|proactive|neither");

  private final String source;

  private ReportReader(String source) {
    this.source = source;
  }

  /**
   * The reports of a file: one, or an array of them.
   *
   * @param source what the file is called
   * @param text what is in it
   * @throws IllegalArgumentException with a sentence that says what is wrong with the file
   */
  public static List<Report> read(String source, String text) {
    ReportReader reader = new ReportReader(source);
    try {
      return reader.reports(Json.mapper().readTree(text));
    } catch (JsonProcessingException e) {
      throw reader.wrong("it is no JSON (" + e.getOriginalMessage() + ")");
    } catch (DateTimeException e) {
      throw reader.wrong("a time cannot be read: " + e.getMessage());
    }
  }

  private List<Report> reports(JsonNode root) {
    List<Report> reports = new ArrayList<>();
    if (root.isArray()) {
      root.forEach(one -> reports.add(report(one)));
    } else {
      reports.add(report(root));
    }
    if (reports.isEmpty()) {
      throw wrong("the array is empty");
    }
    return reports;
  }

  private Report report(JsonNode node) {
    if (node.path("format").asInt(0) != FORMAT) {
      throw wrong("it does not say \"format\": 1; write it anew with ./run.sh audit --json");
    }
    List<Found> findings = new ArrayList<>();
    array(node, "findings").forEach(one -> findings.add(found(one)));
    return new Report(
        text(node, "client"),
        matching(MODE, text(node, "mode")),
        Instant.parse(text(node, "startedAt")),
        findings,
        node);
  }

  private Found found(JsonNode node) {
    List<Exchanged> messages = new ArrayList<>();
    array(node, "messages").forEach(one -> messages.add(exchanged(one)));
    return new Found(
        matching(CHECK, text(node, "id")),
        verdict(text(node, "verdict")),
        text(node, "level"),
        text(node, "title"),
        text(node, "code"),
        text(node, "detail"),
        text(node, "reason"),
        text(node, "basis"),
        node.path("known").asBoolean(false),
        strings(node, "evidence"),
        messages,
        text(node, "reproduce"));
  }

  private Verdict verdict(String word) {
    for (Verdict verdict : Verdict.values()) {
      if (verdict.name().equals(word)) {
        return verdict;
      }
    }
    throw wrong("'" + word + "' is no verdict");
  }

  private Exchanged exchanged(JsonNode node) {
    JsonNode request = node.path("request");
    return new Exchanged(
        number(node, "seq"),
        Instant.parse(text(node, "at")),
        text(node, "kind").equals("refresh"),
        node.path("otherHost").asText(""),
        new Message.Request(
            text(request, "method"), text(request, "target"), headers(request), body(request)),
        strings(request, "tokens"),
        reply(node.path("response")));
  }

  private Exchanged.@Nullable Reply reply(JsonNode node) {
    if (!node.isObject()) {
      return null;
    }
    return new Exchanged.Reply(
        number(node, "seq"),
        Instant.parse(text(node, "at")),
        new Message.Response(
            (int) number(node, "status"), text(node, "reason"), headers(node), body(node)),
        node.path("lost").asBoolean(false),
        strings(node, "tokens"));
  }

  private List<Header> headers(JsonNode node) {
    List<Header> headers = new ArrayList<>();
    array(node, "headers")
        .forEach(one -> headers.add(new Header(text(one, "name"), text(one, "value"))));
    return headers;
  }

  private Body body(JsonNode node) {
    return Body.of(text(node, "body"));
  }

  private String matching(Pattern pattern, String text) {
    if (!pattern.matcher(text).matches()) {
      throw wrong("'" + text + "' cannot stand there");
    }
    return text;
  }

  private String text(JsonNode node, String field) {
    if (!node.path(field).isTextual()) {
      throw missing(field);
    }
    return node.path(field).textValue();
  }

  private long number(JsonNode node, String field) {
    if (!node.path(field).isIntegralNumber()) {
      throw missing(field);
    }
    return node.path(field).longValue();
  }

  private JsonNode array(JsonNode node, String field) {
    if (!node.path(field).isArray()) {
      throw missing(field);
    }
    return node.path(field);
  }

  private List<String> strings(JsonNode node, String field) {
    List<String> strings = new ArrayList<>();
    array(node, field).forEach(one -> strings.add(one.asText()));
    return strings;
  }

  private IllegalArgumentException missing(String field) {
    return wrong(
        String.format(Locale.ROOT, "\"%s\" is missing somewhere, or of the wrong kind", field));
  }

  private IllegalArgumentException wrong(String how) {
    return new IllegalArgumentException(
        source
            + " is no report of an audit: "
            + how
            + ". ./run.sh audit --schema prints what one looks like.");
  }
}
