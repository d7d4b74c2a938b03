package dev.tokenscope.audit;

import dev.tokenscope.audit.Exchange.Kind;
import dev.tokenscope.intent.StatusFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When there is no reason to refresh, or not now: RT-118 to RT-121. */
final class RestraintOccasions {

  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration ASKED_FOR = Duration.ofSeconds(2);
  private static final Duration A_WHILE = Duration.ofSeconds(5);
  private static final int STORM = 4;

  private RestraintOccasions() {}

  /** RT-118: a 403 for a token that has most of its life before it, and the second after it. */
  static Sight forbidden(Scene scene) {
    Round round = scene.round();
    Exchange refused =
        round.all(Kind.API).stream().filter(one -> one.status() == 403).findFirst().orElse(null);
    if (refused == null || refused.answeredAt() == null) {
      return Sight.unseen(Reason.NOT_MET);
    }
    Scene.Life life = scene.lives().get(String.valueOf(refused.bearer()));
    if (life == null || !life.isYoung(refused.at())) {
      return Sight.unseen(Reason.NOT_MET);
    }
    var end = refused.answeredAt().plus(SOON);
    List<Exchange> seen = new ArrayList<>();
    for (Exchange one : round.exchanges()) {
      if (one.seq() >= refused.seq() && !one.at().isAfter(end)) {
        if (one.status() == 401) {
          break;
        }
        seen.add(one);
      }
    }
    return Sight.seen(scene.evidence(seen, Map.of("forbidden", refused.seq() - 1), 0, 0));
  }

  /** RT-119: a server that is unavailable for a refresh, up to the first that works again. */
  static Sight outage(Scene scene) {
    Round round = scene.round();
    Exchange first = round.firstRefresh();
    if (first == null || first.status() != 503 || !isUnavailable(round, first)) {
      return Sight.unseen(Reason.NOT_MET);
    }
    List<Exchange> seen = new ArrayList<>();
    for (Exchange one : round.exchanges()) {
      seen.add(one);
      if (one.kind() == Kind.REFRESH && one.isGood()) {
        break;
      }
    }
    return scene.seen(seen, "down", 1);
  }

  private static boolean isUnavailable(Round round, Exchange one) {
    return round.struckBy(one) instanceof StatusFault.Status status && status.status() >= 500;
  }

  /** RT-120: a refresh that is told to wait two seconds or more, and the next one. */
  static Sight retryAfter(Scene scene) {
    Round round = scene.round();
    Exchange first = round.firstRefresh();
    if (first == null || first.status() != 429 || !scene.realTime()) {
      return Sight.unseen(Reason.NOT_MET);
    }
    return asks(round.struckBy(first))
        ? scene.seen(round.exchanges(), "slow", 1)
        : Sight.unseen(Reason.NOT_MET);
  }

  private static boolean asks(dev.tokenscope.intent.@Nullable Fault fault) {
    return fault instanceof StatusFault.Status(_, var wait)
        && wait != null
        && wait.compareTo(ASKED_FOR) >= 0;
  }

  /** RT-121: refreshes that fail again and again, and the calls that led to them. */
  static Sight storm(Scene scene) {
    Round round = scene.round();
    List<Exchange> failed =
        round.refreshes().stream().filter(one -> isUnavailable(round, one)).toList();
    if (failed.isEmpty()) {
      return Sight.unseen(Reason.NOT_MET);
    }
    if (scene.roundMode() == Mode.PROACTIVE) {
      return Sight.unseen(Reason.DRIVEN_ONLY);
    }
    Exchange last = failed.getLast();
    // what works again is no part of the storm
    List<Exchange> seen =
        round.exchanges().stream()
            .filter(one -> one.kind() != Kind.REFRESH || failed.contains(one))
            .filter(one -> one.seq() <= last.seq() || one.status() == 401)
            .toList();
    long calls = Chains.of(seen).size();
    boolean lasted =
        Duration.between(failed.getFirst().at(), seen.getLast().at()).compareTo(A_WHILE) >= 0;
    // too many are too many at once; that there were few can be said after a while
    return failed.size() <= calls && (calls < STORM || !lasted)
        ? Sight.unseen(Reason.COOLING_DOWN)
        : scene.seen(seen, "down", failed.size());
  }
}
