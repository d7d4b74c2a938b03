package dev.tokenscope.app.command;

import dev.tokenscope.audit.BuiltInSubject;
import dev.tokenscope.audit.Subject;
import dev.tokenscope.intent.OptionName;
import dev.tokenscope.intent.RefreshPolicy;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.intent.StoreKind;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The built-in client as the one that is audited. */
public final class BuiltInOptions {

  @Option(names = "--built-in", description = "Audits the built-in client instead of a command.")
  private boolean builtIn;

  @Option(
      names = "--without",
      paramLabel = "SAFETY",
      split = ",",
      description = "With --built-in: switches a safety off, single-flight for example.")
  private List<String> without = new ArrayList<>();

  @Option(names = "--proactive", description = "With --built-in: it refreshes ahead of time.")
  private boolean proactive;

  @Option(
      names = "--store",
      paramLabel = "file|memory",
      defaultValue = "file",
      description = "With --built-in: where it keeps its tokens.")
  private String store = "file";

  /** Whether it is the one. */
  boolean isChosen() {
    return builtIn;
  }

  /** That nothing is said of it where another one is audited. */
  void check() {
    if (!builtIn && (proactive || !without.isEmpty())) {
      throw new Failure(Failure.USAGE, "--without and --proactive go with --built-in.");
    }
  }

  /** What starts it again in the same way. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (builtIn) {
      words.add("--built-in");
      if (!without.isEmpty()) {
        words.addAll(List.of("--without", String.join(",", without)));
      }
      if (proactive) {
        words.add("--proactive");
      }
      words.addAll(List.of("--store", store));
    }
    return words;
  }

  /** Starts it. */
  Subject.Starter starter(InstantSource wall) {
    RefreshPolicy policy = RefreshPolicy.SOUND.proactive(proactive);
    for (String safety : without) {
      policy = policy.without(safety(safety));
    }
    return switch (store) {
      case "file" -> new BuiltInSubject.Kind(policy, StoreKind.FILE, wall);
      case "memory" -> new BuiltInSubject.Kind(policy, StoreKind.MEMORY, wall);
      default -> throw new Failure(Failure.USAGE, "--store is file or memory.");
    };
  }

  private static Safety safety(String option) {
    return OptionName.find(Safety.class, option)
        .orElseThrow(
            () ->
                new Failure(
                    Failure.USAGE,
                    "There is no safety '"
                        + option
                        + "'. Choose "
                        + String.join(", ", OptionName.all(Safety.class))
                        + "."));
  }
}
