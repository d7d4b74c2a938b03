package dev.tokenscope.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Decision;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.journal.Message;
import dev.tokenscope.projection.SessionState.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionStateTest {

  private final Script script = new Script();

  @Test
  void at_first_nobody_is_logged_in() {
    assertThat(session().loggedIn()).isFalse();
    assertThat(session().reason()).isEqualTo(LoginReason.FIRST_START);
    assertThat(session().origin()).isEqualTo(Script.ORIGIN);
    assertThat(session().messages()).isZero();
  }

  @Test
  void a_login_names_the_user_and_reaches_the_first_two_steps() {
    script.logIn("alice");
    assertThat(session().user()).isEqualTo("alice");
    assertThat(session().reason()).isNull();
    assertThat(session().steps()).containsExactlyInAnyOrder(Step.LOGGED_IN, Step.STORED);
    assertThat(session().latest()).isEqualTo(Step.STORED);
  }

  @Test
  void the_seven_steps_are_reached_in_order() {
    script.logIn("alice").call("/api/orders");
    assertThat(session().latest()).isEqualTo(Step.CALLED);
    script.wait("16s").call("/api/orders");
    assertThat(session().latest()).isEqualTo(Step.EXPIRED_401);
    script.refreshTokens("/api/orders");
    assertThat(session().latest()).isEqualTo(Step.NEW_ACCESS_TOKEN);
    assertThat(session().steps()).contains(Step.SENT_REFRESH_TOKEN);
    script.wait("3m").call("/api/orders").refreshTokens("/api/orders");
    assertThat(session().latest()).isEqualTo(Step.LOGIN_AGAIN);
    assertThat(session().steps()).containsExactlyInAnyOrder(Step.values());
    assertThat(Step.LOGIN_AGAIN.number()).isEqualTo(7);
    assertThat(session().reason()).isEqualTo(LoginReason.REFRESH_EXPIRED);
    assertThat(session().user()).isNull();
  }

  @Test
  void a_logout_is_no_step() {
    script.logIn("alice").loggedOut(LoginReason.LOGGED_OUT);
    assertThat(session().latest()).isEqualTo(Step.STORED);
    assertThat(session().reason()).isEqualTo(LoginReason.LOGGED_OUT);
  }

  @Test
  void a_wrong_password_is_remembered_until_the_next_try() {
    script.append(new Event.LoginRefused("bob"));
    assertThat(session().refusedUser()).isEqualTo("bob");
    script.append(new Event.Asked(new Intent.LogIn("bob", "builder")));
    assertThat(session().refusedUser()).isNull();
  }

  @Test
  void messages_are_counted_once_whoever_sends_them() {
    script.logIn("alice").call("/api/orders").external("/api/me").broken("/api/orders");
    assertThat(session().messages()).as("an answer that never came is none").isEqualTo(7);
  }

  @Test
  void a_held_message_makes_the_clock_stand() {
    ExchangeId id = ExchangeId.numbered(1);
    Message.Request request = new Message.Request("GET", "/api/orders", List.of(), Body.EMPTY);
    script.append(new Event.Held(1, id, Lane.CLIENT, request));
    assertThat(session().stands()).isTrue();
    script.append(new Event.Released(1, id, new Decision.Send()));
    assertThat(session().stands()).isFalse();
    script.append(new Event.ClockChanged(1, true, Duration.ZERO, Duration.ZERO));
    assertThat(session().stands()).isTrue();
  }

  @Test
  void a_repeated_call_is_known_until_it_is_stopped() {
    script.append(new Event.Asked(new Intent.Repeat(ApiCall.ORDERS, Duration.ofSeconds(2))));
    assertThat(session().repeated()).isEqualTo(ApiCall.ORDERS);
    script.append(new Event.Asked(new Intent.Repeat(ApiCall.ORDERS, Duration.ZERO)));
    assertThat(session().repeated()).isNull();
    script.append(new Event.Asked(new Intent.Pause()));
    assertThat(session().repeated()).isNull();
  }

  @Test
  void settings_and_server_are_those_of_the_last_word() {
    script.choose(Profile.OAUTH.settings()).append(new Event.ServerStopped(Script.ORIGIN));
    assertThat(session().settings().profile()).isEqualTo(Profile.OAUTH);
    assertThat(session().origin()).isEmpty();
  }

  private SessionState.Session session() {
    SessionState projection = new SessionState();
    return projection.applyAll(projection.initial(), script.entries());
  }
}
