package dev.tokenscope.wire.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The wire contract, row by row, over real sockets. What holds for every answer is looked at in
 * every row: no 500, no waiting, the lab's date, the right reason phrase, nothing kept that must
 * not be kept, and everything open to the page that asked.
 */
class WireContractTest {

  private static final List<String> TABLE = new ArrayList<>();
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Map<Integer, String> PHRASES =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(201, "Created"),
          Map.entry(204, "No Content"),
          Map.entry(302, "Found"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(411, "Length Required"),
          Map.entry(413, "Content Too Large"),
          Map.entry(421, "Misdirected Request"),
          Map.entry(422, "Unprocessable Content"),
          Map.entry(431, "Request Header Fields Too Large"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(505, "HTTP Version Not Supported"));
  private static final String EXPOSED =
      "WWW-Authenticate, Retry-After, Date, X-New-Access-Token, X-New-Access-Token-Expires-In,"
          + " X-New-Refresh-Token, X-New-Refresh-Token-Expires-In, X-Login-Required";

  static Stream<Row> rows() {
    return Stream.of(
            EndpointRows.all(),
            GrantRows.all(),
            CodeRows.all(),
            ChallengeRows.all(),
            HeaderStyleRows.all(),
            RotationRows.all(),
            BrowserRows.all(),
            SocketRows.all())
        .flatMap(List::stream);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void holds(Row row, @TempDir Path folder) throws Exception {
    String got = "nothing";
    try (Laboratory lab = new Laboratory(row.onDisk() ? folder : null, Laboratory.START)) {
      got = row.act().got(lab);
      assertThat(got).isEqualTo(row.expected());
      lab.replies.forEach(reply -> assertIsInOrder(reply));
      assertDates(lab);
      assertThat(lab.get("/api/public").status()).as("a good request afterwards").isEqualTo(200);
      assertThat(lab.troubles).isEmpty();
    } finally {
      TABLE.add(
          String.format("%-76s | %-70s | %s", row.request(), brief(row.expected()), brief(got)));
    }
  }

  private static String brief(String text) {
    String shorter = text.replace("Bearer realm=\"tokenscope\"", "Bearer …");
    return shorter.length() <= 70 ? shorter : shorter.substring(0, 34) + "…" + tail(shorter, 35);
  }

  private static String tail(String text, int length) {
    return text.substring(text.length() - length);
  }

  private static void assertDates(Laboratory lab) {
    // the clock stands unless the row puts it forward, and never goes back
    assertThat(lab.replies)
        .allSatisfy(
            reply ->
                assertThat(reply.the("Date")).endsWith(" 2026 " + reply.the("Date").substring(17)));
    if (lab.clock.instant().equals(Laboratory.START)) {
      assertThat(lab.replies)
          .extracting(reply -> reply.the("Date"))
          .allMatch(HTTP_DATE.format(Laboratory.START)::equals);
    }
  }

  private static void assertIsInOrder(Reply reply) {
    assertThat(reply.status()).isNotEqualTo(500);
    assertThat(reply.phrase()).isEqualTo(PHRASES.get(reply.status()));
    assertThat(reply.the("Access-Control-Allow-Origin")).isEqualTo(Laboratory.PAGE);
    assertThat(reply.the("Vary")).isEqualTo("Origin");
    assertThat(reply.the("Access-Control-Expose-Headers")).isEqualTo(EXPOSED);
    assertThat(reply.has("Access-Control-Allow-Credentials")).isFalse();
    boolean secret =
        reply.status() == 401
            || reply.status() == 403
            || reply.has("X-New-Access-Token")
            || reply.body().contains("eyJ");
    if (secret) {
      assertThat(reply.the("Cache-Control")).isEqualTo("no-store");
      assertThat(reply.the("Pragma")).isEqualTo("no-cache");
    }
    if (!reply.body().isEmpty() && !reply.the("Content-Type").startsWith("text/html")) {
      assertThat(reply.the("Content-Type")).isEqualTo("application/json");
      assertThat(reply.json().isObject()).isTrue();
    }
    if (reply.status() >= 400 && reply.the("Content-Type").equals("application/json")) {
      assertThat(reply.text("error")).isNotBlank();
    }
  }

  @AfterAll
  static void printTable() {
    System.out.println("The wire contract: " + TABLE.size() + " rows (request | expected | got)");
    TABLE.forEach(System.out::println);
    assertThat(TABLE).hasSizeGreaterThan(80);
  }
}
