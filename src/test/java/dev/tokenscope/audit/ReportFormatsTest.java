package dev.tokenscope.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshPolicy;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Json;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.lab.LabOptions;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.token.Claims;
import dev.tokenscope.wire.server.LabServer;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.SAXException;

/** Reports of real runs, against the schemas by which other programs read them. */
class ReportFormatsTest {

  private static final InstantSource WALL = InstantSource.system();
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);
  private static final String AGAIN = "-- ./app <\"'&>";

  @TempDir private Path folder;

  private final Schema published = schema(ReportJson.schema());

  @ParameterizedTest
  @EnumSource(Language.class)
  void what_a_driven_client_did_validates_and_carries_its_messages(Language language)
      throws Exception {
    AuditReport broken =
        driven(
            new BuiltInSubject.Kind(
                RefreshPolicy.SOUND.without(Safety.SINGLE_FLIGHT), StoreKind.MEMORY, WALL),
            "RT-101",
            "RT-111",
            "RT-117");
    assertThat(broken.findings())
        .extracting(Finding::verdict)
        .containsExactly("FAIL", "NOT_OBSERVED", "PASS");

    JsonNode json = isAccepted(broken, language);

    JsonNode failed = json.path("findings").get(0);
    assertThat(failed.path("code").asText()).isEqualTo("deed.same-refresh-token");
    assertThat(failed.path("messages")).hasSameSizeAs(failed.path("evidence"));
    JsonNode refresh = failed.path("messages").get(0);
    assertThat(refresh.path("kind").asText()).isEqualTo("refresh");
    assertThat(refresh.path("request").path("tokens").get(0).asText()).isEqualTo("RT 1");
    assertThat(refresh.path("request").path("body").asText())
        .contains("grant_type=refresh_token")
        .contains("refresh_token=‹RT 1›");
    assertThat(failed.path("messages"))
        .as("whichever was served brought two tokens")
        .anyMatch(message -> message.path("response").path("tokens").size() == 2);
  }

  @Test
  void a_warning_validates_too() throws Exception {
    AuditReport report =
        driven(new PlainClient.Kind(true, Set.of(PlainClient.Flaw.PORT_FOLLOWED)), "AT-202");
    assertThat(report.findings()).extracting(Finding::verdict).containsExactly("WARN");

    JsonNode json = isAccepted(report, Language.ENGLISH);

    assertThat(json.findValuesAsText("otherHost"))
        .as("where the token went")
        .isNotEmpty()
        .allSatisfy(host -> assertThat(host).matches("127\\.0\\.0\\.1:\\d+"));
  }

  @Test
  void a_token_in_a_url_stands_there_by_its_name() throws Exception {
    AuditReport report =
        driven(new PlainClient.Kind(true, Set.of(PlainClient.Flaw.TOKEN_IN_URL)), "AT-201");
    assertThat(report.findings()).extracting(Finding::verdict).containsExactly("FAIL");

    JsonNode json = isAccepted(report, Language.ENGLISH);

    assertThat(json.findValuesAsText("target")).anyMatch(target -> target.contains("=‹AT "));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_command_that_cannot_be_judged_validates_too() throws Exception {
    AuditReport report =
        driven(
            new CommandSubject.Kind(
                List.of("sh", "-c", "exit 3"),
                Path.of("").toAbsolutePath(),
                Duration.ofSeconds(20),
                _ -> {}),
            "RT-101");
    assertThat(report.findings()).extracting(Finding::verdict).containsExactly("INCONCLUSIVE");

    JsonNode json = isAccepted(report, Language.KOREAN);

    assertThat(json.path("findings").get(0).path("code").asText()).isEqualTo("broken.crashed");
  }

  @Test
  void what_was_watched_validates_too() throws Exception {
    try (Lab lab =
        new Lab(
            LabOptions.forTests(Profile.QA.settings().style(RefreshStyle.ENDPOINT)),
            LabClock.running(WALL.instant()),
            WALL)) {
      lab.serve();
      try (Watching watching = new Watching(lab, Suite.of("all"), Duration.ofMillis(400));
          Subject client = watched(lab, RefreshPolicy.SOUND.without(Safety.ONLY_ON_401))) {
        call(client);
        watching.provoke(Suite.find("RT-118").orElseThrow());
        call(client);
        LiveClient seen =
            watching.finish().stream().filter(LiveClient::hasSession).findFirst().orElseThrow();
        AuditReport report = seen.report("watched", "all");
        assertThat(report.count("FAIL")).isEqualTo(1);
        assertThat(report.count("NOT_OBSERVED")).isPositive();

        isAccepted(report, Language.ENGLISH);
      }
    }
  }

  @Test
  void several_reports_validate_as_an_array() throws Exception {
    JsonNode one = isAccepted(unjudged("one"), Language.ENGLISH);
    ArrayNode several = Json.mapper().createArrayNode().add(one).add(one);
    assertThat(published.validate(several)).isEmpty();
    assertThat(published.validate(Json.mapper().createArrayNode())).isNotEmpty();
  }

  @Test
  void the_schemas_refuse_what_is_no_report() throws Exception {
    AuditReport report = unjudged("app");
    ReportText text = text(Language.ENGLISH);
    ObjectNode json = (ObjectNode) Json.mapper().readTree(text.json(report, AGAIN));
    assertThat(published.validate(json)).isEmpty();
    ((ObjectNode) json.path("findings").get(0)).put("verdict", "PASS");
    assertThat(published.validate(json)).as("a pass with a reason").isNotEmpty();
    json.remove("client");
    assertThat(published.validate(json)).extracting(Error::getKeyword).contains("required");

    String junit = text.junit(report, AGAIN).replace(" time=\"0\"", "");
    assertThat(flaw(junit)).contains("time");
  }

  private static AuditReport unjudged(String name) {
    Finding unseen = new Finding.NotObserved(Suite.find("RT-101").orElseThrow(), Reason.TOO_FEW, 1);
    return new AuditReport(name, Mode.NEITHER, "all", WALL.instant(), List.of(unseen));
  }

  /** By both schemas, and nothing is in it that the published one does not tell of. */
  private JsonNode isAccepted(AuditReport report, Language language) throws Exception {
    ReportText text = text(language);
    String json = text.json(report, AGAIN);
    assertThat(
            published.validate(
                json,
                InputFormat.JSON,
                c -> c.executionConfig(e -> e.formatAssertionsEnabled(true))))
        .isEmpty();
    assertThat(schema(closed()).validate(json, InputFormat.JSON)).isEmpty();
    assertThat(json).as("no token is in it, not even half of one").doesNotContain("eyJ");
    assertThat(flaw(text.junit(report, AGAIN))).isEmpty();
    return Json.mapper().readTree(json);
  }

  private static ReportText text(Language language) {
    return new ReportText(Texts.in(language), Baseline.NONE, false, TODAY);
  }

  private static Schema schema(String text) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
  }

  /** The published schema, without room for anything more. */
  private static String closed() throws Exception {
    ObjectNode schema = (ObjectNode) Json.mapper().readTree(ReportJson.schema());
    for (String place :
        List.of(
            "report",
            "finding",
            "exchange",
            "exchange/properties/request",
            "exchange/properties/response")) {
      ((ObjectNode) schema.at("/$defs/" + place)).put("unevaluatedProperties", false);
    }
    return schema.toString();
  }

  /** What Surefire's schema says against a JUnit file; empty where it says nothing. */
  private static String flaw(String junit) throws Exception {
    Validator validator =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(ReportFormatsTest.class.getResource("schema/surefire-test-report.xsd"))
            .newValidator();
    try {
      validator.validate(new StreamSource(new StringReader(junit)));
      return "";
    } catch (SAXException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static AuditReport driven(Subject.Starter starter, String... ids) {
    Suite suite =
        new Suite("test", Arrays.stream(ids).map(id -> Suite.find(id).orElseThrow()).toList());
    return new Driver(
            starter,
            new Driver.Options(RefreshStyle.ENDPOINT, Duration.ofSeconds(20), 3, "test"),
            WALL)
        .run("an app", suite, _ -> {});
  }

  private Subject watched(Lab lab, RefreshPolicy policy) {
    LabServer.Granted granted =
        lab.server().grant("tokenscope", "alice", Claims.scopes("orders:read orders:write"));
    Surroundings surroundings =
        new Surroundings(
            "test",
            lab.server().origin(),
            RefreshStyle.ENDPOINT,
            "tokenscope",
            "",
            new Surroundings.Tokens(
                granted.access(), granted.refresh(), granted.expiresIn(), "orders:read"),
            "orders:read orders:write",
            folder,
            1,
            1);
    return new BuiltInSubject.Kind(policy, StoreKind.MEMORY, WALL).start(surroundings);
  }

  private static void call(Subject client) throws Exception {
    client.request("GET", "/api/orders", "").reply().get(20, TimeUnit.SECONDS);
  }
}
