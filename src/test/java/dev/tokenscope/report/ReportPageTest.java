package dev.tokenscope.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tokenscope.drawing.Drawing;
import dev.tokenscope.drawing.Flaws;
import dev.tokenscope.drawing.Mark;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.journal.Json;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportPageTest {

  private static final String HOSTILE =
      "\"'></title></style></svg><script>alert(1)</script><img src=x onerror=alert(2)>"
          + "&quot; javascript:alert(3) \u0000\u001b[31m \u202e";

  /** What the reader holds to a pattern, and so cannot carry anything else. */
  private static final Set<String> HELD = Set.of("id", "verdict", "mode", "at", "startedAt");

  private static String sound = "";
  private static String broken = "";

  @BeforeAll
  static void audit() {
    sound = RealReports.broken("sound", List.of(), "RT-101", "RT-111");
    broken =
        RealReports.broken(
            "broken",
            List.of(Safety.SINGLE_FLIGHT, Safety.ORIGIN_LIST, Safety.ONE_SHOT_REFRESH),
            "RT-101",
            "RT-114",
            "AT-202");
  }

  @Test
  void every_verdict_leads_to_what_proves_it_in_a_word_and_a_sign() throws Exception {
    Document page = page(Language.ENGLISH, sound, broken);

    List<Element> cells = elements(page, "td").filter(cell -> has(cell, "a")).toList();
    assertThat(cells)
        .extracting(Element::getTextContent)
        .containsExactly("✓ pass", "✗ fail", "– not observed", "✗ fail", "✗ fail");
    for (Element cell : cells) {
      Element link = (Element) cell.getElementsByTagName("a").item(0);
      Element finding = byId(page, link.getAttribute("href").substring(1));
      assertThat(finding.getTagName()).isEqualTo("article");
      assertThat(finding.getTextContent()).contains(link.getAttribute("title"));
      assertThat(has(finding, "svg")).isEqualTo(cell.getTextContent().contains("fail"));
    }
    assertThat(elements(page, "td").filter(cell -> !has(cell, "a")).map(Element::getTextContent))
        .as("checks that one of them was not put under")
        .containsExactly("not run", "not run", "not run")
        .hasSize(2 * 4 - cells.size());
  }

  @Test
  void a_failure_has_its_sentence_its_sequence_its_bytes_and_the_command_that_repeats_it()
      throws Exception {
    Element finding = byId(page(Language.ENGLISH, broken), "c1-RT-101");

    assertThat(finding.getTextContent())
        .contains("The same refresh token was sent more than once")
        .contains("Usual cause")
        .contains("./run.sh audit --check RT-101 --built-in")
        .contains("grant_type=refresh_token&refresh_token=‹RT\u00a01›")
        .contains("HTTP/1.1 400")
        .doesNotContain("eyJ");
    String picture = text(finding, "svg");
    assertThat(picture).contains("POST /oauth2/token · RT 1").contains("200 OK · AT 2 + RT 2");
  }

  @ParameterizedTest
  @EnumSource
  void a_client_can_write_nothing_into_the_page_but_text(Language language) throws Exception {
    JsonNode harmless = Json.mapper().readTree(broken);
    ObjectNode hostile = harmless.deepCopy();
    poison(hostile);

    Document clean = page(language, harmless.toString());
    Document poisoned = page(language, hostile.toString());

    assertThat(poisoned.getDocumentElement().getTextContent())
        .contains("<script>alert(1)</script>");
    assertThat(elements(poisoned, "script")).isEmpty();
    assertThat(elements(poisoned, "img")).isEmpty();
    assertThat(attributes(poisoned)).isEqualTo(attributes(clean));
    assertThat(tags(poisoned)).isSubsetOf(tags(clean));
  }

  @ParameterizedTest
  @EnumSource
  void the_page_asks_for_nothing_and_runs_nothing(Language language) throws Exception {
    Document page = page(language, sound, broken);

    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo(language.code());
    assertThat(elements(page, "a").map(a -> a.getAttribute("href")))
        .allMatch(h -> h.startsWith("#"));
    assertThat(tags(page)).doesNotContain("script", "link", "img", "iframe", "object", "form");
    assertThat(text(page.getDocumentElement(), "style"))
        .contains("prefers-color-scheme: dark")
        .contains("@media print")
        .doesNotContain("url(")
        .doesNotContain("@import");
  }

  @Test
  void a_report_in_one_language_is_shown_in_the_other() throws Exception {
    Element finding = byId(page(Language.KOREAN, broken), "c1-RT-101");
    assertThat(finding.getTextContent())
        .contains("실패")
        .contains("같은 리프레시 토큰을")
        .doesNotContain("The same refresh token");
  }

  @Test
  void what_the_program_does_not_know_is_shown_as_the_file_has_it() throws Exception {
    ObjectNode later = (ObjectNode) Json.mapper().readTree(broken);
    ObjectNode finding = (ObjectNode) later.path("findings").get(0);
    finding.put("id", "RT-199").put("title", "A new check").put("code", "deed.new-deed");
    finding.put("reason", "It did something new.").put("level", "odd");

    Element section = byId(page(Language.KOREAN, later.toString()), "RT-199");

    assertThat(section.getTextContent())
        .contains("A new check")
        .contains("odd")
        .contains("It did something new.");
  }

  @Test
  void two_clients_of_one_name_have_columns_of_their_own() throws Exception {
    Document page = page(Language.ENGLISH, broken, broken);
    assertThat(elements(page, "h2").map(Element::getTextContent)).contains("broken", "broken (2)");
    List<String> ids = ids(page);
    assertThat(ids).doesNotHaveDuplicates().contains("c1-RT-101", "c2-RT-101");
  }

  @ParameterizedTest
  @EnumSource
  void the_sequence_of_a_proof_can_be_read_like_that_of_the_window(Language language) {
    for (Report report : ReportReader.read("broken.json", broken)) {
      for (Found found : report.findings()) {
        Drawing drawing =
            new ProofPicture(Texts.in(language)).draw(report.client(), found.messages());
        assertThat(Flaws.of(drawing)).as(found.id()).isEmpty();
        long lines = found.messages().stream().mapToInt(one -> 2).sum();
        assertThat(drawing.marks().stream().filter(Mark.Zone.class::isInstance))
            .hasSize((int) lines);
      }
    }
  }

  @Test
  void the_sequence_shows_answers_where_they_came_and_that_one_never_came() throws Exception {
    JsonNode json = Json.mapper().readTree(broken);
    ((ObjectNode) json.at("/findings/1/messages/0")).remove("response");
    Report report = ReportReader.read("broken.json", json.toString()).getFirst();
    List<String> resent = spoken(report, "RT-114");
    assertThat(resent.get(1)).endsWith("Auth server → broken · no answer");
    List<String> followed = spoken(report, "AT-202");
    assertThat(followed).anyMatch(line -> line.contains("broken → localhost:"));
    List<String> side = spoken(report, "RT-101");
    assertThat(side.subList(0, 2)).allMatch(line -> line.contains("→ Auth server"));
    assertThat(side).extracting(line -> line.substring(0, 12)).as("times").isSorted();
  }

  @Test
  void an_answer_that_the_connection_lost_is_drawn_as_lost() {
    Report report = ReportReader.read("broken.json", broken).getFirst();
    assertThat(report.of("RT-114").orElseThrow().messages())
        .extracting(message -> Objects.requireNonNull(message.reply()).lost())
        .startsWith(true)
        .endsWith(false);
    assertThat(spoken(report, "RT-114"))
        .filteredOn(line -> line.contains("Auth server → broken"))
        .satisfiesExactly(
            lost -> assertThat(lost).endsWith("200 OK · did not arrive whole · AT 3 + RT 3"),
            came -> assertThat(came).contains("200 OK · AT"));
  }

  private static List<String> spoken(Report report, String check) {
    Found found = report.of(check).orElseThrow();
    return new ProofPicture(Texts.in(Language.ENGLISH))
        .draw(report.client(), found.messages()).marks().stream()
            .filter(Mark.Zone.class::isInstance)
            .map(mark -> ((Mark.Zone) mark).says())
            .toList();
  }

  @Test
  void a_page_of_nothing_is_refused() {
    assertThatThrownBy(() -> ReportPage.of(List.of(), Texts.in(Language.ENGLISH)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_table_of_a_terminal_has_columns_in_both_languages() {
    List<Report> reports = new ArrayList<>(ReportReader.read("sound.json", sound));
    reports.addAll(ReportReader.read("broken.json", broken));

    assertThat(ReportTable.of(reports, Texts.in(Language.ENGLISH)).lines())
        .startsWith(
            "Check   sound           broken",
            "RT-101  ✓ pass          ✗ fail  One refresh for any number of parallel 401s");
    assertThat(ReportTable.of(reports, Texts.in(Language.KOREAN)).lines())
        .startsWith(
            "검사 항목  sound            broken",
            "RT-101     ✓ 통과           ✗ 실패  동시에 온 401이 몇 개든 갱신은 한 번");
  }

  /** Every text that nothing holds to a pattern, whether a client wrote it or we did. */
  private static void poison(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field -> {
                if (!HELD.contains(field.getKey())) {
                  field.setValue(poisoned(field.getValue()));
                }
              });
    } else if (node instanceof ArrayNode array) {
      IntStream.range(0, array.size()).forEach(i -> array.set(i, poisoned(array.get(i))));
    }
  }

  private static JsonNode poisoned(JsonNode value) {
    if (value.isTextual()) {
      return TextNode.valueOf(HOSTILE);
    }
    poison(value);
    return value;
  }

  private static Document page(Language language, String... files) throws Exception {
    List<Report> reports = new ArrayList<>();
    for (String file : files) {
      reports.addAll(ReportReader.read("a.json", file));
    }
    // it is XML as well, so that a parser finds every tag that was not meant
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(ReportPage.of(reports, Texts.in(language)))));
  }

  private static java.util.stream.Stream<Element> elements(Document page, String name) {
    NodeList all = page.getElementsByTagName(name);
    return IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i));
  }

  private static boolean has(Element element, String name) {
    return element.getElementsByTagName(name).getLength() > 0;
  }

  private static Set<String> tags(Document page) {
    return elements(page, "*")
        .map(Element::getTagName)
        .collect(java.util.stream.Collectors.toSet());
  }

  private static Set<String> attributes(Document page) {
    return elements(page, "*")
        .flatMap(
            element ->
                IntStream.range(0, element.getAttributes().getLength())
                    .mapToObj(i -> element.getAttributes().item(i).getNodeName()))
        .collect(java.util.stream.Collectors.toSet());
  }

  private static List<String> ids(Document page) {
    return elements(page, "*").map(e -> e.getAttribute("id")).filter(id -> !id.isEmpty()).toList();
  }

  private static Element byId(Document page, String id) {
    return elements(page, "*")
        .filter(element -> element.getAttribute("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Element element, String name) {
    return element.getElementsByTagName(name).item(0).getTextContent();
  }
}
