package dev.tokenscope.view.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.Decision;
import dev.tokenscope.intent.HoldFilter;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Wishes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepViewModelTest {

  private final Script script = new Script().logIn("alice");
  private final Wishes lab = new Wishes();
  private final StepViewModel model = new StepViewModel(Texts.in(Language.ENGLISH), lab.asking());

  @Test
  void nothing_is_shown_until_step_mode_is_on() {
    show();
    assertThat(model.shown().get().visible()).isFalse();
    model.toggle();
    assertThat(lab.last()).isEqualTo(new Intent.Hold(HoldFilter.ALL));
    holding();
    assertThat(model.shown().get().visible()).isTrue();
    assertThat(model.shown().get().held()).isFalse();
  }

  @Test
  void the_message_in_front_is_told_with_its_parties_its_line_and_its_token() {
    hold(1, Lane.CLIENT, get("Bearer " + accessToken()));
    StepViewModel.Front front = front();
    assertThat(front.parties()).isEqualTo("Client → API");
    assertThat(front.line()).isEqualTo("GET /api/orders");
    assertThat(front.tokens()).isEqualTo("AT 1");
    assertThat(front.answer()).isFalse();
    assertThat(front.external()).isFalse();
  }

  @Test
  void an_answer_goes_the_other_way_and_cannot_be_edited() {
    script.append(
        new Event.Held(
            1,
            ExchangeId.numbered(1),
            Lane.CLIENT,
            get("Bearer x"),
            new Message.Response(401, "Unauthorized", List.of(), Body.EMPTY)));
    show();
    assertThat(front().parties()).isEqualTo("API → Client");
    assertThat(front().line()).isEqualTo("401 Unauthorized · GET /api/orders");
    model.edit();
    assertThat(model.editor().isOpen().get()).isFalse();
  }

  @Test
  void of_somebody_elses_client_it_says_that_its_clock_runs_on() {
    hold(1, Lane.external("127.0.0.1", "curl/8"), get("Bearer x"));
    assertThat(front().external()).isTrue();
    assertThat(front().parties()).startsWith("127.0.0.1 · curl/8 →");
  }

  @Test
  void each_decision_is_about_the_message_in_front() {
    hold(7, Lane.CLIENT, get("Bearer x"));
    model.send();
    assertThat(lab.last()).isEqualTo(new Intent.Release(7, new Decision.Send()));
    model.drop();
    assertThat(lab.last()).isEqualTo(new Intent.Release(7, new Decision.Drop()));
    model.loseReply();
    assertThat(lab.last()).isEqualTo(new Intent.Release(7, new Decision.LoseReply()));
    model.delay(Duration.ofSeconds(5));
    assertThat(lab.last())
        .isEqualTo(new Intent.Release(7, new Decision.Delay(Duration.ofSeconds(5))));
  }

  @Test
  void without_a_message_no_decision_is_made() {
    holding();
    model.send();
    model.drop();
    model.edit();
    assertThat(lab.asked()).isEmpty();
  }

  @Test
  void several_queue_the_oldest_is_in_front_and_another_can_be_chosen() {
    for (int i = 1; i <= 9; i++) {
      hold(i, Lane.CLIENT, get("Bearer x"));
    }
    assertThat(front().hold()).isEqualTo(1);
    assertThat(model.shown().get().waiting()).isEqualTo("9 messages wait");
    assertThat(model.shown().get().others()).hasSize(6);
    assertThat(model.shown().get().more()).isEqualTo("and 2 more");
    model.choose(3);
    assertThat(front().hold()).isEqualTo(3);
    released(3);
    assertThat(front().hold()).isEqualTo(1);
    released(1);
    assertThat(front().hold()).isEqualTo(2);
  }

  @Test
  void in_the_queue_it_is_said_who_waits_where_that_is_not_the_client() {
    hold(1, Lane.CLIENT, get("Bearer " + accessToken()));
    hold(2, Lane.CLIENT, get("Bearer " + accessToken()));
    hold(3, Lane.ATTACKER, get("Bearer " + accessToken()));
    assertThat(model.shown().get().others())
        .extracting(StepViewModel.Other::text)
        .containsExactly("GET /api/orders · AT 1", "Attacker → API · GET /api/orders · AT 1");
  }

  @Test
  void switching_it_off_lets_everything_flow() {
    holding();
    hold(1, Lane.CLIENT, get("Bearer x"));
    hold(2, Lane.CLIENT, get("Bearer x"));
    model.toggle();
    assertThat(lab.asked())
        .containsExactly(
            new Intent.Hold(HoldFilter.NONE),
            new Intent.Release(1, new Decision.Send()),
            new Intent.Release(2, new Decision.Send()));
  }

  @Test
  void what_is_held_is_asked_for_once() {
    holding();
    model.hold(HoldFilter.ALL);
    assertThat(lab.asked()).isEmpty();
    model.hold(HoldFilter.REFRESHES);
    assertThat(lab.last()).isEqualTo(new Intent.Hold(HoldFilter.REFRESHES));
  }

  // editing

  @Test
  void an_edit_changes_what_was_changed_and_leaves_the_length_to_the_sender() {
    hold(1, Lane.CLIENT, get("Bearer old-token"));
    model.edit();
    EditViewModel editor = model.editor();
    assertThat(editor.method().get()).isEqualTo("GET");
    assertThat(editor.token().get()).isEqualTo("old-token");
    assertThat(editor.headers().get()).isEqualTo("Host: 127.0.0.1:8089");
    editor.method().set("POST");
    editor.target().set("/api/orders?x=1");
    editor.token().set("new-token");
    editor.headers().set("Host: 127.0.0.1:8089\nX-Lab: yes\nContent-Length: 3");
    editor.body().set("{}");
    model.send();
    assertThat(lab.last())
        .isEqualTo(
            new Intent.Release(
                1,
                new Decision.Edit(
                    "POST",
                    "/api/orders?x=1",
                    List.of(
                        Map.entry("Host", "127.0.0.1:8089"),
                        Map.entry("X-Lab", "yes"),
                        Map.entry("Authorization", "Bearer new-token")),
                    "{}")));
  }

  @Test
  void a_token_in_the_body_is_changed_where_it_stands() {
    String token = refreshToken();
    hold(
        1,
        Lane.CLIENT,
        new Message.Request(
            "POST", "/oauth2/token", List.of(), Body.of("refresh_token=" + token + "&x=1")));
    model.edit();
    assertThat(model.editor().token().get()).isEqualTo(token);
    model.editor().token().set("other");
    model.send();
    assertThat(lab.last())
        .isEqualTo(
            new Intent.Release(
                1,
                new Decision.Edit("POST", "/oauth2/token", List.of(), "refresh_token=other&x=1")));
  }

  @Test
  void a_token_can_be_taken_away() {
    hold(1, Lane.CLIENT, get("Bearer x"));
    model.edit();
    model.editor().token().set("");
    model.send();
    assertThat(lab.last())
        .isEqualTo(
            new Intent.Release(
                1,
                new Decision.Edit(
                    "GET", "/api/orders", List.of(Map.entry("Host", "127.0.0.1:8089")), "")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          G T  | /api | t   | X: 1     | '' | is not a method
          GET  | api  | t   | X: 1     | '' | begin with a slash
          GET  | /a b | t   | X: 1     | '' | begin with a slash
          GET  | /api | t t | X: 1     | '' | A token has no spaces
          GET  | /api | t   | X 1      | '' | Line 1 of the headers is not
          GET  | /api | t   | X: ä     | '' | Line 1 of the headers contains
          GET  | /api | t   | X: 1     | {} | A GET request has no body
          """)
  void a_mistake_is_said_in_words_and_nothing_is_sent(
      String method, String target, String token, String headers, String body, String words) {
    hold(1, Lane.CLIENT, get("Bearer x"));
    model.edit();
    EditViewModel editor = model.editor();
    editor.method().set(method);
    editor.target().set(target);
    editor.token().set(token);
    editor.headers().set(headers);
    editor.body().set(body);
    model.send();
    assertThat(editor.mistake().get()).contains(words);
    assertThat(lab.asked()).isEmpty();
    assertThat(editor.isOpen().get()).isTrue();
    assertThat(editor.target().get()).as("nothing is lost").isEqualTo(target);
  }

  @Test
  void the_editor_closes_when_its_message_is_gone_or_nothing_is_to_be_changed() {
    hold(1, Lane.CLIENT, get("Bearer x"));
    model.edit();
    show();
    assertThat(model.editor().isOpen().get()).as("while others come").isTrue();
    released(1);
    assertThat(model.editor().isOpen().get()).isFalse();
    hold(2, Lane.CLIENT, get("Bearer x"));
    model.edit();
    model.editor().close();
    model.send();
    assertThat(lab.last()).isEqualTo(new Intent.Release(2, new Decision.Send()));
  }

  private void holding() {
    script.append(new Event.Asked(new Intent.Hold(HoldFilter.ALL)));
    show();
  }

  private void hold(long number, Lane lane, Message.Request request) {
    script.append(new Event.Held(number, ExchangeId.numbered(number), lane, request));
    show();
  }

  private void released(long number) {
    script.append(new Event.Released(number, ExchangeId.numbered(number), new Decision.Send()));
    show();
  }

  private static Message.Request get(String authorization) {
    return new Message.Request(
        "GET",
        "/api/orders",
        List.of(
            new Header("Host", "127.0.0.1:8089"),
            new Header("Authorization", authorization),
            new Header("Content-Length", "0")),
        Body.EMPTY);
  }

  private String accessToken() {
    return stored().access();
  }

  private String refreshToken() {
    return Objects.requireNonNull(stored().refresh());
  }

  private Event.TokensStored stored() {
    return script.entries().stream()
        .map(entry -> entry.event())
        .filter(Event.TokensStored.class::isInstance)
        .map(Event.TokensStored.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private StepViewModel.Front front() {
    return Objects.requireNonNull(model.shown().get().front());
  }

  private void show() {
    model.show(Moments.now(script));
  }
}
