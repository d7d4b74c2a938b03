package dev.tokenscope.audit;

import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.wire.gate.AnswerPlan;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings the situation of one check about: what can be asked for as an intent is asked for as one,
 * so that it stands in the journal. It goes on when the client did its part, and takes back what it
 * changed once the check was judged, or nobody came.
 */
final class Provocation {

  /** So long it waits for the client. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Lab lab;
  private final LiveAudit live;
  private final Check check;
  private final ArrayDeque<Act> left;
  private final List<Long> armed = new ArrayList<>();
  private final int judgedBefore;
  private final long startedNanos;
  private long since;
  private long waitsUntilNanos;
  private boolean pauses;
  private @Nullable Settings before;
  private @Nullable Settings chosen;
  private boolean over;

  Provocation(Lab lab, LiveAudit live, Check check, long nowNanos) {
    this.lab = lab;
    this.live = live;
    this.check = check;
    this.left = new ArrayDeque<>(check.watch().acts());
    this.judgedBefore = live.judged(check.id());
    this.startedNanos = nowNanos;
    lab.ask(new Intent.PinNote(check.id())).join();
    this.since = lab.journal().lastSeq();
  }

  Check check() {
    return check;
  }

  boolean isOver() {
    return over;
  }

  /** Does what can be done by now. */
  void advance(long nowNanos) {
    while (!over && !left.isEmpty() && isDue(left.getFirst(), nowNanos)) {
      act(left.removeFirst());
    }
    boolean judged = live.judged(check.id()) > judgedBefore;
    boolean patient = nowNanos - startedNanos < PATIENCE.toNanos();
    if (!over && ((left.isEmpty() && judged) || !patient)) {
      end();
    }
  }

  private boolean isDue(Act act, long nowNanos) {
    return switch (act) {
      case Act.Await _ -> live.hasRefreshedSince(since, lab.clock().instant());
      case Act.Pause(var span) -> {
        if (!pauses) {
          pauses = true;
          waitsUntilNanos = nowNanos + span.toNanos();
        }
        yield nowNanos - waitsUntilNanos >= 0;
      }
      case Act.Expire _, Act.Arm _, Act.Disarm _, Act.Gather _, Act.Set _ -> true;
    };
  }

  private void act(Act act) {
    switch (act) {
      case Act.Expire _ -> lab.ask(new Intent.Expire(TokenType.ACCESS)).join();
      case Act.Arm(var rule) -> arm(rule);
      case Act.Disarm _ -> disarm();
      case Act.Gather(var plan) -> lab.server().answers().plan(plan);
      case Act.Set(var change) -> {
        before = lab.settings();
        chosen = change.apply(lab.settings());
        lab.ask(new Intent.Choose(chosen)).join();
      }
      case Act.Await _ -> since = lab.journal().lastSeq();
      case Act.Pause _ -> pauses = false;
    }
  }

  private void arm(FaultRule rule) {
    lab.ask(new Intent.Arm(rule)).join();
    lab.server().faults().armed().entrySet().stream()
        .filter(one -> one.getValue().equals(rule))
        .mapToLong(Map.Entry::getKey)
        .max()
        .ifPresent(armed::add);
  }

  private void disarm() {
    List<Long> still = armed.stream().filter(lab.server().faults().armed()::containsKey).toList();
    still.forEach(number -> lab.ask(new Intent.Disarm(number)).join());
    armed.clear();
  }

  /** Takes back what it changed, but for what somebody else changed meanwhile. */
  void end() {
    if (over) {
      return;
    }
    over = true;
    disarm();
    if (check.watch().acts().stream().anyMatch(Act.Gather.class::isInstance)) {
      lab.server().answers().plan(new AnswerPlan.Open());
    }
    if (before != null && lab.settings().equals(chosen)) {
      lab.ask(new Intent.Choose(before)).join();
    }
  }
}
