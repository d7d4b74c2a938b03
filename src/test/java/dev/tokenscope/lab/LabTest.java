package dev.tokenscope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.ConnectionFault;
import dev.tokenscope.intent.Decision;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.HoldFilter;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.JournalGrammar;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.wire.client.KeyFile;
import dev.tokenscope.wire.server.LabServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client and the server together, over real HTTP. */
class LabTest {

  private static final Instant START = Instant.parse("2026-11-01T09:00:00Z");
  private static final Duration JUST_AFTER = Duration.ofMillis(100);

  @SuppressWarnings("NullAway.Init") // by open()
  private Lab lab;

  @BeforeEach
  void open() throws IOException {
    lab =
        new Lab(
            LabOptions.forTests(Profile.CLASSROOM.settings()),
            LabClock.standing(START),
            InstantSource.fixed(START));
    lab.start();
    logIn();
  }

  @AfterEach
  void close() {
    lab.close();
    JournalGrammar.assertClosed(lab.journal());
  }

  @ParameterizedTest
  @EnumSource(RefreshStyle.class)
  void a_thousand_calls_on_an_expired_token_cost_one_refresh_and_all_are_answered(
      RefreshStyle style) {
    choose(lab.settings().style(style));
    expireAccess();
    long before = lab.journal().lastSeq();

    Outcome outcome = ask(new Intent.Burst(ApiCall.ORDERS, 1000));

    assertThat(outcome).isInstanceOf(Outcome.Answered.class);
    assertThat(answered(before, 200)).isEqualTo(1000);
    assertThat(count(before, Event.TokenRotated.class)).isEqualTo(1);
    assertThat(count(before, Event.ReuseDetected.class)).isZero();
  }

  @Test
  void without_single_flight_parallel_calls_betray_themselves_as_thieves() {
    choose(
        lab.settings()
            .style(RefreshStyle.ENDPOINT)
            .client(lab.settings().client().without(Safety.SINGLE_FLIGHT)));
    expireAccess();
    long before = lab.journal().lastSeq();

    // one that is through before the next begins is no thief: hold them until all are under way
    ask(new Intent.Hold(HoldFilter.REFRESHES));
    CompletableFuture<Outcome> burst = lab.ask(new Intent.Burst(ApiCall.ORDERS, 20));
    List<Long> holds = awaitHolds(20);
    ask(new Intent.Hold(HoldFilter.NONE));
    holds.forEach(hold -> ask(new Intent.Release(hold, new Decision.Send())));
    burst.join();

    assertThat(count(before, Event.ReuseDetected.class)).isPositive();
    assertThat(count(before, Event.FamilyRevoked.class)).isEqualTo(1);
  }

  @Test
  void every_consequence_on_both_sides_of_the_wire_has_the_wish_as_its_cause() {
    expireAccess();
    long before = lab.journal().lastSeq();

    ask(new Intent.Call(ApiCall.ORDERS));

    List<Entry> entries = lab.journal().since(before);
    assertThat(entries.get(0).event()).isInstanceOf(Event.Asked.class);
    assertThat(entries.subList(1, entries.size()))
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.cause()).isEqualTo(entries.get(0).seq()));
  }

  @Test
  void a_stolen_refresh_token_that_is_used_second_kills_the_family() {
    ask(new Intent.Steal());
    expireAccess();
    ask(new Intent.Call(ApiCall.ORDERS));
    long before = lab.journal().lastSeq();

    ask(new Intent.RefreshAsAttacker());

    assertThat(count(before, Event.ReuseDetected.class)).isEqualTo(1);
    expireAccess();
    assertThat(ask(new Intent.Call(ApiCall.ORDERS))).isInstanceOf(Outcome.LoginNeeded.class);
  }

  @Test
  void a_stolen_refresh_token_that_is_used_first_throws_the_owner_out() {
    ask(new Intent.Steal());

    ask(new Intent.RefreshAsAttacker());
    assertThat(ask(new Intent.CallAsAttacker(ApiCall.ORDERS)))
        .isInstanceOfSatisfying(
            Outcome.Answered.class, answer -> assertThat(answer.status()).isEqualTo(200));

    expireAccess();
    assertThat(ask(new Intent.Call(ApiCall.ORDERS))).isInstanceOf(Outcome.LoginNeeded.class);
  }

  @Test
  void a_lost_reply_costs_the_session_where_no_grace_is_given_and_not_where_it_is() {
    choose(lab.settings().style(RefreshStyle.ENDPOINT));
    loseTheNextReply();
    assertThat(ask(new Intent.Call(ApiCall.ORDERS))).isInstanceOf(Outcome.LoginNeeded.class);

    logIn();
    choose(lab.settings().rotation(lab.settings().rotation().grace(Duration.ofMinutes(1))));
    loseTheNextReply();
    assertThat(ask(new Intent.Call(ApiCall.ORDERS)))
        .isInstanceOfSatisfying(
            Outcome.Answered.class, answer -> assertThat(answer.status()).isEqualTo(200));
  }

  private void loseTheNextReply() {
    expireAccess();
    ask(new Intent.Arm(FaultRule.once(new ConnectionFault.LostReply(), "/oauth2/token")));
    ask(new Intent.Call(ApiCall.ORDERS));
    // the pause after a failure is over
    ask(new Intent.Advance(Duration.ofSeconds(2)));
  }

  @Test
  void a_held_message_stops_the_clock_until_it_is_sent() {
    lab.clock().resume();
    ask(new Intent.Hold(HoldFilter.ALL));
    CompletableFuture<Outcome> answer = lab.ask(new Intent.Call(ApiCall.ORDERS));
    List<Long> holds = awaitHolds(1);
    assertThat(lab.clock().stands()).isTrue();
    assertThat(answer).isNotDone();

    ask(new Intent.Hold(HoldFilter.REFRESHES));
    ask(new Intent.Release(holds.getFirst(), new Decision.Send()));

    assertThat(answer.join()).isInstanceOf(Outcome.Answered.class);
    assertThat(lab.clock().stands()).isFalse();
    lab.clock().pause();
    ask(new Intent.Hold(HoldFilter.NONE));
  }

  /** The numbers of the messages that were held, once there are so many. */
  private List<Long> awaitHolds(int times) {
    List<Long> held = new CopyOnWriteArrayList<>();
    CompletableFuture<Void> enough = new CompletableFuture<>();
    lab.journal()
        .listen(
            entry -> {
              if (entry.event() instanceof Event.Held one) {
                held.add(one.hold());
                if (held.size() >= times) {
                  enough.complete(null);
                }
              }
            });
    enough.join();
    return held;
  }

  @Test
  void a_hard_change_of_keys_ends_the_access_token_and_the_refresh_token_brings_another() {
    ask(new Intent.RotateKey(KeyChange.HARD));
    assertThat(ask(new Intent.Call(ApiCall.ORDERS))).isEqualTo(new Outcome.Answered(200, 2));
  }

  @Test
  void a_client_whose_clock_is_wrong_still_refreshes_once() {
    ask(new Intent.Skew(Duration.ofHours(-3)));
    expireAccess();
    long before = lab.journal().lastSeq();
    ask(new Intent.Call(ApiCall.ORDERS));
    assertThat(count(before, Event.TokenRotated.class)).isEqualTo(1);
  }

  @Test
  void what_the_lab_expires_the_client_finds_out_by_asking() {
    ask(new Intent.Expire(TokenType.ACCESS));
    assertThat(ask(new Intent.Call(ApiCall.ORDERS))).isEqualTo(new Outcome.Answered(200, 2));
    ask(new Intent.Expire(TokenType.ACCESS));
    ask(new Intent.Expire(TokenType.REFRESH));
    assertThat(ask(new Intent.Call(ApiCall.ORDERS))).isInstanceOf(Outcome.LoginNeeded.class);
  }

  @Test
  void a_repeated_call_goes_on_as_lab_time_flows_and_stops_when_told() {
    lab.clock().speed(1000);
    CompletableFuture<Void> five = new CompletableFuture<>();
    long before = lab.journal().lastSeq();
    lab.journal()
        .listen(
            _ -> {
              if (answered(before, 200) >= 5) {
                five.complete(null);
              }
            });
    ask(new Intent.Repeat(ApiCall.get("/api/public"), Duration.ofSeconds(2)));
    lab.clock().resume();
    five.join();
    ask(new Intent.Repeat(ApiCall.ORDERS, Duration.ZERO));
    lab.clock().pause();
  }

  @Test
  void after_a_restart_the_session_goes_on_and_everybody_knows_its_names(@TempDir Path folder)
      throws IOException {
    try (Lab first = on(folder, START)) {
      first.ask(new Intent.LogIn("alice", "wonderland")).join();
    }
    try (Lab second = on(folder, START.plusSeconds(30))) {
      List<Event> remembered = second.journal().since(0).stream().map(Entry::event).toList();
      assertThat(remembered).hasAtLeastOneElementOfType(Event.FamilyStarted.class);
      assertThat(remembered).hasAtLeastOneElementOfType(Event.TokensStored.class);
      assertThat(second.ask(new Intent.Call(ApiCall.ORDERS)).join())
          .isEqualTo(new Outcome.Answered(200, 2));
    }
    try (Lab third = on(folder, START.plusSeconds(3600))) {
      assertThat(third.session()).as("the refresh token has ended meanwhile").isEmpty();
    }
  }

  @Test
  void an_encrypted_store_outlives_the_program_too_and_shows_a_thief_nothing(@TempDir Path folder)
      throws IOException {
    String access;
    try (Lab first = on(folder, START)) {
      first.ask(new Intent.LogIn("alice", "wonderland")).join();
      first.ask(new Intent.Choose(first.settings().store(StoreKind.ENCRYPTED_FILE))).join();
      access = first.session().orElseThrow().accessToken();
      assertThat(folder.resolve("tokens.json")).doesNotExist();
      OnDisk seen = first.onDisk(StoreKind.ENCRYPTED_FILE);
      assertThat(seen.content()).contains("ciphertext").doesNotContain(access);
      assertThat(seen.key()).isEqualTo(folder.resolve("tokens.key").toString());
      assertThat(first.onDisk(StoreKind.FILE).content()).isEmpty();
      assertThat(first.onDisk(StoreKind.MEMORY).file()).isEmpty();
    }
    try (Lab second = on(folder, START.plusSeconds(5), StoreKind.ENCRYPTED_FILE)) {
      assertThat(second.session().orElseThrow().accessToken()).isEqualTo(access);
    }
  }

  private static Lab on(Path folder, Instant now) throws IOException {
    return on(folder, now, StoreKind.FILE);
  }

  private static Lab on(Path folder, Instant now, StoreKind store) throws IOException {
    Lab lab =
        new Lab(
            new LabOptions(
                Profile.CLASSROOM.settings().store(store),
                new LabServer.Options(
                    InetAddress.getLoopbackAddress(), 0, Set.of(), folder, _ -> {}),
                folder.resolve("tokens.json"),
                new LabOptions.Encrypted(
                    folder.resolve("tokens.enc"), new KeyFile(folder.resolve("tokens.key"))),
                OptionalLong.of(1),
                "test"),
            LabClock.standing(now),
            InstantSource.fixed(now));
    lab.start();
    return lab;
  }

  private void logIn() {
    ask(new Intent.LogIn("alice", "wonderland"));
  }

  private void expireAccess() {
    ask(new Intent.SkipToExpiry(TokenType.ACCESS, JUST_AFTER));
  }

  private void choose(Settings settings) {
    ask(new Intent.Choose(settings));
  }

  private Outcome ask(Intent intent) {
    return lab.ask(intent).join();
  }

  private long answered(long since, int status) {
    return lab.journal().since(since).stream()
        .filter(
            entry ->
                entry.event() instanceof Event.CallFinished finished
                    && finished.outcome() instanceof Outcome.Answered answer
                    && answer.status() == status)
        .count();
  }

  private long count(long since, Class<? extends Event> type) {
    return lab.journal().since(since).stream()
        .filter(entry -> type.isInstance(entry.event()))
        .count();
  }
}
