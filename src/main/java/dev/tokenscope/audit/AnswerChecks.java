package dev.tokenscope.audit;

import dev.tokenscope.audit.Check.Setup;
import dev.tokenscope.intent.BodyFault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.SlowFault;
import dev.tokenscope.token.Claims;
import java.time.Duration;
import java.util.List;

/** What a client makes of an answer, and when: RT-126 to RT-128, and RT-130. */
final class AnswerChecks {

  private AnswerChecks() {}

  private static final Duration LATE = Duration.ofMillis(900);

  /** Long enough for a person to press the button. */
  private static final Duration WATCHED_LATE = Duration.ofSeconds(5);

  static final List<Check> ALL =
      List.of(
          new Check(
              "RT-126",
              Level.HIGH,
              "simple-oauth2#459",
              "RFC 6749 §5.1",
              "access_token REQUIRED: the access token issued by the authorization server.",
              Remedy.VALIDATE_ANSWER,
              Setup.STRICT,
              stage -> {
                stage.arm(FaultRule.once(new BodyFault.ErrorIn200(), FaultRule.Match.REFRESHES));
                stage.expire();
                stage.mark("error");
                stage.call();
                stage.call();
                stage.settle();
              },
              (check, evidence) -> {
                Evidence seen = evidence.after("error");
                if (seen.refreshes().isEmpty() || evidence.fired() == 0) {
                  return check.unseen(Reason.NO_REFRESH);
                }
                List<Exchange> empty =
                    seen.exchanges().stream()
                        .filter(one -> one.bearer() != null)
                        .filter(one -> Evidence.EMPTY.contains(String.valueOf(one.bearer())))
                        .toList();
                return empty.isEmpty()
                    ? check.pass()
                    : check.fail(Deed.EMPTY_ACCESS_TOKEN_SENT, evidence, empty);
              },
              new Watch(
                  AnswerOccasions::emptyAnswer,
                  Watch.Ask.ROW,
                  new Act.Arm(
                      FaultRule.once(new BodyFault.ErrorIn200(), FaultRule.Match.REFRESHES)),
                  new Act.Expire())),
          new Check(
              "RT-127",
              Level.HIGH,
              "logto kotlin#253",
              "TokenScope rule",
              "A logout is the last word; a refresh that ends after it changes nothing.",
              Remedy.EPOCH,
              Setup.STRICT,
              stage -> {
                stage.arm(FaultRule.once(new SlowFault.Latency(LATE), FaultRule.Match.REFRESHES));
                stage.expire();
                stage.mark("late");
                Stage.Started call = stage.start();
                stage.until(
                    Duration.ofSeconds(3), seen -> !seen.after("late").refreshes().isEmpty());
                stage.logOut();
                stage.mark("out");
                stage.await(List.of(call));
                stage.pause(LATE);
                stage.mark("after");
                stage.call();
                stage.settle();
              },
              AnswerChecks::afterLogout,
              new Watch(
                  AnswerOccasions::logout,
                  Watch.Ask.LOGOUT,
                  new Act.Arm(
                      FaultRule.once(
                          new SlowFault.Latency(WATCHED_LATE), FaultRule.Match.REFRESHES)),
                  new Act.Expire())),
          new Check(
              "RT-128",
              Level.HIGH,
              "ktor#5193",
              "RFC 6749 §6",
              "The client MUST discard the old refresh token and replace it with the new refresh"
                  + " token.",
              Remedy.EPOCH,
              Setup.STRICT,
              stage -> {
                stage.arm(FaultRule.once(new SlowFault.Latency(LATE), FaultRule.Match.REFRESHES));
                stage.shortNext();
                stage.expire();
                stage.mark("late");
                Stage.Started call = stage.start();
                stage.until(
                    Duration.ofSeconds(3), seen -> !seen.after("late").refreshes().isEmpty());
                call.abort();
                stage.pause(LATE.plus(LATE));
                stage.expire();
                stage.mark("later");
                stage.call();
                stage.settle();
              },
              (check, evidence) -> {
                List<Exchange> first = evidence.after("late").refreshes();
                if (first.isEmpty()) {
                  return check.unseen(Reason.NO_REFRESH);
                }
                Evidence later = evidence.after("later");
                List<Exchange> again =
                    later.refreshes().stream()
                        .filter(one -> one.presented().equals(first.getFirst().presented()))
                        .toList();
                if (!again.isEmpty()) {
                  return check.fail(
                      Deed.ROTATION_LOST, evidence, List.of(first.getFirst(), again.getFirst()));
                }
                return later.exchanges().isEmpty() ? check.unseen(Reason.NO_LIFE) : check.pass();
              },
              Watch.drivenOnly()),
          new Check(
              "RT-130",
              Level.MEDIUM,
              "AppAuth-Android#490",
              "RFC 6749 §6",
              "The requested scope MUST NOT include any scope not originally granted by the"
                  + " resource owner.",
              Remedy.BOUNDS,
              Setup.STRICT.granting("orders:read"),
              stage -> {
                stage.expire();
                stage.mark("refresh");
                stage.call();
                stage.settle();
              },
              AnswerChecks::scope,
              new Watch(AnswerOccasions::scope, Watch.Ask.CALL, new Act.Expire())));

  private static Finding afterLogout(Check check, Evidence evidence) {
    List<Exchange> late = evidence.after("late").refreshes();
    if (late.isEmpty()) {
      return check.unseen(Reason.NO_REFRESH);
    }
    List<Exchange> used =
        evidence.after("after").exchanges().stream()
            .filter(one -> one.bearer() != null)
            .filter(
                one ->
                    evidence
                        .issued(String.valueOf(one.bearer()))
                        .filter(token -> token.seq() > late.getFirst().seq())
                        .isPresent())
            .toList();
    if (!used.isEmpty()) {
      return check.fail(
          Deed.CAME_BACK_AFTER_LOGOUT, evidence, List.of(late.getFirst(), used.getFirst()));
    }
    boolean alive =
        evidence.after("after").calls().stream().anyMatch(call -> call.to() != Long.MAX_VALUE);
    return alive ? check.pass() : check.unseen(Reason.NO_LIFE);
  }

  private static Finding scope(Check check, Evidence evidence) {
    if (evidence.style() == RefreshStyle.HEADER) {
      return check.unseen(Reason.OTHER_STYLE);
    }
    List<Exchange> refreshes = evidence.after("refresh").refreshes();
    if (refreshes.isEmpty()) {
      return check.unseen(Reason.NO_REFRESH);
    }
    List<Exchange> wider =
        refreshes.stream()
            .filter(
                one ->
                    !evidence
                        .granted()
                        .containsAll(
                            Claims.scopes(Recorder.form(one.request()).getOrDefault("scope", ""))))
            .toList();
    return wider.isEmpty() ? check.pass() : check.fail(Deed.WIDER_SCOPE, evidence, wider);
  }
}
