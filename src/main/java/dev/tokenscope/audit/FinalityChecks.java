package dev.tokenscope.audit;

import dev.tokenscope.audit.Check.Setup;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.StatusFault;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.util.List;

/** A refusal is a refusal: RT-106 to RT-108. */
final class FinalityChecks {

  private FinalityChecks() {}

  static final List<Check> ALL =
      List.of(
          new Check(
              "RT-106",
              Level.CRITICAL,
              "bucketeer#2455, okhttp#960",
              "RFC 6750 §3.1",
              "The client MAY request a new access token and retry the protected resource request.",
              Remedy.RETRY_ONCE,
              Setup.STRICT,
              stage -> {
                stage.arm(FaultRule.always(new StatusFault.UnjustRefusal(), FaultRule.Match.CALLS));
                if (stage.style() == RefreshStyle.HEADER) {
                  // there the refresh is a try as well
                  stage.arm(
                      FaultRule.always(new StatusFault.UnjustRefusal(), FaultRule.Match.REFRESHES)
                          .afterWork());
                }
                stage.expire();
                stage.mark("call");
                Stage.Started call = stage.start();
                stage.until(
                    Duration.ofSeconds(6),
                    seen -> call.isOver() || seen.after("call").refreshes().size() > 8);
                stage.disarm();
                stage.await(List.of(call));
                stage.settle();
              },
              (check, evidence) -> {
                Evidence seen = evidence.after("call");
                List<Exchange> tries = seen.all(Exchange.Kind.API);
                if (seen.attempts().size() > 1 || tries.size() > 2) {
                  return check.fail(
                      seen.attempts().size() > 1 ? Deed.REFRESH_LOOP : Deed.RETRY_LOOP,
                      evidence,
                      seen.exchanges());
                }
                return seen.refreshes().isEmpty() ? check.unseen(Reason.NO_REFRESH) : check.pass();
              },
              new Watch(
                  FinalityOccasions::persistentRefusal,
                  Watch.Ask.CALL,
                  new Act.Arm(
                      FaultRule.times(new StatusFault.UnjustRefusal(), FaultRule.Match.CALLS, 6)))),
          new Check(
              "RT-107",
              Level.CRITICAL,
              "axios-auth-refresh, many hand-written interceptors",
              "RFC 6749 §5.2",
              "The authorization server MAY return an HTTP 401 status code to indicate which HTTP"
                  + " authentication schemes are supported.",
              Remedy.END_SESSION,
              Setup.STRICT,
              stage -> {
                stage.arm(
                    FaultRule.always(
                        new StatusFault.RefreshRefused(401), FaultRule.Match.REFRESHES));
                stage.expire();
                stage.mark("call");
                Stage.Started call = stage.start();
                stage.until(
                    Duration.ofSeconds(5),
                    seen -> call.isOver() || seen.after("call").refreshes().size() > 8);
                stage.disarm();
                stage.await(List.of(call));
                stage.settle();
              },
              FinalityChecks::ownRefusal,
              new Watch(
                  FinalityOccasions::ownRefusal,
                  Watch.Ask.CALL,
                  new Act.Arm(
                      FaultRule.times(
                          new StatusFault.RefreshRefused(401), FaultRule.Match.REFRESHES, 3)),
                  new Act.Expire())),
          new Check(
              "RT-108",
              Level.HIGH,
              Check.SEEN_OFTEN,
              "RFC 6749 §5.2",
              "invalid_grant: the provided refresh token is invalid, expired, revoked.",
              Remedy.END_SESSION,
              Setup.STRICT,
              stage -> {
                stage.arm(
                    FaultRule.always(
                        new StatusFault.RefreshRefused(400), FaultRule.Match.REFRESHES));
                stage.expire();
                stage.mark("call");
                stage.call();
                stage.mark("refused");
                stage.call();
                stage.call();
                stage.call();
                stage.settle();
              },
              FinalityChecks::finality,
              new Watch(
                  FinalityOccasions::finality,
                  Watch.Ask.ROW,
                  new Act.Arm(
                      FaultRule.times(
                          new StatusFault.RefreshRefused(400), FaultRule.Match.REFRESHES, 4)),
                  new Act.Expire())));

  private static Finding ownRefusal(Check check, Evidence evidence) {
    if (evidence.style() == RefreshStyle.HEADER) {
      return check.unseen(Reason.OTHER_STYLE);
    }
    Evidence seen = evidence.after("call");
    List<Exchange> refreshes = seen.refreshes();
    if (refreshes.isEmpty()) {
      return check.unseen(Reason.NO_REFRESH);
    }
    List<Exchange> withAccess =
        refreshes.stream()
            .filter(
                one ->
                    isAccess(evidence, one.presented())
                        || (one.bearer() != null && isAccess(evidence, one.bearer())))
            .toList();
    if (!withAccess.isEmpty()) {
      return check.fail(Deed.REFRESH_CARRIED_ACCESS_TOKEN, evidence, withAccess);
    }
    if (refreshes.size() == 1) {
      return check.pass();
    }
    return isProbe(refreshes)
        ? check.info(Deed.PROBED, evidence, refreshes)
        : check.fail(Deed.REFRESH_REPEATED, evidence, refreshes);
  }

  private static boolean isProbe(List<Exchange> two) {
    return two.size() == 2
        && !two.getFirst()
            .request()
            .header("Authorization")
            .equals(two.getLast().request().header("Authorization"));
  }

  private static boolean isAccess(Evidence evidence, String token) {
    return evidence.issued(token).filter(one -> one.type() == TokenType.ACCESS).isPresent();
  }

  private static Finding finality(Check check, Evidence evidence) {
    Evidence all = evidence.after("call");
    if (all.refreshes().isEmpty()) {
      return check.unseen(Reason.NO_REFRESH);
    }
    Evidence later = evidence.after("refused");
    List<Exchange> again = later.refreshes();
    boolean idle = again.stream().anyMatch(one -> evidence.underWay(one.seq()) == 0);
    if (idle || again.size() > later.calls().size()) {
      return check.fail(Deed.REFUSED_AND_SENT_ON, evidence, all.refreshes());
    }
    return again.isEmpty()
        ? check.pass()
        : check.warn(Deed.REFUSED_AND_SENT_PER_CALL, evidence, all.refreshes());
  }
}
