package dev.tokenscope.audit;

import dev.tokenscope.audit.Check.Setup;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.StatusFault;
import dev.tokenscope.wire.gate.AnswerPlan;
import dev.tokenscope.wire.gate.AnswerPlan.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One refresh for all who wait: RT-101 to RT-105, and RT-129. */
final class SingleFlightChecks {

  private SingleFlightChecks() {}

  private static final String ROTATION =
      "Refresh token rotation: the authorization server issues a new refresh token with every"
          + " access token refresh response. The previous refresh token is invalidated.";
  private static final int CROWD = 5;

  /**
   * After so long without a refresh the callers wait for each other. Many give up after ten
   * seconds, the built-in client among them; then the queue has places again, and the refresh comes
   * after all.
   */
  private static final Duration REFRESH_COMES = Duration.ofSeconds(5);

  static final List<Check> ALL =
      List.of(
          new Check(
              "RT-101",
              Level.CRITICAL,
              "spring-security#15145, AppAuth-Android#309",
              "RFC 9700 §4.14.2",
              ROTATION,
              Remedy.SINGLE_FLIGHT,
              Setup.STRICT,
              SingleFlightChecks::crowd,
              (check, evidence) -> {
                Evidence seen = evidence.after("crowd");
                for (List<Exchange> same : seen.byToken().values()) {
                  if (same.size() > 1 && !isProbe(same)) {
                    return check.fail(Deed.SAME_REFRESH_TOKEN, evidence, same);
                  }
                }
                Finding finding = judged(check, seen);
                return finding instanceof Finding.Pass
                    ? seen.byToken().values().stream()
                        .filter(SingleFlightChecks::isProbe)
                        .findFirst()
                        .map(probe -> check.info(Deed.PROBED, evidence, probe))
                        .orElse(finding)
                    : finding;
              },
              new Watch(
                  SingleFlightOccasions::crowd,
                  Watch.Ask.CROWD,
                  new Act.Gather(new AnswerPlan.Crowd(CROWD, Order.FIRST_COME)),
                  new Act.Expire())),
          new Check(
              "RT-102",
              Level.MEDIUM,
              "TokenScope's own trials",
              "TokenScope rule",
              "Whoever waited for a refresh looks at the stored token again before refreshing.",
              Remedy.SINGLE_FLIGHT,
              Setup.STRICT,
              SingleFlightChecks::crowd,
              (check, evidence) -> {
                Evidence seen = evidence.after("crowd");
                Map<String, List<Exchange>> groups = seen.byToken();
                return groups.size() > 1
                    ? check.fail(Deed.REFRESHED_IN_TURN, evidence, seen.refreshes())
                    : judged(check, seen);
              },
              new Watch(
                  SingleFlightOccasions::afterwards,
                  Watch.Ask.CROWD,
                  new Act.Gather(new AnswerPlan.Crowd(CROWD, Order.FIRST_COME)),
                  new Act.Expire())),
          new Check(
              "RT-103",
              Level.MEDIUM,
              "TokenScope's own trials",
              "TokenScope rule",
              "A 401 for a token that was replaced meanwhile is answered with the new token.",
              Remedy.SINGLE_FLIGHT,
              Setup.STRICT,
              stage -> {
                stage.call();
                stage.gate(new AnswerPlan.Straggler());
                stage.expire();
                stage.mark("straggler");
                stage.calls(2);
                stage.settle();
              },
              SingleFlightChecks::straggler,
              new Watch(
                  SingleFlightOccasions::straggler,
                  Watch.Ask.PAIR,
                  new Act.Gather(new AnswerPlan.Straggler()),
                  new Act.Expire())),
          new Check(
              "RT-104",
              Level.HIGH,
              "axios-auth-refresh#90",
              "TokenScope rule",
              "After a refresh every request that waited for it is repeated with the new token.",
              Remedy.SINGLE_FLIGHT,
              Setup.STRICT,
              SingleFlightChecks::crowd,
              (check, evidence) -> {
                Evidence seen = evidence.after("crowd");
                boolean refreshed = seen.refreshes().stream().anyMatch(Exchange::isGood);
                return refreshed && seen.good() < seen.calls().size()
                    ? check.fail(Deed.SIBLING_FAILED, evidence, last(seen))
                    : judged(check, seen);
              },
              new Watch(
                  SingleFlightOccasions::siblings,
                  Watch.Ask.CROWD,
                  new Act.Gather(new AnswerPlan.Crowd(CROWD, Order.FIRST_COME)),
                  new Act.Expire())),
          new Check(
              "RT-105",
              Level.HIGH,
              "axios-auth-refresh#14",
              "TokenScope rule",
              "When a refresh fails, every caller that waited for it is told.",
              Remedy.SINGLE_FLIGHT,
              Setup.STRICT,
              stage -> {
                stage.arm(
                    FaultRule.always(
                        new StatusFault.RefreshRefused(400), FaultRule.Match.REFRESHES));
                crowd(stage);
              },
              (check, evidence) -> {
                Evidence seen = evidence.after("crowd");
                if (seen.refreshes().isEmpty()) {
                  return check.unseen(Reason.NO_REFRESH);
                }
                boolean waiting =
                    seen.calls().stream().anyMatch(call -> call.to() == Long.MAX_VALUE);
                return waiting
                    ? check.fail(Deed.CALLER_FORGOTTEN, evidence, seen.refreshes())
                    : judged(check, seen);
              },
              Watch.drivenOnly()),
          new Check(
              "RT-129",
              Level.CRITICAL,
              "retrofit#3935",
              "TokenScope rule",
              "A refresh needs no place in the queue that the callers who wait for it fill.",
              Remedy.OWN_POOL,
              Setup.STRICT.waiting(),
              stage -> {
                stage.call();
                stage.gate(new AnswerPlan.Crowd(8, Order.FIRST_COME));
                stage.expire();
                gathered(stage, 8);
              },
              (check, evidence) -> {
                Evidence seen = evidence.after("crowd");
                if (!seen.refreshes().isEmpty()) {
                  // a queue that was never full shows nothing
                  return judged(check, seen, CROWD);
                }
                List<Exchange> refused =
                    seen.exchanges().stream().filter(one -> one.status() == 401).toList();
                return refused.size() > 1
                    ? check.fail(Deed.NO_REFRESH_CAME, evidence, refused)
                    : check.unseen(Reason.NO_REFRESH);
              },
              new Watch(
                  SingleFlightOccasions::deadlock,
                  Watch.Ask.LARGE_CROWD,
                  new Act.Gather(new AnswerPlan.Crowd(8, Order.FIRST_COME)),
                  new Act.Expire())));

  private static void crowd(Stage stage) {
    if (stage.mode() == Mode.REACTIVE) {
      stage.call();
    }
    stage.gate(new AnswerPlan.Crowd(CROWD, Order.FIRST_COME));
    stage.expire();
    gathered(stage, CROWD);
    stage.settle();
  }

  /** So many calls at the same time; where no refresh comes their ends say nothing. */
  private static void gathered(Stage stage, int calls) {
    stage.mark("crowd");
    List<Stage.Started> all = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      all.add(stage.start());
    }
    if (stage.until(
        REFRESH_COMES,
        seen ->
            !seen.after("crowd").refreshes().isEmpty()
                || all.stream().allMatch(Stage.Started::isOver))) {
      stage.await(all);
    }
  }

  /** Nothing was wrong; was the situation there? */
  private static Finding judged(Check check, Evidence seen) {
    return judged(check, seen, 2);
  }

  /** The same, where so many must have been under way at a time. */
  private static Finding judged(Check check, Evidence seen, int least) {
    if (seen.refreshes().isEmpty()) {
      return check.unseen(Reason.NO_REFRESH);
    }
    return seen.mode() == Mode.REACTIVE && seen.crowd() < least
        ? check.unseen(Reason.TOO_FEW, seen.crowd())
        : check.pass();
  }

  /** Some libraries try one way to authenticate and then another. */
  private static boolean isProbe(List<Exchange> same) {
    return same.size() == 2
        && same.getFirst().status() == 401
        && !same.getFirst()
            .request()
            .header("Authorization")
            .equals(same.getLast().request().header("Authorization"));
  }

  private static Finding straggler(Check check, Evidence evidence) {
    Evidence seen = evidence.after("straggler");
    if (seen.mode() == Mode.PROACTIVE) {
      return check.unseen(Reason.OTHER_MODE);
    }
    List<Exchange> refused =
        seen.all(Exchange.Kind.API).stream().filter(one -> one.status() == 401).toList();
    if (seen.crowd() < 2 || refused.size() < 2) {
      return check.unseen(Reason.TOO_FEW, Math.max(seen.crowd(), refused.size()));
    }
    if (seen.refreshes().isEmpty()) {
      return check.unseen(Reason.NO_REFRESH);
    }
    Exchange late =
        refused.stream()
            .max((a, b) -> Long.compare(a.answeredSeq(), b.answeredSeq()))
            .orElse(refused.getLast());
    List<Exchange> again =
        seen.refreshes().stream().filter(one -> one.seq() > late.answeredSeq()).toList();
    if (!again.isEmpty() || seen.good() < 2) {
      List<Exchange> proof = new ArrayList<>(seen.refreshes());
      proof.add(0, late);
      return check.fail(
          again.isEmpty() ? Deed.CALL_LOST : Deed.STRAGGLER_REFRESHED, evidence, proof);
    }
    return check.pass();
  }

  private static List<Exchange> last(Evidence seen) {
    List<Exchange> all = seen.exchanges();
    return all.subList(Math.max(0, all.size() - 8), all.size());
  }
}
