package dev.tokenscope.audit;

import dev.tokenscope.audit.Check.Setup;
import dev.tokenscope.intent.BodyFault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.Lifetimes;
import dev.tokenscope.intent.ServerFault;
import dev.tokenscope.intent.Settings;
import java.time.Duration;
import java.util.List;

/** How a client reckons when a token ends: RT-122 to RT-125. */
final class LifetimeChecks {

  private LifetimeChecks() {}

  private static final String EXPIRES_IN =
      "expires_in RECOMMENDED: the lifetime in seconds of the access token.";
  private static final int CALLS = 5;

  static final List<Check> ALL =
      List.of(
          new Check(
              "RT-122",
              Level.HIGH,
              "oidc-client-ts#1542",
              "RFC 6749 §5.1",
              EXPIRES_IN,
              Remedy.COUNT_LIFETIME,
              Setup.STRICT.with(settings -> living(settings, Duration.ofSeconds(30))),
              stage -> {
                if (stage.mode() == Mode.PROACTIVE) {
                  stage.expire();
                  stage.call();
                }
                stage.mark("calls");
                callAll(stage);
              },
              (check, evidence) -> {
                Evidence seen = evidence.after("calls");
                if (seen.good() == 0) {
                  return check.unseen(Reason.NO_LIFE);
                }
                return seen.attempts().size() >= CALLS
                    ? check.fail(Deed.REFRESHED_PER_CALL, evidence, seen.refreshes())
                    : check.pass();
              },
              new Watch(
                  LifetimeOccasions::shortLife,
                  Watch.Ask.ROW,
                  new Act.Set(settings -> living(settings, Duration.ofSeconds(30))),
                  new Act.Expire())),
          new Check(
              "RT-123",
              Level.CRITICAL,
              "directus#4054",
              "RFC 6749 §5.1",
              EXPIRES_IN,
              Remedy.COUNT_LIFETIME,
              Setup.STRICT.with(settings -> living(settings, Duration.ofDays(30))).waiting(),
              stage -> {
                stage.expire();
                stage.call();
                stage.mark("idle");
                stage.until(
                    Duration.ofSeconds(10), seen -> seen.after("idle").refreshes().size() > 4);
                stage.mark("life");
                stage.call();
              },
              (check, evidence) -> {
                List<Exchange> idle =
                    evidence.after("idle").refreshes().stream()
                        .filter(one -> one.seq() <= evidence.marks().getOrDefault("life", 0L))
                        .toList();
                if (idle.size() >= 2) {
                  return check.fail(Deed.IDLE_REFRESHES, evidence, idle);
                }
                return evidence.after("life").good() == 0
                    ? check.unseen(Reason.NO_LIFE)
                    : check.pass();
              },
              new Watch(
                  LifetimeOccasions::longLife,
                  Watch.Ask.IDLE,
                  new Act.Set(settings -> living(settings, Duration.ofDays(30))),
                  new Act.Expire())),
          new Check(
              "RT-124",
              Level.MEDIUM,
              Check.SEEN_OFTEN,
              "RFC 6749 §5.1",
              EXPIRES_IN + " If omitted, the lifetime is known by other means.",
              Remedy.COUNT_LIFETIME,
              Setup.STRICT,
              stage -> {
                round(stage, new BodyFault.ExpiresIn(null), "missing");
                round(stage, new BodyFault.ExpiresIn("soon"), "text");
              },
              (check, evidence) -> {
                if (evidence.fired() == 0) {
                  return check.unseen(Reason.NO_REFRESH);
                }
                Evidence missing = between(evidence, "missing", "text");
                if (isEndless(missing)) {
                  return check.fail(
                      isDeaf(missing)
                          ? Deed.DEAF_WITHOUT_LIFETIME
                          : Deed.REFRESHED_WITHOUT_LIFETIME,
                      evidence,
                      missing.exchanges());
                }
                Evidence text = evidence.after("text");
                return isEndless(text)
                    ? check.warn(
                        isDeaf(text)
                            ? Deed.DEAF_WITH_TEXT_LIFETIME
                            : Deed.REFRESHED_WITH_TEXT_LIFETIME,
                        evidence,
                        text.exchanges())
                    : check.pass();
              },
              new Watch(
                  LifetimeOccasions::expiresIn,
                  Watch.Ask.ROW,
                  new Act.Arm(
                      FaultRule.times(
                          new BodyFault.ExpiresIn(null), FaultRule.Match.REFRESHES, CALLS)),
                  new Act.Expire())),
          new Check(
              "RT-125",
              Level.HIGH,
              "okta-auth-js#472",
              "RFC 6749 §5.1",
              EXPIRES_IN + " It counts from the receipt, whatever the clocks say.",
              Remedy.COUNT_LIFETIME,
              Setup.STRICT,
              stage -> {
                round(stage, new ServerFault.ClockSkew(Duration.ofHours(1)), "ahead");
                round(stage, new ServerFault.ClockSkew(Duration.ofHours(-1)), "behind");
              },
              (check, evidence) -> {
                if (evidence.fired() == 0) {
                  return check.unseen(Reason.NO_REFRESH);
                }
                Evidence ahead = between(evidence, "ahead", "behind");
                if (isLooping(ahead)) {
                  return check.fail(clock(ahead), evidence, ahead.exchanges());
                }
                Evidence behind = evidence.after("behind");
                return isLooping(behind)
                    ? check.fail(clock(behind), evidence, behind.exchanges())
                    : check.pass();
              },
              new Watch(
                  LifetimeOccasions::skew,
                  Watch.Ask.ROW,
                  new Act.Arm(
                      FaultRule.times(
                          new ServerFault.ClockSkew(Duration.ofHours(1)),
                          FaultRule.Match.REFRESHES,
                          CALLS)),
                  new Act.Expire())));

  private static Settings living(Settings settings, Duration access) {
    return settings.lifetimes(
        new Lifetimes(access, access.plus(Duration.ofDays(1)), access.plus(Duration.ofDays(7))));
  }

  private static void callAll(Stage stage) {
    for (int i = 0; i < CALLS; i++) {
      stage.call();
    }
    stage.settle();
  }

  private static void round(Stage stage, dev.tokenscope.intent.Fault fault, String mark) {
    stage.arm(FaultRule.always(fault, FaultRule.Match.REFRESHES));
    stage.expire();
    stage.mark(mark);
    callAll(stage);
    stage.disarm();
  }

  private static Evidence between(Evidence evidence, String from, String to) {
    long end = evidence.marks().getOrDefault(to, Long.MAX_VALUE);
    Evidence after = evidence.after(from);
    return new Evidence(
        after.style(),
        after.mode(),
        after.exchanges().stream().filter(one -> one.seq() <= end).toList(),
        after.issued(),
        after.calls().stream().filter(call -> call.from() < end).toList(),
        after.marks(),
        after.crowd(),
        after.fired(),
        after.reply(),
        after.granted());
  }

  /** A refresh per call, or refusals that lead to none. */
  private static boolean isEndless(Evidence seen) {
    return seen.attempts().size() >= CALLS || isDeaf(seen);
  }

  private static boolean isLooping(Evidence seen) {
    return seen.attempts().size() > 1 || isDeaf(seen);
  }

  private static Deed clock(Evidence seen) {
    return isDeaf(seen) ? Deed.DEAF_BY_CLOCK : Deed.CLOCK_BELIEVED;
  }

  private static boolean isDeaf(Evidence seen) {
    long refused = seen.all(Exchange.Kind.API).stream().filter(one -> one.status() == 401).count();
    return refused >= 2 && seen.refreshes().isEmpty();
  }
}
