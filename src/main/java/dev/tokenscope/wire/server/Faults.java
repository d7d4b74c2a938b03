package dev.tokenscope.wire.server;

import dev.tokenscope.intent.Fault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Journal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The faults that are armed. */
public final class Faults {

  private final Journal journal;
  private final RandomGenerator random;
  private final Map<Long, Armed> armed = new LinkedHashMap<>();
  private long numbers;

  private static final class Armed {
    private final FaultRule rule;
    private int left;

    Armed(FaultRule rule) {
      this.rule = rule;
      this.left = rule.times() == 0 ? Integer.MAX_VALUE : rule.times();
    }
  }

  Faults(Journal journal, RandomGenerator random) {
    this.journal = journal;
    this.random = random;
  }

  /**
   * Arms a fault.
   *
   * @return its number
   */
  public synchronized long arm(FaultRule rule) {
    long number = ++numbers;
    armed.put(number, new Armed(rule));
    journal.append(new Event.FaultArmed(number, rule));
    return number;
  }

  /** Disarms every fault. */
  public synchronized void disarm() {
    if (!armed.isEmpty()) {
      armed.clear();
      journal.append(new Event.FaultsDisarmed());
    }
  }

  /** What is armed now, by number. */
  public synchronized Map<Long, FaultRule> armed() {
    Map<Long, FaultRule> rules = new LinkedHashMap<>();
    armed.forEach((number, one) -> rules.put(number, one.rule));
    return rules;
  }

  /** A reply can only be lost once there is one. */
  private static FaultRule.Phase phaseOf(FaultRule rule) {
    return rule.fault() instanceof Fault.LostReply ? FaultRule.Phase.AFTER_WORK : rule.phase();
  }

  /** The first armed fault that strikes a request in this phase; it is used up by one. */
  synchronized Optional<FaultRule> strike(
      FaultRule.Phase phase, String method, String path, ExchangeId exchange) {
    if (armed.isEmpty()) {
      return Optional.empty();
    }
    List<Map.Entry<Long, Armed>> candidates = new ArrayList<>(armed.entrySet());
    for (Map.Entry<Long, Armed> candidate : candidates) {
      Armed one = candidate.getValue();
      FaultRule rule = one.rule;
      boolean matches =
          phaseOf(rule) == phase
              && (rule.method().isEmpty() || rule.method().equals(method))
              && path.startsWith(rule.path())
              && (rule.probability() >= 1 || random.nextDouble() < rule.probability());
      if (matches) {
        one.left--;
        if (one.left == 0) {
          armed.remove(candidate.getKey());
        }
        journal.append(new Event.FaultFired(exchange, candidate.getKey()));
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }
}
