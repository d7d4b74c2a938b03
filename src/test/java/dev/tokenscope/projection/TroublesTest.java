package dev.tokenscope.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.FileFlaw;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Kept;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import dev.tokenscope.journal.Trouble;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TroublesTest {

  private static final ExchangeId EXCHANGE = ExchangeId.numbered(7);
  private static final Event ANSWER =
      new Event.ResponseReceived(EXCHANGE, new Message.Response(200, "OK", List.of(), Body.EMPTY));
  private static final Event FULL =
      new Event.StoreFailed(Lane.CLIENT, "/x", FileFlaw.FULL, null, "no space");

  private final Journal journal = new Journal(() -> Script.START);

  private Troubles.Known after(Event... events) {
    Stream.of(events).forEach(journal::append);
    return new Troubles().applyAll(new Troubles().initial(), journal.since(0));
  }

  private static Event failed(FailureKind kind) {
    return new Event.ExchangeFailed(EXCHANGE, kind, "said " + kind);
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      names = {"DROPPED", "CANCELLED"},
      mode = EnumSource.Mode.EXCLUDE)
  void a_request_without_an_answer_is_a_trouble(FailureKind kind) {
    assertThat(after(new Event.ServerStarted(Script.ORIGIN), failed(kind)).met())
        .containsExactly(
            new Troubles.Met(
                2,
                Script.START,
                new Trouble.NoAnswer(kind, Script.ORIGIN, "said " + kind),
                1,
                false));
  }

  @ParameterizedTest
  @EnumSource(names = {"DROPPED", "CANCELLED"})
  void what_a_person_did_is_none(FailureKind kind) {
    assertThat(after(failed(kind)).met()).isEmpty();
  }

  @Test
  void a_failure_that_the_server_was_told_to_make_is_none_and_the_next_one_is() {
    Troubles.Known known =
        after(new Event.FaultFired(EXCHANGE, 1, "closed-before"), failed(FailureKind.BROKEN));
    assertThat(known.met()).isEmpty();
    assertThat(known.faulted()).isEmpty();
    assertThat(after(failed(FailureKind.BROKEN)).met()).hasSize(1);
    assertThat(after(new Event.FaultFired(EXCHANGE, 1, "closed-before"), ANSWER).faulted())
        .isEmpty();
  }

  @Test
  void the_same_trouble_in_a_row_counts_and_is_over_when_it_works_again() {
    Event refused = failed(FailureKind.REFUSED);
    assertThat(after(refused, refused, refused).met())
        .extracting(Troubles.Met::times)
        .containsExactly(3);
    assertThat(after(ANSWER).met()).extracting(Troubles.Met::over).containsExactly(true);
    assertThat(after(refused, failed(FailureKind.RESET)).met()).hasSize(3);
    assertThat(after().since(4)).hasSize(2);
  }

  @Test
  void a_store_that_fails_and_works_again() {
    Trouble trouble = new Trouble.NotKept(Kept.TOKENS, "/x", FileFlaw.FULL, "no space");
    assertThat(after(FULL, FULL).met())
        .containsExactly(new Troubles.Met(2, Script.START, trouble, 2, false));
    assertThat(after(stored(StoreKind.MEMORY)).met().getFirst().over()).isFalse();
    assertThat(after(stored(StoreKind.FILE)).met().getFirst().over()).isTrue();
    assertThat(after(FULL).met()).hasSize(2);
  }

  private static Event stored(StoreKind kind) {
    return new Event.TokensStored(Lane.CLIENT, "x", null, null, null, kind);
  }

  @Test
  void the_server_s_files_do_not_recover_with_the_client_s() {
    Trouble keys = new Trouble.NotKept(Kept.KEYS, "/k", FileFlaw.READ_ONLY, "no");
    Troubles.Known known = after(new Event.TroubleMet(keys), stored(StoreKind.FILE));
    assertThat(known.met().getFirst().over()).isFalse();
  }

  @Test
  void a_store_that_was_set_aside_says_where_it_is() {
    assertThat(
            after(
                    new Event.StoreFailed(
                        Lane.CLIENT, "/x", FileFlaw.CORRUPT, "/x.set-aside", "no session"))
                .met()
                .getFirst()
                .trouble())
        .isEqualTo(
            new Trouble.MovedAside(
                Kept.TOKENS, "/x", "/x.set-aside", FileFlaw.CORRUPT, "no session"));
  }

  static Stream<Trouble> ofTheComputer() {
    return Stream.of(
        new Trouble.PortTaken(8089, Script.ORIGIN),
        new Trouble.CannotListen("10.0.0.1", 80, "denied"),
        new Trouble.FolderUnusable("/x", "denied"),
        new Trouble.FolderTaken("/x"),
        new Trouble.MovedAside(Kept.FAMILIES, "/x", "/y", FileFlaw.CORRUPT, "line 1"),
        new Trouble.NotKept(Kept.KEYS, "/x", FileFlaw.READ_ONLY, "no"),
        new Trouble.ClockTurnedBack(Script.START, Script.START.plusSeconds(60)),
        new Trouble.NoAnswer(FailureKind.TLS, Script.ORIGIN, "alert"));
  }

  @ParameterizedTest
  @MethodSource("ofTheComputer")
  void the_same_trouble_of_the_computer_is_told_once(Trouble trouble) {
    Event met = new Event.TroubleMet(trouble);
    assertThat(after(met, met).met())
        .containsExactly(new Troubles.Met(2, Script.START, trouble, 2, false));
    after(new Event.TroubleMet(new Trouble.NotKept(Kept.KEYS, "/z", FileFlaw.BROKEN, "")));
    assertThat(after(met).met()).hasSize(3);
  }

  @Test
  void the_newest_hundred_are_kept() {
    for (int i = 0; i < 150; i++) {
      journal.append(new Event.TroubleMet(new Trouble.FolderTaken("/" + i)));
    }
    assertThat(after().met()).hasSize(100);
    assertThat(after().met().getLast().trouble()).isEqualTo(new Trouble.FolderTaken("/149"));
  }

  @Test
  void every_other_event_changes_nothing() {
    Troubles troubles = new Troubles();
    Troubles.Known known = troubles.initial();
    for (Event event : EveryEvent.at(Script.START)) {
      known = troubles.apply(known, journal.append(event));
    }
    assertThat(known.met()).hasSize(2);
  }
}
