package dev.tokenscope.view.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Message;
import dev.tokenscope.projection.Lamp;
import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.token.Verdict;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Moments;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class InspectorViewModelTest {

  @Test
  void an_expired_token_is_explained_with_its_actual_times() {
    Script script = new Script().logIn("alice").wait("16s").call("/api/orders");
    Explained told = explain(script, Event.ResponseReceived.class, Language.ENGLISH);
    assertThat(told.title()).endsWith("401 Unauthorized");
    assertThat(told.whyTitle()).isEqualTo("Why 401?");
    assertThat(told.why())
        .startsWith("AT 1 ended at 05:03:20.000; this call arrived 0.3")
        .contains(" s later");
    assertThat(told.rfc()).isEqualTo("RFC 6750 §3.1");
    assertThat(told.lamps().getFirst().state()).isEqualTo(Lamp.State.FAILED);
    assertThat(told.lamps().getFirst().label()).isEqualTo("time (exp)");
  }

  @Test
  void the_challenge_is_marked_with_what_it_means() {
    Script script = new Script().logIn("alice").wait("16s").call("/api/orders");
    Explained told = explain(script, Event.ResponseReceived.class, Language.ENGLISH);
    assertThat(told.bytes())
        .filteredOn(Explained.Line::matters)
        .extracting(Explained.Line::meaning)
        .anyMatch(meaning -> meaning.contains("“The access token expired”"));
  }

  @Test
  void only_the_reason_is_marked_where_a_refusal_has_one() {
    assertThat(
            marked(400, "{\"error\":\"invalid_grant\",\"error_description\":\"It was revoked\"}"))
        .containsExactly(
            "\"error\":\"invalid_grant\",", "\"error_description\":\"It was revoked\"");
  }

  @Test
  void an_answer_with_tokens_says_that_no_cache_may_keep_it() {
    assertThat(marked(200, "{\"expires_in\":15}"))
        .containsExactly("Cache-Control: no-store", "\"expires_in\":15");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void each_field_of_a_token_request_is_told_with_its_value(Language language) {
    Message request =
        new Message.Request(
            "POST",
            "/oauth2/token",
            List.of(new Header("Content-Type", "application/x-www-form-urlencoded")),
            Body.of(
                "grant_type=authorization_code&client_id=shop&client_secret=s3cr3t&code=c-1"
                    + "&code_verifier=v-1&redirect_uri=http%3A%2F%2Flocalhost%2Fback"
                    + "&scope=orders%3Aread&token_type_hint=refresh_token&state=x"));
    List<Explained.Line> lines =
        new MarkTexts(words(language)).of(request).stream().skip(3).toList();
    assertThat(lines)
        .filteredOn(line -> !line.matters())
        .hasSize(1)
        .first()
        .asString()
        .contains("state=x");
    assertThat(lines)
        .extracting(Explained.Line::meaning)
        .anyMatch(meaning -> meaning.contains("shop"))
        .anyMatch(meaning -> meaning.contains("http://localhost/back"))
        .anyMatch(meaning -> meaning.contains("orders:read"))
        .anyMatch(meaning -> meaning.contains("RFC 7636"))
        .noneMatch(meaning -> meaning.contains("s3cr3t"));
  }

  @Test
  void what_an_answer_says_of_a_token_is_told() {
    assertThat(marked(200, "{\"active\":true,\"token_type\":\"Bearer\",\"scope\":\"orders:read\"}"))
        .containsExactly(
            "Cache-Control: no-store",
            "\"active\":true,",
            "\"token_type\":\"Bearer\",",
            "\"scope\":\"orders:read\"");
  }

  private static List<String> marked(int status, String body) {
    Message answer =
        new Message.Response(
            status, "", List.of(new Header("Cache-Control", "no-store")), Body.of(body));
    return new MarkTexts(words(Language.ENGLISH))
        .of(answer).stream()
            .filter(Explained.Line::matters)
            .map(line -> line.text().strip())
            .toList();
  }

  private static Wording words(Language language) {
    return new Wording(
        Texts.in(language), ZoneOffset.UTC, moment(new Script().logIn("alice"), 0).log().names());
  }

  @Test
  void no_line_shows_a_whole_token() {
    Script script = new Script().logIn("alice").wait("16s").call("/api/orders");
    script.refreshTokens("/api/orders");
    for (Entry entry : script.entries()) {
      Explained told = explain(script, entry.seq(), Language.ENGLISH);
      if (told != null) {
        assertThat(told.bytes())
            .extracting(Explained.Line::text)
            .noneMatch(line -> line.contains(script.refresh().raw().substring(40)));
      }
    }
  }

  @Test
  void a_theft_names_both_parties_and_what_is_left_to_whom() {
    Script script = new Script().logIn("alice");
    Script.Issued stolen = script.refresh();
    script.append(new Event.TokenStolen(dev.tokenscope.journal.Lane.CLIENT, stolen.raw()));
    script.wait("16s").call("/api/me").refreshTokens("/api/me").wait("1s").replay(stolen);
    Explained told = explain(script, Event.ResponseReceived.class, Language.ENGLISH);
    assertThat(told.why())
        .contains("RT 1 was used twice: first by Client at")
        .contains("now by Attacker");
    assertThat(told.holders()).contains("Client: AT 2 (valid) and RT 2 (revoked)");
    assertThat(told.holders()).contains("Attacker: RT 1 (reused)");
  }

  @Test
  void a_refresh_says_what_replaced_what() {
    Script script =
        new Script().logIn("alice").wait("16s").call("/api/me").refreshTokens("/api/me");
    Explained told = explain(script, Event.ResponseReceived.class, Language.ENGLISH);
    assertThat(told.why()).contains("The server replaced it: AT 2 and RT 2");
    assertThat(told.danger()).anyMatch(line -> line.contains("RT 2") && line.contains("once"));
  }

  @ParameterizedTest
  @EnumSource
  void every_message_of_every_kind_has_a_sentence_in_both_languages(Language language) {
    Script script = new Script().logIn("alice");
    Script.Issued stolen = script.refresh();
    script
        .call("/api/me")
        .external("/api/me")
        .broken("/api/me")
        .wait("16s")
        .call("/api/me")
        .refreshTokens("/api/me")
        .replay(stolen)
        .wait("5m")
        .call("/api/me")
        .refreshTokens("/api/me");
    for (Entry entry : script.entries()) {
      if (entry.event() instanceof Event.OfExchange) {
        Explained told = explain(script, entry.seq(), language);
        assertThat(told).isNotNull();
        assertThat(told.why()).isNotBlank();
        assertThat(told.title()).contains("#" + entry.seq());
      }
    }
  }

  @Test
  void nothing_is_shown_while_nothing_is_chosen() {
    InspectorViewModel model = model(Language.ENGLISH);
    model.show(moment(new Script(), 0));
    assertThat(model.shown().get()).isNull();
    assertThat(model.request()).isEmpty();
    assertThat(model.curl(true)).isEmpty();
    assertThat(model.markdown()).isEmpty();
  }

  @Test
  void what_is_copied_has_no_signature_unless_it_is_asked_for() {
    Script script = new Script().logIn("alice").call("/api/orders");
    InspectorViewModel model = model(Language.ENGLISH);
    long answer = last(script, Event.ResponseReceived.class).seq();
    model.show(moment(script, answer));
    String signature = script.access().raw().substring(script.access().raw().lastIndexOf('.') + 1);
    assertThat(model.curl(false)).startsWith("curl -i http://").doesNotContain(signature);
    assertThat(model.curl(true)).contains(signature);
    assertThat(model.request()).doesNotContain(signature);
    model.revealed().set(true);
    assertThat(model.request()).contains(signature);
    assertThat(model.markdown()).contains("```http").doesNotContain(signature);
  }

  @Test
  void the_code_of_a_401_is_the_code_that_answers_it() {
    Script script =
        new Script().logIn("alice").wait("16s").call("/api/me").refreshTokens("/api/me");
    InspectorViewModel model = model(Language.ENGLISH);
    Entry refresh = last(script, Event.RequestSent.class);
    model.show(moment(script, refresh.seq()));
    assertThat(model.code()).first().isEqualTo(CodeAtWork.SEND_IN_HEADER);
  }

  private static Explained explain(Script script, Class<? extends Event> kind, Language language) {
    Explained told = explain(script, last(script, kind).seq(), language);
    assertThat(told).isNotNull();
    return told;
  }

  private static Explained explain(Script script, long seq, Language language) {
    InspectorViewModel model = model(language);
    model.show(moment(script, seq));
    return model.shown().get();
  }

  private static InspectorViewModel model(Language language) {
    return new InspectorViewModel(
        Texts.in(language),
        ZoneOffset.UTC,
        _ -> new Verdict.Refused(Verdict.Reason.UNKNOWN_KEY, null));
  }

  private static Moment moment(Script script, long selection) {
    return Moments.of(script, selection);
  }

  private static Entry last(Script script, Class<? extends Event> kind) {
    List<Entry> entries = script.entries().reversed();
    return entries.stream()
        .filter(entry -> kind.isInstance(entry.event()))
        .findFirst()
        .orElseThrow();
  }
}
