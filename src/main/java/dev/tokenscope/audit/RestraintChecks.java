package dev.tokenscope.audit;

import dev.tokenscope.audit.Check.Setup;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.StatusFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is no reason to refresh, to log out or to hurry: RT-118 to RT-121. */
final class RestraintChecks {

  private RestraintChecks() {}

  private static final Duration BEFORE_RETRY_AFTER = Duration.ofMillis(1950);

  static final List<Check> ALL =
      List.of(
          new Check(
              "RT-118",
              Level.MEDIUM,
              "meshery#8900",
              "RFC 6750 §3.1",
              "insufficient_scope: the request requires higher privileges than provided by the"
                  + " access token.",
              Remedy.RETRY_ONCE,
              Setup.STRICT,
              stage -> {
                if (stage.mode() == Mode.PROACTIVE) {
                  stage.expire();
                }
                stage.call();
                stage.mark("forbidden");
                stage.call("GET", "/api/admin", "");
                stage.settle();
              },
              (check, evidence) -> {
                Evidence seen = evidence.after("forbidden");
                boolean forbidden = seen.exchanges().stream().anyMatch(one -> one.status() == 403);
                if (!forbidden) {
                  return check.unseen(Reason.NO_LIFE);
                }
                return seen.refreshes().isEmpty()
                    ? check.pass()
                    : check.fail(Deed.FORBIDDEN_REFRESHED, evidence, seen.exchanges());
              },
              new Watch(
                  RestraintOccasions::forbidden,
                  Watch.Ask.CALL,
                  new Act.Arm(
                      FaultRule.once(new StatusFault.Status(403, null), FaultRule.Match.CALLS)))),
          new Check(
              "RT-119",
              Level.HIGH,
              "cline#8021",
              "TokenScope rule",
              "A server that is unavailable says nothing about the refresh token.",
              Remedy.BACK_OFF,
              Setup.STRICT.waiting(),
              stage -> {
                stage.arm(
                    FaultRule.once(
                        StatusFault.Status.unavailable(null), FaultRule.Match.REFRESHES));
                stage.expire();
                stage.mark("down");
                stage.call();
                stage.mark("up");
                for (int i = 0; i < 8 && stage.evidence().after("up").refreshes().isEmpty(); i++) {
                  stage.call();
                  stage.pause(Duration.ofMillis(500));
                }
                stage.settle();
              },
              RestraintChecks::outage,
              new Watch(
                  RestraintOccasions::outage,
                  Watch.Ask.STREAM,
                  new Act.Arm(
                      FaultRule.once(
                          StatusFault.Status.unavailable(null), FaultRule.Match.REFRESHES)),
                  new Act.Expire())),
          new Check(
              "RT-120",
              Level.MEDIUM,
              Check.SEEN_OFTEN,
              "RFC 9110 §10.2.3",
              "Servers send the Retry-After header field to indicate how long the user agent ought"
                  + " to wait before making a follow-up request.",
              Remedy.BACK_OFF,
              Setup.STRICT.waiting(),
              stage -> {
                stage.arm(
                    FaultRule.once(
                        new StatusFault.Status(429, Duration.ofSeconds(2)),
                        FaultRule.Match.REFRESHES));
                stage.expire();
                stage.mark("slow");
                List<Stage.Started> calls = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                  calls.add(stage.start());
                  stage.pause(Duration.ofMillis(500));
                }
                stage.await(calls);
                for (int i = 0;
                    i < 8 && stage.evidence().after("slow").refreshes().size() < 2;
                    i++) {
                  stage.call();
                  stage.pause(Duration.ofMillis(500));
                }
                stage.settle();
              },
              (check, evidence) -> {
                List<Exchange> refreshes = evidence.after("slow").refreshes();
                if (refreshes.isEmpty() || refreshes.getFirst().status() != 429) {
                  return check.unseen(Reason.NO_REFRESH);
                }
                if (refreshes.size() < 2) {
                  return check.unseen(Reason.COOLING_DOWN);
                }
                return refreshes.get(1).after(refreshes.getFirst()).compareTo(BEFORE_RETRY_AFTER)
                        < 0
                    ? check.warn(Deed.TOO_SOON, evidence, refreshes.subList(0, 2))
                    : check.pass();
              },
              new Watch(
                  RestraintOccasions::retryAfter,
                  Watch.Ask.STREAM,
                  new Act.Arm(
                      FaultRule.once(
                          new StatusFault.Status(429, Duration.ofSeconds(2)),
                          FaultRule.Match.REFRESHES)),
                  new Act.Expire())),
          new Check(
              "RT-121",
              Level.HIGH,
              "supabase-js#2145",
              "TokenScope rule",
              "While refreshes fail, a client refreshes at most once per call, and not on its own.",
              Remedy.BACK_OFF,
              Setup.STRICT.waiting(),
              stage -> {
                stage.arm(
                    FaultRule.always(
                        StatusFault.Status.unavailable(null), FaultRule.Match.REFRESHES));
                stage.expire();
                stage.mark("down");
                List<Stage.Started> calls = new ArrayList<>();
                for (int i = 0; i < 36; i++) {
                  calls.add(stage.start());
                  stage.pause(Duration.ofMillis(333));
                }
                stage.disarm();
                stage.await(calls);
                stage.settle();
              },
              RestraintChecks::storm,
              new Watch(
                  RestraintOccasions::storm,
                  Watch.Ask.STREAM,
                  new Act.Arm(
                      FaultRule.always(
                          StatusFault.Status.unavailable(null), FaultRule.Match.REFRESHES)),
                  new Act.Expire(),
                  new Act.Pause(Duration.ofSeconds(12)),
                  new Act.Disarm())));

  private static Finding outage(Check check, Evidence evidence) {
    Evidence down = evidence.after("down");
    if (down.refreshes().isEmpty() || down.refreshes().getFirst().status() != 503) {
      return check.unseen(Reason.NO_REFRESH);
    }
    String sent = down.refreshes().getFirst().presented();
    List<Exchange> others =
        down.refreshes().stream().filter(one -> !one.presented().equals(sent)).toList();
    if (!down.all(Exchange.Kind.LOGIN).isEmpty() || !others.isEmpty()) {
      List<Exchange> proof = new ArrayList<>(down.refreshes());
      proof.addAll(down.all(Exchange.Kind.LOGIN));
      return check.fail(Deed.TOKENS_DROPPED, evidence, proof);
    }
    if (down.calls().stream().anyMatch(call -> call.reply().wantsLogin())) {
      return check.fail(Deed.LOGIN_ASKED, evidence, down.refreshes());
    }
    return down.refreshes().size() < 2 ? check.unseen(Reason.COOLING_DOWN) : check.pass();
  }

  private static Finding storm(Check check, Evidence evidence) {
    Evidence down = evidence.after("down");
    List<Exchange> refreshes = down.refreshes();
    if (refreshes.isEmpty()) {
      return check.unseen(Reason.NO_REFRESH);
    }
    long idle = refreshes.stream().filter(one -> evidence.underWay(one.seq()) == 0).count();
    if (refreshes.size() > down.calls().size() || idle > 5) {
      return check.fail(Deed.STORM, evidence, refreshes);
    }
    // calls that meet while a refresh is under way share it
    return 2 * refreshes.size() > down.calls().size()
        ? check.warn(Deed.REFRESHED_PER_CALL_WHILE_DOWN, evidence, refreshes)
        : check.pass();
  }
}
