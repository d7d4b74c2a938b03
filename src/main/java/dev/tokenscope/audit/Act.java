package dev.tokenscope.audit;

import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.wire.gate.AnswerPlan;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** One thing that the laboratory does to bring a situation about. */
public sealed interface Act {

  /** Ends every access token issued so far. */
  record Expire() implements Act {}

  /** Arms a fault. */
  record Arm(FaultRule rule) implements Act {}

  /** Disarms the faults that this provocation armed. */
  record Disarm() implements Act {}

  /** Lets answers wait for one another. */
  record Gather(AnswerPlan plan) implements Act {}

  /** Chooses other settings until the provocation is over. */
  record Set(UnaryOperator<Settings> change) implements Act {}

  /** Waits until the client refreshed, and nothing more is heard of that. */
  record Await() implements Act {}

  /** Lets real time pass. */
  record Pause(Duration span) implements Act {}

  /** The name in answers of the control interface. */
  default String option() {
    return switch (this) {
      case Expire _ -> "expire";
      case Arm(var rule) -> rule.fault().option();
      case Disarm _ -> "disarm";
      case Gather _ -> "hold-answers";
      case Set _ -> "settings";
      case Await _ -> "await-refresh";
      case Pause _ -> "pause";
    };
  }
}
