package dev.tokenscope.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Checks that are run together.
 *
 * @param name as it is typed
 * @param checks in the order of their ids
 */
public record Suite(String name, List<Check> checks) {

  /** The names of {@link #of}. */
  public static final List<String> NAMES = List.of("all", "critical", "quick");

  /** Every check of the catalogue. */
  public static List<Check> catalogue() {
    List<Check> all = new ArrayList<>();
    all.addAll(SingleFlightChecks.ALL);
    all.addAll(FinalityChecks.ALL);
    all.addAll(RotationChecks.ALL);
    all.addAll(TransportChecks.ALL);
    all.addAll(RestraintChecks.ALL);
    all.addAll(LifetimeChecks.ALL);
    all.addAll(AnswerChecks.ALL);
    all.addAll(PlaceChecks.ALL);
    all.sort(
        Comparator.comparing((Check check) -> check.id().startsWith("AT"))
            .thenComparing(Check::id));
    return List.copyOf(all);
  }

  /** One check by its id, whatever its case. */
  public static Optional<Check> find(String id) {
    String wanted = id.toUpperCase(Locale.ROOT);
    return catalogue().stream().filter(check -> check.id().equals(wanted)).findFirst();
  }

  /**
   * A suite by its name: {@code all}, {@code critical}, or {@code quick}, which leaves out what
   * mostly waits.
   *
   * @throws IllegalArgumentException with a sentence that lists them
   */
  public static Suite of(String name) {
    return switch (name) {
      case "all" -> new Suite(name, catalogue());
      case "critical" -> only(name, check -> check.level() == Level.CRITICAL);
      case "quick" -> only(name, check -> !check.setup().waits());
      default ->
          throw new IllegalArgumentException(
              "There is no suite '" + name + "'. Choose " + String.join(", ", NAMES) + ".");
    };
  }

  private static Suite only(String name, Predicate<Check> wanted) {
    return new Suite(name, catalogue().stream().filter(wanted).toList());
  }
}
