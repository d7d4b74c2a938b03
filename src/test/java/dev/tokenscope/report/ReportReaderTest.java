package dev.tokenscope.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportReaderTest {

  private static final String EMPTY =
      "{\"format\":1,\"client\":\"app\",\"mode\":\"reactive\",\"suite\":\"all\","
          + "\"startedAt\":\"2026-05-04T10:00:00Z\",\"findings\":[]}";
  private static final String FINDING =
      "{\"id\":\"RT-101\",\"verdict\":\"PASS\",\"level\":\"high\",\"title\":\"\",\"code\":\"\","
          + "\"detail\":\"\",\"reason\":\"\",\"basis\":\"\",\"known\":true,\"evidence\":[],"
          + "\"messages\":[],\"reproduce\":\"\",\"new\":1}";
  private static final String MESSAGE =
      "{\"seq\":3,\"at\":\"2026-05-04T10:00:00Z\",\"kind\":\"refresh\",\"request\":{\"method\":\"GET\","
          + "\"target\":\"/\",\"tokens\":[],\"headers\":[],\"body\":\"\",\"size\":0}}";

  @Test
  void one_report_and_several_are_read_and_what_is_new_is_left_alone() {
    String one = EMPTY.replace("[]", "[" + FINDING + "]");
    assertThat(ReportReader.read("a.json", one).getFirst().findings())
        .extracting(Found::verdict)
        .containsExactly(Verdict.PASS);
    assertThat(ReportReader.read("a.json", "[" + one + "," + EMPTY + "]"))
        .extracting(Report::client)
        .containsExactly("app", "app");
  }

  @Test
  void a_message_without_an_answer_is_read() {
    String one = FINDING.replace("\"messages\":[]", "\"messages\":[" + MESSAGE + "]");
    Found found =
        ReportReader.read("a.json", EMPTY.replace("[]", "[" + one + "]"))
            .getFirst()
            .findings()
            .getFirst();
    assertThat(found.messages()).hasSize(1);
    assertThat(found.messages().getFirst().reply()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "reactive              | sometimes    | 'sometimes' cannot stand there",
        "\"format\":1          | \"format\":2 | it does not say \"format\": 1",
        "\"client\":\"app\"    | \"client\":7 | \"client\" is missing",
        "\"findings\":[]       | \"finds\":[] | \"findings\" is missing",
        "2026-05-04T10:00:00Z  | yesterday    | a time cannot be read",
        "}                     | ]            | it is no JSON",
      })
  void what_is_no_report_is_refused_in_a_sentence(String part, String instead, String sentence) {
    assertIsRefused(EMPTY.replace(part, instead), sentence);
  }

  @Test
  void findings_and_messages_are_looked_at_as_well() {
    assertIsRefused(with(FINDING.replace("RT-101", "<b>")), "'<b>' cannot stand there");
    assertIsRefused(with(FINDING.replace("PASS", "FINE")), "'FINE' is no verdict");
    String seq = MESSAGE.replace("\"seq\":3", "\"seq\":\"three\"");
    assertIsRefused(
        with(FINDING.replace("\"messages\":[]", "\"messages\":[" + seq + "]")),
        "\"seq\" is missing");
    assertIsRefused("[]", "the array is empty");
    assertIsRefused("", "it does not say");
  }

  private static String with(String finding) {
    return EMPTY.replace("[]", "[" + finding + "]");
  }

  private static void assertIsRefused(String text, String sentence) {
    assertThatThrownBy(() -> ReportReader.read("a.json", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a.json is no report of an audit: ")
        .hasMessageContaining(sentence);
  }
}
