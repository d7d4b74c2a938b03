package dev.tokenscope.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenscope.journal.Json;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** What an audit says in the end, and how it is written down. */
class SentenceTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);
  private static final Check CHECK = Suite.find("RT-103").orElseThrow();
  private static final Check OTHER = Suite.find("RT-101").orElseThrow();
  private static final Sentence.Rules MILD = new Sentence.Rules(false, false, Set.of());
  private static final Finding PASS = new Finding.Pass(CHECK);
  private static final Finding FAIL =
      new Finding.Fail(CHECK, Deed.SAME_REFRESH_TOKEN, List.of("POST <x> & \"y\""));
  private static final Finding WARN = new Finding.Warn(CHECK, Deed.TOO_SOON, List.of("a line"));
  private static final Finding UNSEEN = new Finding.NotObserved(CHECK, Reason.TOO_FEW, 1);
  private static final Finding BROKEN = new Finding.Inconclusive(CHECK, Breakdown.CRASHED, "3");

  @Test
  void the_exit_status_is_one_for_a_failure_and_two_for_what_could_not_be_judged() {
    assertThat(status(MILD, PASS)).isZero();
    assertThat(status(MILD, WARN)).isZero();
    assertThat(status(new Sentence.Rules(true, false, Set.of()), WARN)).isEqualTo(1);
    assertThat(status(MILD, FAIL)).isEqualTo(1);
    assertThat(status(MILD, BROKEN)).isEqualTo(2);
    assertThat(status(MILD, UNSEEN)).as("no verdict at all").isEqualTo(2);
    assertThat(status(MILD, new Finding.Pass(OTHER), BROKEN)).isEqualTo(2);
    assertThat(status(new Sentence.Rules(false, true, Set.of()), new Finding.Pass(OTHER), BROKEN))
        .isZero();
    assertThat(status(MILD, new Finding.Fail(OTHER, Deed.STORM, List.of()), BROKEN))
        .as("1 beats 2")
        .isEqualTo(1);
  }

  @Test
  void a_required_check_must_be_judged() {
    Sentence sentence =
        Sentence.of(
            report(new Finding.Pass(OTHER), UNSEEN),
            Baseline.NONE,
            new Sentence.Rules(false, false, Set.of("RT-103")),
            TODAY);
    assertThat(sentence.status()).isEqualTo(1);
    assertThat(sentence.unjudged()).containsExactly("RT-103");
  }

  @Test
  void the_baseline_excuses_until_its_date_and_is_stale_when_there_is_nothing_to_excuse() {
    Baseline known = Baseline.parse(List.of("# known", "", "app RT-103 until=2026-05-04 # T-1"));
    assertThat(Sentence.of(report(FAIL), known, MILD, TODAY).status()).isZero();

    Sentence late = Sentence.of(report(FAIL), known, MILD, TODAY.plusDays(1));
    assertThat(late.status()).isEqualTo(1);
    assertThat(late.expired()).containsExactly("RT-103");

    assertThat(Sentence.of(report(PASS), known, MILD, TODAY).stale()).containsExactly("RT-103");
    assertThat(Sentence.of(report(PASS), known, MILD, TODAY).status()).isZero();
    Sentence.Rules strict = new Sentence.Rules(true, false, Set.of());
    assertThat(Sentence.of(report(PASS), known, strict, TODAY).status()).isEqualTo(1);
    assertThat(Sentence.of(report(UNSEEN), known, MILD, TODAY).stale()).isEmpty();
  }

  @Test
  void a_baseline_that_cannot_be_read_says_which_line() {
    for (String line : List.of("app RT-103", "app RT-999 until=2026-01-01", "a RT-103 until=x")) {
      assertThatThrownBy(() -> Baseline.parse(List.of("# first", line)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Line 2");
    }
  }

  @Test
  void a_baseline_written_anew_knows_every_failure_and_nothing_that_passes() {
    List<String> before =
        List.of(
            "# of the team, until=never",
            "",
            "app RT-103 until=2026-01-31 # T-1, was until=2025-01-01",
            "app RT-101 until=2026-12-31 # T-2",
            "app RT-118 until=2026-12-31 # not looked at",
            "other RT-101 until=2026-12-31 # another client");
    AuditReport report =
        report(
            FAIL,
            new Finding.Pass(OTHER),
            new Finding.Fail(Suite.find("AT-201").orElseThrow(), Deed.TOKEN_IN_URL, List.of()),
            new Finding.NotObserved(Suite.find("RT-118").orElseThrow(), Reason.TOO_FEW, 1));

    BaselineUpdate update =
        BaselineUpdate.of(before, List.of(report), TODAY, LocalDate.of(2026, 8, 2));

    assertThat(update.lines())
        .containsExactly(
            "# of the team, until=never",
            "",
            "app RT-103 until=2026-08-02 # T-1, was until=2025-01-01",
            "app RT-118 until=2026-12-31 # not looked at",
            "other RT-101 until=2026-12-31 # another client",
            "app AT-201 until=2026-08-02");
    assertThat(update.added()).isEqualTo(1);
    assertThat(update.dropped()).isEqualTo(1);
    assertThat(update.renewed()).isEqualTo(1);
    Baseline known = Baseline.parse(update.lines());
    assertThat(Sentence.of(report, known, MILD, TODAY).status()).isZero();
    assertThat(BaselineUpdate.of(update.lines(), List.of(report), TODAY, TODAY).lines())
        .as("what is known already stays as it is")
        .isEqualTo(update.lines());
  }

  @Test
  void a_client_whose_name_is_no_word_cannot_be_known() {
    AuditReport report =
        new AuditReport("my app", Mode.REACTIVE, "all", Instant.EPOCH, List.of(FAIL));
    assertThatThrownBy(() -> BaselineUpdate.of(List.of(), List.of(report), TODAY, TODAY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'my app'")
        .hasMessageContaining("--name");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void the_reports_say_every_verdict(Language language) throws Exception {
    AuditReport report = report(PASS, FAIL, WARN, UNSEEN, BROKEN);
    ReportText text = new ReportText(Texts.in(language), Baseline.NONE, false, TODAY);

    JsonNode json = Json.mapper().readTree(text.json(report, "-- ./app"));
    assertThat(json.path("client").asText()).isEqualTo("app");
    assertThat(json.path("findings").findValuesAsText("verdict"))
        .containsExactly("PASS", "FAIL", "WARN", "NOT_OBSERVED", "INCONCLUSIVE");
    assertThat(json.path("findings").get(3).path("reason").asText()).contains("1");

    Document junit =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(text.junit(report, "-- ./app"))));
    assertThat(junit.getElementsByTagName("testcase").getLength()).isEqualTo(5);
    assertThat(junit.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(junit.getElementsByTagName("skipped").getLength()).isEqualTo(1);
    assertThat(junit.getElementsByTagName("error").getLength()).isEqualTo(1);
    assertThat(junit.getElementsByTagName("system-out").getLength()).isEqualTo(1);

    assertThat(text.markdown(List.of(report))).contains("| RT-103 ").contains("### app: RT-103");
  }

  @Test
  void a_known_failure_is_skipped_and_a_strict_warning_fails() {
    Baseline known = Baseline.parse(List.of("app RT-103 until=2026-05-04"));
    ReportText text = new ReportText(Texts.in(Language.ENGLISH), known, true, TODAY);
    assertThat(text.junit(report(FAIL), "-- ./app")).contains("<skipped message=\"known\"/>");
    assertThat(text.junit(report(WARN), "-- ./app")).contains("type=\"WARN\"");
    assertThat(text.json(report(FAIL), "-- ./app")).contains("\"known\" : true");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_check_reason_and_breakdown_has_its_texts(Language language) {
    Texts texts = Texts.in(language);
    for (Check check : Suite.catalogue()) {
      for (String part : List.of("title", "cause", "cost")) {
        assertThat(texts.get("audit.check." + check.id() + "." + part)).isNotBlank();
      }
    }
    for (Reason reason : Reason.values()) {
      assertThat(texts.get("audit.reason." + reason.option(), 1)).isNotBlank();
    }
    for (Breakdown breakdown : Breakdown.values()) {
      assertThat(texts.get("audit.broken." + breakdown.option(), "x")).isNotBlank();
    }
  }

  private static int status(Sentence.Rules rules, Finding... findings) {
    return Sentence.of(report(findings), Baseline.NONE, rules, TODAY).status();
  }

  private static AuditReport report(Finding... findings) {
    return new AuditReport("app", Mode.REACTIVE, "all", Instant.EPOCH, List.of(findings));
  }
}
