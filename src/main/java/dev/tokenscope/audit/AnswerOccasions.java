package dev.tokenscope.audit;

import dev.tokenscope.audit.Exchange.Kind;
import dev.tokenscope.intent.BodyFault;
import dev.tokenscope.intent.Fault;
import dev.tokenscope.intent.SlowFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** When an answer is not what it seems, or comes too late: RT-126, RT-127, RT-130. */
final class AnswerOccasions {

  private AnswerOccasions() {}

  /** RT-126: a refresh that is answered 200 without a token in it, and what is sent then. */
  static Sight emptyAnswer(Scene scene) {
    List<Exchange> empty =
        scene.round().struck(AnswerOccasions::hasNoToken).stream()
            .filter(one -> one.kind() == Kind.REFRESH)
            .toList();
    if (empty.isEmpty()) {
      return Sight.unseen(Reason.NOT_MET);
    }
    boolean life =
        scene.round().exchanges().stream()
            .anyMatch(one -> one.seq() > empty.getFirst().answeredSeq());
    return life
        ? Sight.seen(
            scene.evidence(scene.round().exchanges(), Map.of("error", scene.round().start), 0, 1))
        : Sight.unseen(Reason.NO_LIFE);
  }

  private static boolean hasNoToken(Fault fault) {
    return fault instanceof BodyFault.ErrorIn200
        || (fault instanceof BodyFault.MissingField(var field) && field.equals("access_token"));
  }

  /** RT-127: a logout while a refresh is under way, and the calls after both. */
  static Sight logout(Scene scene) {
    Round round = scene.round();
    for (Exchange refresh : round.refreshes()) {
      for (Exchange logout : round.all(Kind.LOGOUT)) {
        if (logout.seq() > refresh.seq() && logout.at().isBefore(arrives(round, refresh))) {
          return afterBoth(scene, refresh, logout);
        }
      }
    }
    return Sight.unseen(Reason.NOT_MET);
  }

  /** When the answer to a refresh is there: what is late was written down before it went. */
  private static Instant arrives(Round round, Exchange refresh) {
    if (refresh.answeredAt() == null) {
      return Instant.MAX;
    }
    return round.struckBy(refresh) instanceof SlowFault.Latency(var delay)
        ? refresh.answeredAt().plus(delay)
        : refresh.answeredAt();
  }

  private static Sight afterBoth(Scene scene, Exchange refresh, Exchange logout) {
    if (refresh.response() == null) {
      return Sight.unseen(Reason.NO_LIFE);
    }
    Instant arrival = arrives(scene.round(), refresh);
    long end =
        scene.round().exchanges().stream()
            .filter(one -> one.at().isBefore(arrival))
            .mapToLong(Exchange::seq)
            .reduce(Math.max(refresh.answeredSeq(), logout.answeredSeq()), Math::max);
    List<Exchange> seen = new ArrayList<>();
    for (Exchange one : scene.round().exchanges()) {
      if (one.kind() == Kind.LOGIN && one.seq() > logout.seq()) {
        break;
      }
      seen.add(one);
    }
    boolean calls = seen.stream().anyMatch(one -> one.kind() == Kind.API && one.seq() > end);
    boolean login =
        scene.round().all(Kind.LOGIN).stream().anyMatch(one -> one.seq() > logout.seq());
    if (!calls && !login) {
      return Sight.unseen(Reason.NO_LIFE);
    }
    Map<String, Long> marks = Map.of("late", refresh.seq() - 1, "out", logout.seq(), "after", end);
    Evidence evidence = scene.evidence(seen, marks, 0, 0);
    return calls
        ? Sight.seen(evidence)
        // a new login is a sign of life of who asks nothing without tokens
        : Sight.seen(withLife(evidence, end));
  }

  private static Evidence withLife(Evidence evidence, long end) {
    List<Evidence.Call> calls = new ArrayList<>(evidence.calls());
    calls.add(new Evidence.Call(end, end + 1, new Subject.Reply(0, "login_required")));
    return new Evidence(
        evidence.style(),
        evidence.mode(),
        evidence.exchanges(),
        evidence.issued(),
        calls,
        evidence.marks(),
        evidence.crowd(),
        evidence.fired(),
        evidence.reply(),
        evidence.granted());
  }

  /** RT-130: any refresh. */
  static Sight scope(Scene scene) {
    return scene.round().refreshes().isEmpty() || scene.granted().isEmpty()
        ? Sight.unseen(Reason.NOT_MET)
        : scene.seen(scene.round().exchanges(), "refresh", 0);
  }
}
