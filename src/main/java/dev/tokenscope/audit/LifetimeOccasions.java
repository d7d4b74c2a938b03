package dev.tokenscope.audit;

import dev.tokenscope.audit.Exchange.Kind;
import dev.tokenscope.intent.BodyFault;
import dev.tokenscope.intent.Fault;
import dev.tokenscope.intent.ServerFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** When a lifetime is odd: RT-122 to RT-125. */
final class LifetimeOccasions {

  private static final Duration SHORT = Duration.ofSeconds(60);
  private static final Duration OVERFLOWS = Duration.ofDays(24);
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final int CALLS = 5;

  private LifetimeOccasions() {}

  /** RT-122: five calls in a row, within half a short life. */
  static Sight shortLife(Scene scene) {
    List<Exchange> recent =
        scene.recent().stream()
            .filter(one -> one.kind() == Kind.API || one.kind() == Kind.REFRESH)
            .toList();
    List<Exchange> good =
        recent.stream().filter(one -> one.kind() == Kind.API && one.isGood()).toList();
    if (good.size() < CALLS) {
      return Sight.unseen(Reason.NOT_MET);
    }
    Exchange fifth = good.get(good.size() - CALLS);
    Scene.Life life = scene.lives().get(String.valueOf(fifth.bearer()));
    boolean fits =
        life != null
            && life.span().compareTo(SHORT) <= 0
            && Duration.between(fifth.at(), good.getLast().at())
                    .multipliedBy(2)
                    .compareTo(life.span())
                < 0;
    if (!fits || !scene.round().isClean()) {
      return Sight.unseen(Reason.NOT_MET);
    }
    // a refresh that was asked for by a 401 is right, however often
    int from = recent.indexOf(fifth);
    int first = from > 0 && recent.get(from - 1).kind() == Kind.REFRESH ? from - 1 : from;
    List<Exchange> seen = recent.subList(first, recent.size());
    return seen.stream().anyMatch(one -> one.status() == 401)
        ? Sight.unseen(Reason.NOT_MET)
        : Sight.seen(scene.evidence(seen, Map.of("calls", seen.getFirst().seq() - 1), 0, 0));
  }

  /** RT-123: a life that overflows a timer, ten seconds of nothing, and a sign of life. */
  static Sight longLife(Scene scene) {
    Round round = scene.round();
    Exchange refresh = round.refreshes().stream().filter(Exchange::isGood).findFirst().orElse(null);
    if (refresh == null
        || refresh.answeredAt() == null
        || scene.settings().lifetimes().access().compareTo(OVERFLOWS) < 0) {
      return Sight.unseen(Reason.NOT_MET);
    }
    long idle = refresh.answeredSeq();
    var end = refresh.answeredAt().plus(IDLE);
    Exchange life =
        round.all(Kind.API).stream()
            .filter(one -> one.seq() > idle && !one.at().isBefore(end))
            .findFirst()
            .orElse(null);
    long again = round.refreshes().stream().filter(one -> one.seq() > idle).count();
    boolean asked =
        round.refused().stream().anyMatch(one -> one.seq() > idle || one.answeredSeq() > idle);
    if (asked) {
      return Sight.unseen(Reason.NOT_MET);
    }
    if (life == null && again < 2) {
      return Sight.unseen(Reason.NO_LIFE);
    }
    return Sight.seen(
        scene.evidence(
            round.exchanges(),
            life == null
                ? Map.of("idle", idle, "life", Long.MAX_VALUE)
                : Map.of("idle", idle, "life", life.seq() - 1),
            0,
            0));
  }

  /** RT-124: a lifetime that is missing or no number, and the five calls after it. */
  static Sight expiresIn(Scene scene) {
    List<Exchange> missing = struck(scene, new BodyFault.ExpiresIn(null)::equals);
    if (!missing.isEmpty()) {
      return row(scene, missing.getFirst(), "missing");
    }
    List<Exchange> text =
        struck(
            scene,
            fault ->
                fault instanceof BodyFault.ExpiresIn(var value)
                    && value != null
                    && !value.matches("-?[0-9]+"));
    return text.isEmpty() ? Sight.unseen(Reason.NOT_MET) : row(scene, text.getFirst(), "text");
  }

  /** RT-125: a server whose clock is wrong, and the five calls after it. */
  static Sight skew(Scene scene) {
    List<Exchange> skewed = struck(scene, ServerFault.ClockSkew.class::isInstance);
    if (skewed.isEmpty()) {
      return Sight.unseen(Reason.NOT_MET);
    }
    boolean ahead =
        scene.round().struckBy(skewed.getFirst()) instanceof ServerFault.ClockSkew(var by)
            && !by.isNegative();
    return row(scene, skewed.getFirst(), ahead ? "ahead" : "behind");
  }

  private static List<Exchange> struck(Scene scene, Predicate<Fault> kind) {
    return scene.round().struck(kind).stream()
        .filter(one -> one.kind() == Kind.REFRESH && one.isGood())
        .toList();
  }

  /** From a refresh to the fifth call after it. */
  private static Sight row(Scene scene, Exchange refresh, String mark) {
    List<Exchange> seen = new ArrayList<>();
    int calls = 0;
    for (Exchange one : scene.round().exchanges()) {
      if (one.seq() >= refresh.seq() && calls < CALLS) {
        seen.add(one);
        calls += one.kind() == Kind.API && one.response() != null ? 1 : 0;
      }
    }
    return calls < CALLS
        ? Sight.unseen(Reason.TOO_FEW, calls)
        : Sight.seen(scene.evidence(seen, Map.of(mark, refresh.seq() - 1), 0, 1));
  }
}
