package dev.tokenscope.audit;

import dev.tokenscope.audit.Exchange.Kind;
import dev.tokenscope.intent.ConnectionFault;
import dev.tokenscope.intent.Fault;
import dev.tokenscope.intent.ServerFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** When a refresh brought another refresh token, or did not: RT-109, RT-110, RT-113. */
final class RotationOccasions {

  private static final Duration GIVEN_UP = Duration.ofSeconds(4);

  private RotationOccasions() {}

  /** RT-109: two refreshes, one after the other, of which the first rotated. */
  static Sight twoRounds(Scene scene) {
    Round before = scene.before();
    Exchange first = before == null ? null : before.firstRefresh();
    Exchange second = scene.round().firstRefresh();
    if (before == null || first == null || second == null) {
      return Sight.unseen(Reason.NOT_MET);
    }
    if (!before.isClean() || !first.isGood() || scene.rotatedBy(first).isEmpty()) {
      return Sight.unseen(Reason.NOT_MET);
    }
    return both(scene, before, 0);
  }

  /** RT-110: a refresh whose answer had no refresh token, and the next one. */
  static Sight omitted(Scene scene) {
    Round before = scene.before();
    if (before == null
        || before.struck(ServerFault.OmitRefreshToken.class::isInstance).isEmpty()
        || !before.hasRefreshed()) {
      return scene.round().struck(ServerFault.OmitRefreshToken.class::isInstance).isEmpty()
          ? Sight.unseen(Reason.NOT_MET)
          : Sight.unseen(Reason.NO_LIFE);
    }
    Round round = scene.round();
    boolean needs = !round.refused().isEmpty() || round.firstRefresh() != null;
    boolean logsIn = !round.all(Kind.LOGIN).isEmpty();
    return needs || logsIn ? both(scene, before, 1) : Sight.unseen(Reason.NO_REFRESH);
  }

  private static Sight both(Scene scene, Round before, int fired) {
    List<Exchange> all = new ArrayList<>(before.exchanges());
    all.addAll(scene.round().exchanges());
    return Sight.seen(
        scene.evidence(all, Map.of("one", before.start, "two", scene.round().start), 0, fired));
  }

  /** RT-113: a refresh that worked and whose answer was lost, while the server forgives it. */
  static Sight lostReply(Scene scene) {
    Round round = scene.round();
    List<Exchange> lost = round.struck(RotationOccasions::losesReply);
    lost = lost.stream().filter(one -> one.kind() == Kind.REFRESH).toList();
    if (lost.isEmpty()) {
      return Sight.unseen(Reason.NOT_MET);
    }
    if (!scene.settings().rotation().grace().isPositive()) {
      return Sight.unseen(Reason.NOT_MET);
    }
    long at = lost.getFirst().seq();
    List<Chains.Chain> chains = Chains.of(round.exchanges());
    boolean good = !chains.isEmpty() && chains.getLast().last().isGood();
    List<Exchange> next =
        round.all(Kind.API).stream().filter(one -> one.seq() > at && !one.isGood()).toList();
    boolean loggedIn = round.all(Kind.LOGIN).stream().anyMatch(one -> one.seq() > at);
    boolean patient =
        next.isEmpty()
            || Duration.between(lost.getFirst().at(), next.getLast().at()).compareTo(GIVEN_UP) < 0;
    boolean storms =
        round.refreshes().stream()
                .filter(one -> one.presented().equals(round.refreshes().getFirst().presented()))
                .count()
            > 2;
    // who pauses after a failure is given the time for it
    if (!good && !storms && !loggedIn && patient) {
      return Sight.unseen(Reason.COOLING_DOWN);
    }
    return scene.seen(round.exchanges(), "lost", 1);
  }

  static boolean losesReply(Fault fault) {
    return fault instanceof ConnectionFault.LostReply;
  }
}
