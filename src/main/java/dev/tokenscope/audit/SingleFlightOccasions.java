package dev.tokenscope.audit;

import dev.tokenscope.audit.Exchange.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** When several calls need the same refresh: RT-101 to RT-104, and RT-129. */
final class SingleFlightOccasions {

  private static final Duration AT_ONCE = Duration.ofSeconds(1);
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
    Exchange first = round.firstRefresh();
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
    return crowd < 2
        ? Sight.unseen(Reason.TOO_FEW, crowd)
        : Sight.seen(scene.evidence(seen, Map.of("crowd", round.start), crowd, 0));
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
    Exchange first = round.firstRefresh();
    if (!round.isClean() || first == null || !first.isGood()) {
      return Sight.unseen(Reason.NOT_MET);
    }
    if (scene.roundMode() == Mode.PROACTIVE) {
      return Sight.unseen(Reason.OTHER_MODE);
    }
    List<Chains.Chain> waited =
        Chains.of(round.exchanges()).stream()
            .filter(chain -> chain.first().status() == 401)
            .filter(chain -> chain.first().seq() < first.answeredSeq())
            // what a repeated request is answered besides is the API's own affair
            .filter(chain -> chain.isRefused() || chain.last().isGood())
            .toList();
    if (waited.size() < 2) {
      return Sight.unseen(Reason.TOO_FEW, waited.size());
    }
    return hasUnanswered(round)
        ? Sight.unseen(Reason.NO_LIFE)
        : Sight.seen(
            scene.evidence(
                round.exchanges(), waited, Map.of("crowd", round.start), waited.size(), 0));
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
