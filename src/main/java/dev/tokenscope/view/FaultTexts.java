package dev.tokenscope.view;

import dev.tokenscope.intent.Fault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.Traffic;
import dev.tokenscope.projection.ServerFacts;
import dev.tokenscope.text.Texts;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Faults in words. */
public final class FaultTexts {

  private final Texts texts;

  /** Words of a language. */
  public FaultTexts(Texts texts) {
    this.texts = texts;
  }

  /** What a kind of fault is called; what is none of {@link Fault#NAMES} is called as it is. */
  public String name(String kind) {
    if (Fault.NAMES.contains(kind)) {
      return texts.get("fault." + kind + ".name");
    }
    return kind.isEmpty() ? "?" : kind;
  }

  /** Which requests it strikes. */
  public String match(FaultRule rule) {
    FaultRule.Match match = rule.match();
    String traffic =
        switch (match.traffic()) {
          case Traffic.ANY -> texts.get("server.match.any");
          case Traffic.REFRESH -> texts.get("server.match.refresh");
          case Traffic.API -> texts.get("server.match.api");
        };
    String request = (match.method() + " " + match.path()).strip();
    String chance =
        rule.probability() < 1
            ? texts.get("server.match.chance", Math.round(rule.probability() * 100))
            : "";
    return joined(traffic, request, chance);
  }

  /** Which requests it will strike, how often, and when. */
  public String whole(FaultRule rule) {
    return joined(match(rule), phase(rule), left(rule.times()));
  }

  /** Which requests it strikes, and how often it still will. */
  public String whole(ServerFacts.Armed armed) {
    int times = armed.rule().times();
    return joined(
        match(armed.rule()), phase(armed.rule()), left(times == 0 ? 0 : times - armed.fired()));
  }

  /** Said only of what could also strike before the work. */
  private String phase(FaultRule rule) {
    boolean chosen =
        rule.phase() == FaultRule.Phase.AFTER_WORK
            && rule.fault().phase(FaultRule.Phase.BEFORE_WORK) == FaultRule.Phase.BEFORE_WORK;
    return chosen ? texts.get("faults.phase.after") : "";
  }

  private String left(int times) {
    return switch (times) {
      case 0 -> texts.get("faults.left.always");
      case 1 -> texts.get("faults.left.one");
      default -> texts.get("faults.left.many", times);
    };
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
  }
}
