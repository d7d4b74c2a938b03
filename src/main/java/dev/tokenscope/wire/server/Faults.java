package dev.tokenscope.wire.server;

import dev.tokenscope.intent.Fault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.Traffic;
import dev.tokenscope.journal.Event;
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
  private volatile boolean idle = true;

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
    idle = false;
    journal.append(new Event.FaultArmed(number, rule));
    return number;
  }

  /** Disarms one fault, if it is still armed. */
  public synchronized void disarm(long number) {
    if (armed.remove(number) != null) {
      idle = armed.isEmpty();
      journal.append(new Event.FaultDisarmed(number));
    }
  }

  /** Disarms every fault. */
  public synchronized void disarm() {
    if (!armed.isEmpty()) {
      armed.clear();
      idle = true;
      journal.append(new Event.FaultsDisarmed());
    }
  }

  /** What is armed now, by number. */
  public synchronized Map<Long, FaultRule> armed() {
    Map<Long, FaultRule> rules = new LinkedHashMap<>();
    armed.forEach((number, one) -> rules.put(number, one.rule));
    return rules;
  }

  /** The first armed fault that strikes a request in this phase; it is used up by one. */
  Optional<Fault> strike(FaultRule.Phase phase, ServerRequest request) {
    if (idle) {
      return Optional.empty();
    }
    return strike(phase, request, Talk.of(request));
  }

  private synchronized Optional<Fault> strike(
      FaultRule.Phase phase, ServerRequest request, Traffic traffic) {
    List<Map.Entry<Long, Armed>> candidates = new ArrayList<>(armed.entrySet());
    for (Map.Entry<Long, Armed> candidate : candidates) {
      Armed one = candidate.getValue();
      FaultRule rule = one.rule;
      if (rule.phase() == phase && matches(rule.match(), request, traffic) && strikes(rule)) {
        one.left--;
        if (one.left == 0) {
          armed.remove(candidate.getKey());
          idle = armed.isEmpty();
        }
        journal.append(
            new Event.FaultFired(request.exchange(), candidate.getKey(), rule.fault().option()));
        return Optional.of(rule.fault());
      }
    }
    return Optional.empty();
  }

  private static boolean matches(FaultRule.Match match, ServerRequest request, Traffic traffic) {
    boolean method =
        match.method().isEmpty()
            ? !Cors.isPreflight(request)
            : match.method().equals(request.method());
    return method
        && request.path().startsWith(match.path())
        && (match.traffic() == Traffic.ANY || match.traffic() == traffic);
  }

  private boolean strikes(FaultRule rule) {
    return rule.probability() >= 1 || random.nextDouble() < rule.probability();
  }
}
