package dev.tokenscope.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.journal.Json;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./run.sh bench}: measures the figures that were named, or all, and prints a line for each.
 * A name may be the beginning of one: {@code server} measures all of the server's.
 */
public final class Bench {

  private static final String USAGE =
      """
      Usage: ./run.sh bench [NAME…] [--json] [--list]
      Measures how fast TokenScope is. A line for each figure: its name, the median of all runs, the
      unit, the spread; below it what was compared with what. NAME is a figure or its beginning.
        --json   prints JSON Lines
        --list   names the figures and measures nothing
      Exit status: 0 when everything was measured, 1 when something could not be, 2 for wrong words.
      """;

  private final PrintStream out;
  private final PrintStream err;

  private Bench(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Measures. */
  public static void main(String[] arguments) {
    System.exit(new Bench(System.out, System.err).run(List.of(arguments)));
  }

  private int run(List<String> arguments) {
    List<String> wishes = arguments.stream().filter(word -> !word.startsWith("-")).toList();
    List<String> options = arguments.stream().filter(word -> word.startsWith("-")).toList();
    if (options.contains("--help") || options.contains("-h")) {
      out.print(USAGE);
      return 0;
    }
    List<Figure> chosen = new ArrayList<>();
    for (Figure figure : Figures.all()) {
      if (wishes.isEmpty()
          || figure.names().stream().anyMatch(name -> wishes.stream().anyMatch(name::startsWith))) {
        chosen.add(figure);
      }
    }
    for (String option : options) {
      if (!option.equals("--json") && !option.equals("--list")) {
        return usage("'" + option + "' is not an option of bench.");
      }
    }
    for (String wish : wishes) {
      if (chosen.stream().flatMap(f -> f.names().stream()).noneMatch(n -> n.startsWith(wish))) {
        return usage("There is no figure '" + wish + "'.");
      }
    }
    if (options.contains("--list")) {
      chosen.forEach(figure -> figure.names().forEach(out::println));
      return 0;
    }
    return measure(chosen, options.contains("--json"));
  }

  private int usage(String what) {
    err.println(what + " Try ./run.sh bench --help or --list.");
    return 2;
  }

  private int measure(List<Figure> figures, boolean json) {
    int failures = 0;
    for (Figure figure : figures) {
      try {
        for (Reading reading : figure.measure()) {
          out.println(json ? json(reading) : reading.line());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return 1;
      } catch (Exception e) {
        failures++;
        err.println(String.join(", ", figure.names()) + " could not be measured: " + e);
        e.printStackTrace(err);
      }
      out.flush();
    }
    return failures == 0 ? 0 : 1;
  }

  private static String json(Reading reading) {
    ObjectNode object =
        Json.mapper()
            .createObjectNode()
            .put("name", reading.name())
            .put("value", reading.value())
            .put("unit", reading.unit())
            .put("low", reading.low())
            .put("high", reading.high())
            .put("runs", reading.runs())
            .put("note", reading.note());
    if (!reading.goal().words().isEmpty()) {
      object
          .put("goal", reading.goal().words())
          .put("reached", reading.goal().isReached(reading.value()));
    }
    return object.toString();
  }
}
