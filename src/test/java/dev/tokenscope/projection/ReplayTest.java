package dev.tokenscope.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayTest {

  private static final List<Entry> ENTRIES = everything();

  /** A projection, and what of its state can be compared: shared storage has no equality. */
  record Case<S>(Projection<S> projection, Function<S, Object> visible) {
    Object fold(List<Entry> entries) {
      return visible.apply(projection.applyAll(projection.initial(), entries));
    }

    Object foldInTwo(int cut) {
      S first = projection.applyAll(projection.initial(), ENTRIES.subList(0, cut));
      return visible.apply(projection.applyAll(first, ENTRIES.subList(cut, ENTRIES.size())));
    }

    Object replayed(Replay<S> replay, long seq) {
      return visible.apply(replay.at(seq));
    }

    Replay<S> replay(int every) {
      Replay<S> replay =
          new Replay<>(
              projection,
              (seq, max) -> ENTRIES.subList((int) seq, (int) Math.min(seq + max, ENTRIES.size())),
              every);
      ENTRIES.forEach(replay::appended);
      return replay;
    }

    void everySeqIsTheDirectFold(int every) {
      Replay<S> replay = replay(every);
      for (int seq = 0; seq <= ENTRIES.size(); seq++) {
        assertThat(replayed(replay, seq)).isEqualTo(fold(ENTRIES.subList(0, seq)));
      }
    }
  }

  static Stream<Case<?>> projections() {
    Instant end = ENTRIES.getLast().at().plusSeconds(3);
    return Stream.of(
        new Case<>(
            new TokenNames(),
            known ->
                List.of(
                    known.families(), known.ofJti("j-ART2".replace("RT", "REFRESH")).toString())),
        new Case<>(
            new Families(),
            tree ->
                tree.all().stream()
                    .flatMap(
                        family ->
                            Stream.concat(
                                Stream.of(family.revoked(), family.subject()),
                                family.refreshTokens().stream()
                                    .flatMap(name -> tree.token(name).stream())
                                    .flatMap(t -> Stream.of(t, tree.status(t, end)))))
                    .toList()),
        new Case<>(
            new TokenCards(),
            cards ->
                Stream.of(dev.tokenscope.token.TokenType.values())
                    .flatMap(
                        type ->
                            Stream.of(
                                cards.at(type, end).toString(), TwoTruths.at(cards, type, end)))
                    .toList()),
        new Case<>(new Sequence(), course -> course.at(end).stream().map(Step::toString).toList()),
        new Case<>(new ServerFacts(), facts -> List.of(facts.keys(), facts.faults())),
        new Case<>(new Troubles(), Troubles.Known::met),
        new Case<>(new EventLog(), log -> log.at(end).stream().map(Row::toString).toList()),
        new Case<>(
            new SessionState(),
            now ->
                Stream.of(
                        now.user(),
                        now.reason(),
                        now.messages(),
                        now.steps(),
                        now.latest(),
                        now.settings(),
                        now.clock(),
                        now.origin(),
                        now.held())
                    .map(String::valueOf)
                    .toList()));
  }

  @ParameterizedTest
  @MethodSource("projections")
  void folding_to_an_entry_and_then_on_equals_folding_all(Case<?> one) {
    Object whole = one.fold(ENTRIES);
    for (int cut = 0; cut <= ENTRIES.size(); cut++) {
      assertThat(one.foldInTwo(cut)).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @MethodSource("projections")
  void a_replay_at_every_entry_equals_the_direct_fold(Case<?> one) {
    one.everySeqIsTheDirectFold(7);
    one.everySeqIsTheDirectFold(1000);
  }

  @Test
  void there_is_one_of_every_event() {
    Set<Class<?>> seen = new HashSet<>();
    ENTRIES.forEach(entry -> seen.add(entry.event().getClass()));
    assertThat(seen).containsAll(leaves(Event.class));
  }

  private static List<Class<?>> leaves(Class<?> sealed) {
    if (!sealed.isSealed()) {
      return List.of(sealed);
    }
    List<Class<?>> leaves = new ArrayList<>();
    for (Class<?> one : sealed.getPermittedSubclasses()) {
      leaves.addAll(leaves(one));
    }
    return leaves;
  }

  @Test
  void a_number_beyond_the_newest_gives_the_newest_state() {
    Replay<EventLog.Log> replay = new Case<>(new EventLog(), log -> log).replay(10);
    assertThat(replay.at(Long.MAX_VALUE)).isSameAs(replay.live());
    assertThat(replay.liveSeq()).isEqualTo(ENTRIES.size());
  }

  @Test
  void what_the_journal_forgets_stays_in_the_state_at_the_cut() {
    Journal journal = new Journal(() -> Instant.EPOCH, 10, 1000);
    Replay<Long> counting =
        new Replay<>(
            new Projection<>() {
              @Override
              public Long initial() {
                return 0L;
              }

              @Override
              public Long apply(Long count, Entry entry) {
                return count + 1;
              }
            },
            journal::since,
            4);
    journal.listen(counting);
    for (int i = 0; i < 50; i++) {
      journal.append(new Event.NotePinned("note " + i));
    }

    assertThat(counting.live()).isEqualTo(50);
    assertThat(counting.at(45)).isEqualTo(45);
    assertThat(counting.at(41)).isEqualTo(41);
    assertThat(counting.at(12)).as("before the cut").isEqualTo(40);
  }

  @Test
  void checkpoints_are_at_least_one_entry_apart() {
    assertThatThrownBy(() -> new Replay<>(new EventLog(), (_, _) -> List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Entry> everything() {
    Script script = new Script().logIn("alice").wait("3s").call("/api/orders").wait("14s");
    script.call("/api/orders").refreshTokens("/api/orders").wait("5s").external("/api/me");
    Script.Issued copied = script.refresh();
    script
        .wait("15s")
        .call("/api/orders")
        .refreshTokens("/api/orders")
        .wait("1s")
        .replay(copied)
        .broken("/api/orders")
        .wait("3m")
        .call("/api/orders")
        .refreshTokens("/api/orders")
        .logIn("bob");
    EveryEvent.at(script.now()).forEach(script::append);
    return script.entries();
  }
}
