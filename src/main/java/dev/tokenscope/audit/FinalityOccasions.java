package dev.tokenscope.audit;

import dev.tokenscope.audit.Exchange.Kind;
import dev.tokenscope.intent.StatusFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** When a refusal is met that is final: RT-106 to RT-108. */
final class FinalityOccasions {

  private FinalityOccasions() {}

  /** RT-106: one call that is refused although its token is good, and what it led to. */
  static Sight persistentRefusal(Scene scene) {
    List<Exchange> unjust = scene.round().struck(StatusFault.UnjustRefusal.class::isInstance);
    if (unjust.isEmpty()) {
      return Sight.unseen(Reason.NOT_MET);
    }
    List<Exchange> all = scene.round().exchanges();
    List<Chains.Chain> chains = Chains.of(all);
    Chains.Chain chain =
        chains.stream()
            .filter(one -> one.tries().contains(unjust.getFirst()))
            .findFirst()
            .orElse(chains.getFirst());
    if (chain.last().response() == null) {
      return Sight.unseen(Reason.NO_LIFE);
    }
    if (chain.tries().size() == 2 && chain.last().isGood()) {
      // the fault was used up by somebody else
      return Sight.unseen(Reason.NO_FAULT);
    }
    return Sight.seen(
        scene.evidence(
            led(chain, chains, all), List.of(chain), Map.of("call", scene.round().start), 0, 1));
  }

  /** The tries of a call, and one refresh after each of them. */
  private static List<Exchange> led(
      Chains.Chain chain, List<Chains.Chain> chains, List<Exchange> all) {
    List<Exchange> led = new ArrayList<>();
    for (int i = 0; i < chain.tries().size(); i++) {
      Exchange one = chain.tries().get(i);
      boolean last = i == chain.tries().size() - 1;
      long end = last ? nextCall(chain, chains) : chain.tries().get(i + 1).seq();
      led.add(one);
      all.stream()
          .filter(other -> other.kind() == Kind.REFRESH)
          .filter(other -> other.seq() > one.answeredSeq() && other.seq() < end)
          .findFirst()
          .ifPresent(led::add);
    }
    return led;
  }

  private static long nextCall(Chains.Chain chain, List<Chains.Chain> chains) {
    long end = chain.last().answeredSeq();
    // a call that was refused meanwhile has a refresh of its own
    return chains.stream()
        .filter(
            other ->
                other.first().seq() != chain.first().seq()
                    && other.last().answeredSeq() > chain.first().seq())
        .mapToLong(other -> Math.max(other.first().seq(), end))
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** RT-107: a refresh that is refused with 401, and what follows without another call. */
  static Sight ownRefusal(Scene scene) {
    Round round = scene.round();
    Exchange first = round.firstRefresh();
    if (first == null || first.status() != 401) {
      return Sight.unseen(Reason.NOT_MET);
    }
    List<Exchange> seen = new ArrayList<>();
    for (Exchange one : round.exchanges()) {
      boolean later = one.seq() > first.answeredSeq();
      if (later && one.kind() != Kind.REFRESH) {
        break;
      }
      // those that were sent before its end are the matter of RT-101
      boolean beside = one.kind() == Kind.REFRESH && !later && one.seq() != first.seq();
      if (!beside) {
        seen.add(one);
      }
    }
    return scene.seen(seen, "call", 1);
  }

  /** RT-108: a refresh that is refused for good, and what the next calls lead to. */
  static Sight finality(Scene scene) {
    Round round = scene.round();
    Exchange refused =
        round.refreshes().stream()
            .filter(one -> one.status() >= 400 && one.status() < 404)
            .findFirst()
            .orElse(null);
    if (refused == null) {
      return Sight.unseen(Reason.NOT_MET);
    }
    // with tokens of a new login it is another session; siblings are the matter of RT-101
    List<Exchange> seen = new ArrayList<>();
    boolean loggedIn = false;
    for (Exchange one : round.exchanges()) {
      loggedIn |= one.kind() == Kind.LOGIN && one.seq() > refused.answeredSeq();
      boolean sibling =
          one.kind() == Kind.REFRESH
              && one.seq() < refused.answeredSeq()
              && one.seq() != refused.seq();
      if (!loggedIn && !sibling) {
        seen.add(one);
      }
    }
    List<Exchange> later = seen.stream().filter(one -> one.seq() > refused.answeredSeq()).toList();
    List<Exchange> again =
        later.stream().filter(one -> one.presented().equals(refused.presented())).toList();
    if (later.isEmpty() && !loggedIn) {
      return Sight.unseen(Reason.NO_LIFE);
    }
    if (scene.roundMode() == Mode.PROACTIVE && !again.isEmpty()) {
      return Sight.unseen(Reason.DRIVEN_ONLY);
    }
    Map<String, Long> marks = Map.of("call", round.start, "refused", refused.answeredSeq());
    return Sight.seen(scene.evidence(seen, marks, 0, 1));
  }
}
