package dev.tokenscope.audit;

import dev.tokenscope.audit.Exchange.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** When the HTTP stack has its say: RT-114 to RT-117. */
final class TransportOccasions {

  private static final Duration SAME_ORDER = Duration.ofSeconds(5);

  private TransportOccasions() {}

  /** RT-114: a refresh whose connection dropped; the connection must have been used before. */
  static Sight resent(Scene scene) {
    Round round = scene.round();
    List<Exchange> lost =
        round.struck(RotationOccasions::losesReply).stream()
            .filter(one -> one.kind() == Kind.REFRESH)
            .toList();
    if (lost.isEmpty() || !scene.realTime()) {
      return Sight.unseen(Reason.NOT_MET);
    }
    List<Exchange> all = new ArrayList<>();
    scene.recent().stream().filter(one -> one.seq() <= round.start).forEach(all::add);
    all.addAll(round.exchanges());
    return Sight.seen(scene.evidence(all, Map.of("lost", lost.getFirst().seq() - 1), 0, 1));
  }

  /** RT-115: an order that was taken and whose answer was lost. */
  static Sight lostOrder(Scene scene) {
    Round round = scene.round();
    Exchange lost =
        round.struck(RotationOccasions::losesReply).stream()
            .filter(one -> isOrder(one))
            .findFirst()
            .orElse(null);
    if (lost == null) {
      return Sight.unseen(Reason.NOT_MET);
    }
    List<Exchange> same =
        round.exchanges().stream()
            .filter(one -> isOrder(one) && one.seq() >= lost.seq())
            .filter(one -> one.request().body().equals(lost.request().body()))
            .filter(one -> Duration.between(lost.at(), one.at()).compareTo(SAME_ORDER) < 0)
            .toList();
    return Sight.seen(scene.evidence(same, Map.of("post", lost.seq() - 1), 0, 1));
  }

  private static boolean isOrder(Exchange one) {
    return one.request().method().equals("POST") && one.request().path().equals("/api/orders");
  }

  /** RT-116: one order that was refused for its token, and its repetition. */
  static Sight order(Scene scene) {
    Round round = scene.round();
    List<Chains.Chain> orders =
        Chains.of(round.exchanges()).stream().filter(chain -> isOrder(chain.first())).toList();
    if (!round.isClean() || orders.isEmpty() || orders.getFirst().first().status() != 401) {
      return Sight.unseen(Reason.NOT_MET);
    }
    List<Exchange> tries = orders.getFirst().tries();
    boolean alone =
        orders.stream().skip(1).noneMatch(other -> other.first().seq() < tries.getLast().seq());
    return alone && round.hasRefreshed()
        ? Sight.seen(scene.evidence(tries, Map.of("post", round.start), 0, 0))
        : Sight.unseen(Reason.NO_REFRESH);
  }

  /** RT-117: one call that was refused, with nothing beside it, and its repetition. */
  static Sight repetition(Scene scene) {
    Round round = scene.round();
    Exchange refresh = round.firstRefresh();
    List<Exchange> refused = round.refused();
    if (!round.isClean() || refresh == null || !refresh.isGood() || refused.isEmpty()) {
      return Sight.unseen(Reason.NOT_MET);
    }
    Exchange call = refused.getFirst();
    // a call that set out before the new token was there knows no better
    boolean beside =
        round.all(Kind.API).stream()
            .anyMatch(one -> one.seq() != call.seq() && one.seq() < refresh.answeredSeq());
    if (beside || call.answeredSeq() > refresh.seq()) {
      return Sight.unseen(Reason.NOT_MET);
    }
    List<Exchange> seen =
        round.exchanges().stream()
            .filter(
                one ->
                    one.kind() != Kind.API
                        || (one.request().path().equals(call.request().path())
                            && one.request().method().equals(call.request().method())))
            .toList();
    return hasLatecomers(seen, call, refresh)
        ? Sight.unseen(Reason.NOT_MET)
        : scene.seen(seen, "call", 0);
  }

  /**
   * Whether what came with the old token after the refresh was other calls, which had set out with
   * it before: then each is repeated with the new one, and the first call as well.
   */
  private static boolean hasLatecomers(List<Exchange> seen, Exchange call, Exchange refresh) {
    List<Exchange> after =
        seen.stream()
            .filter(one -> one.kind() == Kind.API && one.seq() > refresh.answeredSeq())
            .toList();
    long old = after.stream().filter(one -> Objects.equals(one.bearer(), call.bearer())).count();
    return old > 0 && after.size() - old > old;
  }
}
