package dev.tokenscope.audit;

import dev.tokenscope.audit.Check.Setup;
import dev.tokenscope.intent.ConnectionFault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.ServerFault;
import dev.tokenscope.wire.gate.AnswerPlan;
import java.time.Duration;
import java.util.List;

/** What becomes of the refresh token: RT-109 to RT-113. */
final class RotationChecks {

  private RotationChecks() {}

  private static final String NEW_TOKEN =
      "The client MUST discard the old refresh token and replace it with the new refresh token.";

  static final List<Check> ALL =
      List.of(
          new Check(
              "RT-109",
              Level.CRITICAL,
              "NetCoreForce#94",
              "RFC 6749 §6",
              NEW_TOKEN,
              Remedy.STORE_ROTATION,
              Setup.STRICT,
              // in header style the new pair comes with whatever the call deserves, here a 404
              stage -> {
                boolean header = stage.style() == RefreshStyle.HEADER;
                twoRounds(stage, header ? "/api/orders/none" : "/api/orders");
                // whoever took that for a failure pauses before the next refresh
                for (int i = 0;
                    header && i < 8 && stage.evidence().after("two").refreshes().isEmpty();
                    i++) {
                  stage.pause(Duration.ofMillis(500));
                  stage.call();
                }
              },
              (check, evidence) -> {
                List<Exchange> first = evidence.after("one").attempts();
                List<Exchange> second = evidence.after("two").attempts();
                if (first.isEmpty() || !hasRenewed(first.getFirst()) || second.isEmpty()) {
                  return check.unseen(Reason.NO_REFRESH);
                }
                return second.getFirst().presented().equals(first.getFirst().presented())
                    ? check.fail(Deed.OLD_REFRESH_TOKEN_KEPT, evidence, evidence.refreshes())
                    : check.pass();
              },
              new Watch(
                  RotationOccasions::twoRounds,
                  Watch.Ask.TWICE,
                  new Act.Expire(),
                  new Act.Await(),
                  new Act.Expire())),
          new Check(
              "RT-110",
              Level.HIGH,
              "mcp python-sdk#2270",
              "RFC 6749 §6",
              "The authorization server MAY issue a new refresh token. Without one the old one"
                  + " stays good.",
              Remedy.STORE_ROTATION,
              Setup.STRICT,
              stage -> {
                stage.arm(
                    FaultRule.once(new ServerFault.OmitRefreshToken(), FaultRule.Match.REFRESHES));
                twoRounds(stage, "/api/orders");
              },
              RotationChecks::omitted,
              new Watch(
                  RotationOccasions::omitted,
                  Watch.Ask.TWICE,
                  new Act.Arm(
                      FaultRule.once(
                          new ServerFault.OmitRefreshToken(), FaultRule.Match.REFRESHES)),
                  new Act.Expire(),
                  new Act.Await(),
                  new Act.Expire())),
          new Check(
              "RT-111",
              Level.HIGH,
              "TokenScope's own trials",
              "RFC 6749 §6",
              NEW_TOKEN,
              Remedy.STORE_ROTATION,
              Setup.STRICT,
              stage -> {
                stage.shortNext();
                stage.expire();
                stage.mark("one");
                stage.call();
                stage.restart();
                stage.expire();
                stage.mark("two");
                stage.call();
                stage.settle();
              },
              RotationChecks::restarted,
              Watch.drivenOnly()),
          new Check(
              "RT-112",
              Level.HIGH,
              "hqbase#41",
              "RFC 9700 §4.14.2",
              "If a refresh token is compromised and used by both the attacker and the legitimate"
                  + " client, one of them will present an invalidated refresh token.",
              Remedy.STORE_ROTATION,
              Setup.STRICT,
              stage -> {
                stage.gate(new AnswerPlan.Crowd(2, AnswerPlan.Order.FIRST_COME));
                stage.expire();
                stage.mark("two");
                stage.callTwice();
                stage.settle();
              },
              (check, evidence) -> {
                if (evidence.reply().containsKey("store")) {
                  return check.unseen(Reason.NO_SHARED_STORE);
                }
                Evidence seen = evidence.after("two");
                for (List<Exchange> same : seen.byToken().values()) {
                  if (same.size() > 1) {
                    return check.fail(Deed.BOTH_PROCESSES_REFRESHED, evidence, same);
                  }
                }
                return seen.refreshes().isEmpty() ? check.unseen(Reason.NO_REFRESH) : check.pass();
              },
              Watch.drivenOnly()),
          new Check(
              "RT-113",
              Level.MEDIUM,
              "zitadel#9631",
              "TokenScope rule",
              "A refresh whose answer was lost is repeated once; a grace period is there for it.",
              Remedy.BACK_OFF,
              Setup.GRACE,
              stage -> {
                stage.arm(
                    FaultRule.once(new ConnectionFault.LostReply(), FaultRule.Match.REFRESHES));
                stage.expire();
                stage.mark("lost");
                stage.call();
                // whoever pauses after a failure is given the time for it
                for (int i = 0;
                    i < 8 && !stage.evidence().calls().getLast().reply().isGood();
                    i++) {
                  stage.pause(Duration.ofMillis(500));
                  stage.call();
                }
                stage.settle();
              },
              (check, evidence) -> {
                List<Exchange> refreshes = evidence.after("lost").attempts();
                if (evidence.fired() == 0 || refreshes.isEmpty()) {
                  return check.unseen(Reason.NO_REFRESH);
                }
                long replays =
                    refreshes.stream()
                            .filter(one -> one.presented().equals(refreshes.getFirst().presented()))
                            .count()
                        - 1;
                boolean recovered = evidence.calls().getLast().reply().isGood();
                if (replays > 1) {
                  return check.fail(Deed.REPLAYED, evidence, refreshes);
                }
                return recovered
                    ? check.pass()
                    : check.fail(Deed.NOT_RECOVERED, evidence, refreshes);
              },
              new Watch(
                  RotationOccasions::lostReply,
                  Watch.Ask.STREAM,
                  new Act.Set(Setup.GRACE.settings()),
                  new Act.Arm(
                      FaultRule.once(new ConnectionFault.LostReply(), FaultRule.Match.REFRESHES)),
                  new Act.Expire())));

  /** Whether new tokens came of it, in whichever place. */
  private static boolean hasRenewed(Exchange refresh) {
    return refresh.isGood()
        || (refresh.response() != null
            && refresh.response().header("X-New-Access-Token").isPresent());
  }

  private static void twoRounds(Stage stage, String path) {
    stage.shortNext();
    stage.expire();
    stage.mark("one");
    stage.call("GET", path, "");
    stage.expire();
    stage.mark("two");
    stage.call();
    stage.settle();
  }

  private static Finding omitted(Check check, Evidence evidence) {
    if (evidence.fired() == 0) {
      return check.unseen(Reason.NO_REFRESH);
    }
    Evidence later = evidence.after("two");
    List<Exchange> empty =
        later.refreshes().stream()
            .filter(one -> Evidence.EMPTY.contains(one.presented().strip()))
            .toList();
    if (!empty.isEmpty()) {
      return check.fail(Deed.EMPTY_REFRESH_TOKEN_SENT, evidence, empty);
    }
    if (!later.all(Exchange.Kind.LOGIN).isEmpty()) {
      return check.fail(Deed.LOGIN_ANEW, evidence, later.all(Exchange.Kind.LOGIN));
    }
    if (later.refreshes().isEmpty()) {
      boolean over = later.calls().stream().anyMatch(call -> !call.reply().isGood());
      return over
          ? check.fail(Deed.SESSION_LOST, evidence, later.exchanges())
          : check.unseen(Reason.NO_REFRESH);
    }
    return check.pass();
  }

  private static Finding restarted(Check check, Evidence evidence) {
    List<Exchange> before = evidence.after("one").attempts();
    if (before.isEmpty() || !before.getFirst().isGood()) {
      return check.unseen(Reason.NO_REFRESH);
    }
    if (evidence.reply().containsKey("restart")) {
      return check.unseen(Reason.MEMORY_ONLY);
    }
    Evidence later = evidence.after("two");
    if (later.calls().stream().anyMatch(call -> call.reply().wantsLogin())
        && later.exchanges().isEmpty()) {
      return check.unseen(Reason.MEMORY_ONLY);
    }
    List<Exchange> old =
        later.refreshes().stream()
            .filter(one -> one.presented().equals(before.getFirst().presented()))
            .toList();
    if (!old.isEmpty()) {
      return check.fail(
          Deed.RESTARTED_WITH_OLD_TOKEN, evidence, List.of(before.getFirst(), old.getFirst()));
    }
    if (!evidence.after("one").all(Exchange.Kind.LOGIN).isEmpty()) {
      return check.unseen(Reason.MEMORY_ONLY);
    }
    return later.refreshes().isEmpty() ? check.unseen(Reason.NO_REFRESH) : check.pass();
  }
}
