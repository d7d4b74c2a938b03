package dev.tokenscope.audit;

import dev.tokenscope.audit.Exchange.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** When several calls need the same refresh: RT-101 to RT-104, and RT-129. */
final class SingleFlightOccasions {

  private static final Duration AT_ONCE = Duration.ofSeconds(1);
  private static final Duration A_CHANCE = Duration.ofMillis(100);
  private static final Duration DEADLOCKED = Duration.ofSeconds(10);
  private static final int DEADLOCK_CROWD = 5;

  private SingleFlightOccasions() {}

  /** RT-101: callers in parallel, and what came before the first refresh was answered. */
  static Sight crowd(Scene scene) {
    return crowd(scene, 0);
  }

  /** RT-102: callers in parallel, and what came within a second. */
  static Sight afterwards(Scene scene) {
    return crowd(scene, AT_ONCE.toMillis());
  }

  private static Sight crowd(Scene scene, long more) {
    Round round = scene.round();
    // of several that came at once, any may be the one that was served first
    Exchange first =
        round.refreshes().stream()
            .filter(Exchange::isGood)
            .findFirst()
            .orElse(round.firstRefresh());
    if (!round.isClean() || first == null || first.answeredAt() == null) {
      return Sight.unseen(Reason.NOT_MET);
    }
    if (!first.isGood()) {
      return Sight.unseen(Reason.NO_REFRESH);
    }
    var end = first.answeredAt().plusMillis(more);
    List<Exchange> seen = new ArrayList<>();
    int together = 0;
    for (Exchange one : round.exchanges()) {
      boolean refresh = one.kind() == Kind.REFRESH;
      boolean inTime = more == 0 ? one.seq() < first.answeredSeq() : !one.at().isAfter(end);
      if (!refresh || inTime) {
        seen.add(one);
      }
      if (refresh && one.seq() < first.answeredSeq()) {
        together++;
      }
    }
    int crowd = Math.max(crowdOf(scene, first), together > 1 ? together : 0);
    if (crowd >= 2 && together == 1 && !hasTwo(seen) && wasQuick(scene, first)) {
      // who was lucky did nothing right: the others had no time to refresh as well
      return Sight.unseen(Reason.NOT_MET);
    }
    return crowd < 2
        ? Sight.unseen(Reason.TOO_FEW, crowd)
        : Sight.seen(scene.evidence(seen, Map.of("crowd", round.start), crowd, 0));
  }

  private static boolean hasTwo(List<Exchange> seen) {
    return seen.stream().filter(one -> one.kind() == Kind.REFRESH).count() > 1;
  }

  /** Whether the first refresh was answered before the last refusal could lead to another. */
  private static boolean wasQuick(Scene scene, Exchange first) {
    Instant end = first.answeredAt();
    return end != null
        && scene.round().refused().stream()
            .map(Exchange::answeredAt)
            .filter(Objects::nonNull)
            .filter(at -> !at.isAfter(end))
            .max(Comparator.naturalOrder())
            .filter(at -> Duration.between(at, end).compareTo(A_CHANCE) < 0)
            .isPresent();
  }

  /** How many calls waited for this refresh at the same time. */
  private static int crowdOf(Scene scene, Exchange first) {
    List<Exchange> calls = scene.round().all(Kind.API);
    if (scene.roundMode() == Mode.REACTIVE) {
      return (int)
          calls.stream()
              .filter(one -> one.status() == 401 && one.answeredSeq() < first.answeredSeq())
              .count();
    }
    // whoever waited for a refresh ahead of time goes when it is there
    long end = first.answeredSeq();
    List<Exchange> after = calls.stream().filter(one -> one.seq() > end).toList();
    if (after.isEmpty()) {
      return 0;
    }
    Exchange earliest = after.getFirst();
    return (int) after.stream().filter(one -> one.seq() < earliest.answeredSeq()).count();
  }

  /** RT-103: a refusal that went out after the refresh it did not know of. */
  static Sight straggler(Scene scene) {
    Round round = scene.round();
    if (!round.isClean() || scene.roundMode() == Mode.PROACTIVE) {
      return Sight.unseen(Reason.NOT_MET);
    }
    Exchange refresh = round.firstRefresh();
    if (refresh == null || !refresh.isGood()) {
      return Sight.unseen(Reason.NOT_MET);
    }
    List<Exchange> refused = round.refused();
    boolean late =
        refused.stream()
            .anyMatch(
                one ->
                    one.seq() < refresh.answeredSeq() && one.answeredSeq() > refresh.answeredSeq());
    if (!late) {
      return Sight.unseen(Reason.TOO_FEW, refused.size());
    }
    return hasUnanswered(round)
        ? Sight.unseen(Reason.NO_LIFE)
        : Sight.seen(
            scene.evidence(round.exchanges(), Map.of("straggler", round.start), refused.size(), 0));
  }

  /** RT-104: callers in parallel, and how they fared once the refresh was there. */
  static Sight siblings(Scene scene) {
    Round round = scene.round();
    Exchange earliest = round.firstRefresh();
    if (!round.isClean() || earliest == null || !earliest.isGood()) {
      return Sight.unseen(Reason.NOT_MET);
    }
    // of several that came at once, callers go on after the first that was answered
    Exchange first =
        round.refreshes().stream()
            .filter(Exchange::isGood)
            .min(Comparator.comparingLong(Exchange::answeredSeq))
            .orElse(earliest);
    if (scene.roundMode() == Mode.PROACTIVE) {
      return Sight.unseen(Reason.OTHER_MODE);
    }
    List<Exchange> refused = round.refused();
    if (refused.size() < 2) {
      return Sight.unseen(Reason.TOO_FEW, refused.size());
    }
    if (hasUnanswered(round)) {
      return Sight.unseen(Reason.NO_LIFE);
    }
    // which repetition belongs to which call cannot be seen; that there are enough of them can
    long repeated =
        round.all(Kind.API).stream()
            .filter(one -> one.seq() > first.answeredSeq() && one.status() != 401)
            .filter(one -> refused.stream().anyMatch(call -> isSame(call, one)))
            .count();
    List<Chains.Chain> calls = new ArrayList<>();
    for (int i = 0; i < refused.size(); i++) {
      calls.add(new Chains.Chain(List.of(i < repeated ? granted(round, first) : refused.get(i))));
    }
    return Sight.seen(
        scene.evidence(round.exchanges(), calls, Map.of("crowd", round.start), refused.size(), 0));
  }

  private static boolean isSame(Exchange one, Exchange other) {
    return one.request().method().equals(other.request().method())
        && one.request().path().equals(other.request().path());
  }

  /** A call that went well after the refresh; the refresh itself where there was none. */
  private static Exchange granted(Round round, Exchange refresh) {
    return round.all(Kind.API).stream()
        .filter(one -> one.seq() > refresh.answeredSeq() && one.isGood())
        .findFirst()
        .orElse(refresh);
  }

  /** RT-129: as many refusals as a connection pool has places, and a refresh or none. */
  static Sight deadlock(Scene scene) {
    Round round = scene.round();
    List<Exchange> refused = round.refused();
    if (!round.isClean() || !scene.proven() || refused.size() < DEADLOCK_CROWD) {
      return refused.isEmpty()
          ? Sight.unseen(Reason.NOT_MET)
          : Sight.unseen(Reason.TOO_FEW, refused.size());
    }
    if (scene.roundMode() == Mode.PROACTIVE) {
      return Sight.unseen(Reason.OTHER_MODE);
    }
    if (round.firstRefresh() == null) {
      round.lookAgain();
      if (scene.age(refused.getLast().at()).compareTo(DEADLOCKED) < 0) {
        return Sight.unseen(Reason.NO_REFRESH);
      }
    }
    return Sight.seen(
        scene.evidence(round.exchanges(), Map.of("crowd", round.start), refused.size(), 0));
  }

  private static boolean hasUnanswered(Round round) {
    return round.exchanges().stream().anyMatch(one -> one.response() == null);
  }
}
