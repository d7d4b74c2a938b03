package dev.tokenscope.view.fault;

import dev.tokenscope.intent.Fault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.Spans;
import dev.tokenscope.intent.Traffic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was typed about a kind of fault. Its readers throw an IllegalArgumentException for what
 * {@link Refusals} refuses.
 *
 * @param kind of fault
 * @param values by the name of the option, every option of the kind
 */
record Typed(Kind kind, Map<String, String> values) {

  /** As long as nobody typed anything. */
  static Typed usual(Kind kind) {
    Map<String, String> values = new HashMap<>();
    kind.options().forEach(option -> values.put(option.name(), option.usual()));
    return new Typed(kind, Map.copyOf(values));
  }

  /** The same with another value of one option. */
  Typed with(String name, String value) {
    Map<String, String> more = new HashMap<>(values);
    more.put(name, value.strip());
    return new Typed(kind, Map.copyOf(more));
  }

  /** What of it was typed for one option. */
  String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(kind.name() + " has no option '" + name + "'.");
    }
    return value;
  }

  @Nullable String textOrNull(String name) {
    String value = text(name);
    return value.isEmpty() ? null : value;
  }

  int count(String name) {
    return Integer.parseInt(text(name));
  }

  Duration span(String name) {
    return Spans.parse(text(name));
  }

  @Nullable Duration spanOrNull(String name) {
    String value = textOrNull(name);
    return value == null ? null : Spans.parse(value);
  }

  /** A choice as the name of a constant. */
  String constant(String name) {
    return text(name).toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** The fault and when it strikes. */
  FaultRule rule() {
    Fault fault = kind.fault(this);
    FaultRule.Phase phase =
        values.containsKey("phase") && text("phase").equals("after")
            ? FaultRule.Phase.AFTER_WORK
            : FaultRule.Phase.BEFORE_WORK;
    FaultRule.Match match =
        new FaultRule.Match(
            text("method").toUpperCase(Locale.ROOT), text("path"), Traffic.of(text("strikes")));
    return new FaultRule(fault, match, phase, count("times"), count("chance") / 100.0);
  }
}
