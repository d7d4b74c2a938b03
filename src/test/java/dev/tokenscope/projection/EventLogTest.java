package dev.tokenscope.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.ConnectionFault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.FileFlaw;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.token.Alg;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLogTest {

  private static final Party CLIENT = new Party.Caller(Lane.CLIENT);
  private static final Party API = new Party.Api();

  private final Script script = new Script();

  @Test
  void a_call_is_two_rows_and_not_four() {
    script.logIn("alice").call("/api/orders");
    List<Row> rows = rows();

    Row answer = rows.getLast();
    Row request = rows.get(rows.size() - 2);
    assertThat(request.from()).isEqualTo(CLIENT);
    assertThat(request.to()).isEqualTo(API);
    assertThat(request.what()).isEqualTo(new What.Request("GET", "/api/orders"));
    assertThat(request.tokens()).containsExactly(at(1));
    assertThat(request.tone()).isEqualTo(Tone.REQUEST);
    assertThat(answer.from()).isEqualTo(API);
    assertThat(answer.to()).isEqualTo(CLIENT);
    assertThat(answer.tone()).isEqualTo(Tone.SUCCESS);
    assertThat(answer.exchange()).isEqualTo(request.exchange());
  }

  @Test
  void the_call_of_an_external_client_is_two_rows_as_well() {
    script.logIn("alice");
    int before = rows().size();
    script.external("/api/me");
    List<Row> rows = rows().subList(before, rows().size());

    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().from())
        .isEqualTo(new Party.Caller(Lane.external("10.0.0.7", "Dart/3.9")));
    assertThat(rows.getFirst().tokens()).containsExactly(at(1));
    assertThat(rows.getLast().tone()).isEqualTo(Tone.SUCCESS);
  }

  @Test
  void a_401_says_why() {
    script.logIn("alice").wait("16s").call("/api/orders");

    assertThat(rows().getLast().what())
        .isEqualTo(
            new What.Answer(
                401,
                "Unauthorized",
                "invalid_token",
                "The access token expired",
                "GET",
                "/api/orders"));
    assertThat(rows().getLast().tone()).isEqualTo(Tone.REFUSED);
  }

  @Test
  void an_expiry_is_a_row_before_the_next_entry_and_also_without_one() {
    script.logIn("alice");
    int before = rows().size();
    EventLog.Log log = log();

    assertThat(log.at(script.now().plusSeconds(14))).hasSize(before);
    Row expiry = log.at(script.now().plusSeconds(17)).getLast();
    assertThat(expiry.what()).isEqualTo(new What.Expired(at(1), script.access().expiresAt()));
    assertThat(expiry.at()).isEqualTo(script.access().expiresAt());
    assertThat(expiry.tone()).isEqualTo(Tone.EXPIRY);

    script.wait("17s").call("/api/orders");
    assertThat(rows().get(before)).isEqualTo(expiry);
  }

  @Test
  void what_expires_in_a_leap_of_the_clock_is_seen_with_the_leap_and_keeps_its_own_time() {
    script.logIn("alice").wait("17s");
    script.append(new Event.ClockChanged(1, false, Duration.ofSeconds(17), Duration.ZERO));
    Entry leap = script.entries().getLast();
    List<Row> rows = log().at(leap.at());
    Row expiry = rows.getLast();
    assertThat(rows.get(rows.size() - 2).what()).isInstanceOf(What.ClockJumped.class);
    assertThat(expiry.what()).isInstanceOf(What.Expired.class);
    assertThat(expiry.began()).isEqualTo(script.access().expiresAt()).isBefore(leap.at());
    assertThat(expiry.seq()).isEqualTo(leap.seq());
    assertThat(expiry.at()).as("never before the entry").isEqualTo(leap.at());
  }

  @Test
  void a_token_that_was_replaced_expires_unnoticed() {
    script.logIn("alice").wait("5s").refreshTokens("/api/orders").wait("12s");
    assertThat(rows()).noneMatch(row -> row.what() instanceof What.Expired);
  }

  @Test
  void a_refresh_shows_the_refresh_token_going_and_the_new_pair_coming() {
    script.logIn("alice").wait("16s").refreshTokens("/api/orders");
    List<Row> rows = rows();

    assertThat(rows.get(rows.size() - 3).tone()).isEqualTo(Tone.REFRESH);
    assertThat(rows.get(rows.size() - 3).tokens()).containsExactly(rt(1));
    assertThat(rows.get(rows.size() - 2).what()).isEqualTo(new What.Rotated(rt(1), rt(2)));
    assertThat(rows.getLast().tokens()).containsExactly(at(2), rt(2));
  }

  @Test
  void at_the_token_endpoint_the_tokens_are_found_in_the_bodies() {
    script.choose(Profile.CLASSROOM.settings().style(RefreshStyle.ENDPOINT));
    script.logIn("alice").wait("16s").refreshTokens("/api/orders");
    List<Row> rows = rows();

    assertThat(rows.get(rows.size() - 3).tokens()).containsExactly(rt(1));
    assertThat(rows.get(rows.size() - 3).to()).isEqualTo(new Party.AuthServer());
    assertThat(rows.getLast().tokens()).containsExactly(at(2), rt(2));
  }

  @Test
  void reuse_is_an_alarm_and_so_is_what_comes_of_it() {
    script.logIn("alice");
    Script.Issued copied = script.refresh();
    script.append(new Event.TokenStolen(Lane.CLIENT, copied.raw()));
    script.wait("16s").refreshTokens("/api/orders").replay(copied);

    assertThat(rows())
        .filteredOn(row -> row.tone() == Tone.ALARM)
        .extracting(Row::what)
        .containsExactly(
            new What.Stolen(rt(1)),
            new What.Reused(rt(1)),
            new What.FamilyRevoked("A", EndedBy.REUSE));
    assertThat(rows().getLast().what())
        .isEqualTo(
            new What.Answer(
                400,
                "Bad Request",
                "invalid_grant",
                "The refresh token was already used",
                "POST",
                "/oauth2/token"));
  }

  @Test
  void a_message_without_an_answer_says_so() {
    script.logIn("alice").broken("/api/orders");
    assertThat(rows().getLast().what())
        .isEqualTo(new What.NoAnswer(FailureKind.BROKEN, "GET", "/api/orders"));
    assertThat(rows().getLast().tone()).isEqualTo(Tone.FAILURE);
  }

  @Test
  void login_and_logout_are_rows_and_the_first_start_is_none() {
    assertThat(rows()).extracting(Row::what).containsExactly(new What.ServerStarted(Script.ORIGIN));
    script.logIn("alice");
    assertThat(rows()).extracting(Row::what).contains(new What.LoggedIn("alice", "A"));
    script.loggedOut(LoginReason.LOGGED_OUT);
    assertThat(rows().getLast().what()).isEqualTo(new What.LoginNeeded(LoginReason.LOGGED_OUT));
    assertThat(rows().getLast().tone()).isEqualTo(Tone.NOTE);
    script.loggedOut(LoginReason.REFRESH_EXPIRED);
    assertThat(rows().getLast().tone()).isEqualTo(Tone.FAILURE);
  }

  @Test
  void the_clock_tells_what_changed_about_it() {
    assertThat(last(clock(1, true, 0, 0))).isEqualTo(new What.ClockPaused());
    assertThat(last(clock(1, false, 0, 0))).isEqualTo(new What.ClockRuns(1));
    assertThat(last(clock(10, false, 0, 0))).isEqualTo(new What.ClockRuns(10));
    assertThat(last(clock(10, false, 15, 0)))
        .isEqualTo(new What.ClockJumped(Duration.ofSeconds(15)));
    assertThat(last(clock(10, false, 0, 5))).isEqualTo(new What.ClockSkewed(Duration.ofSeconds(5)));
    int rows = rows().size();
    script.append(clock(10, false, 0, 5));
    assertThat(rows()).hasSize(rows);
  }

  @Test
  void what_the_lab_does_is_told() {
    var settings = Profile.OAUTH.settings();
    assertThat(last(new Event.SettingsChanged(settings)))
        .isEqualTo(new What.Settled(Profile.CLASSROOM.settings(), settings));
    assertThat(last(new Event.KeyRotated("k2", Alg.ES256, KeyChange.HARD)))
        .isEqualTo(new What.KeyRotated(KeyChange.HARD));
    assertThat(
            last(new Event.FaultArmed(1, FaultRule.once(new ConnectionFault.LostReply(), "/api"))))
        .isEqualTo(new What.FaultArmed("lost-reply"));
    assertThat(last(new Event.FaultFired(ExchangeId.numbered(9), 1, "lost-reply")))
        .isEqualTo(new What.FaultFired("lost-reply"));
    assertThat(last(new Event.FaultsDisarmed())).isEqualTo(new What.FaultsDisarmed());
    assertThat(last(new Event.NotePinned("look"))).isEqualTo(new What.Note("look"));
    assertThat(last(new Event.StoreFailed(Lane.CLIENT, "/tmp/x", FileFlaw.FULL, null, "full")))
        .isEqualTo(new What.StoreFailed("/tmp/x"));
    assertThat(last(new Event.ServerStopped(Script.ORIGIN)))
        .isEqualTo(new What.ServerStopped(Script.ORIGIN));
  }

  @Test
  void ended_tokens_are_told_by_name_or_by_kind() {
    script.logIn("alice");
    assertThat(
            last(
                new Event.TokenEnded(
                    script.access().jti(), TokenType.ACCESS, 0, EndedBy.LOGOUT, script.now())))
        .isEqualTo(new What.Ended(TokenType.ACCESS, at(1), EndedBy.LOGOUT));
    assertThat(last(new Event.TokenEnded(null, TokenType.REFRESH, 1, EndedBy.LAB, script.now())))
        .isEqualTo(new What.Ended(TokenType.REFRESH, null, EndedBy.LAB));
  }

  private What last(Event event) {
    script.append(event);
    return rows().getLast().what();
  }

  private static Event.ClockChanged clock(double speed, boolean paused, int jumped, int skew) {
    return new Event.ClockChanged(
        speed, paused, Duration.ofSeconds(jumped), Duration.ofSeconds(skew));
  }

  private static TokenName.Issued at(int number) {
    return new TokenName.Issued("A", TokenType.ACCESS, number);
  }

  private static TokenName.Issued rt(int number) {
    return new TokenName.Issued("A", TokenType.REFRESH, number);
  }

  private List<Row> rows() {
    return log().at(script.now());
  }

  private EventLog.Log log() {
    EventLog projection = new EventLog();
    return projection.applyAll(projection.initial(), script.entries());
  }
}
