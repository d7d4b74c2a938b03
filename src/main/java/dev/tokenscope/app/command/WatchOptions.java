package dev.tokenscope.app.command;

import dev.tokenscope.audit.Suite;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Spans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** An audit of whoever comes. */
public final class WatchOptions {

  @Option(
      names = "--watch",
      description = {
        "Judges whoever talks to the server, until Ctrl+C, the end of COMMAND (a browser test, for",
        "example), or POST /_lab/audit/finish. POST /_lab/audit/provoke brings a situation about."
      })
  private boolean watch;

  @Option(names = "--for", paramLabel = "5m", description = "With --watch: how long at most.")
  private @Nullable String span;

  @Option(
      names = "--port",
      paramLabel = "8089",
      description = "With --watch: 0 picks a free one, as it does with a COMMAND.")
  private @Nullable Integer port;

  @Option(
      names = "--bind",
      paramLabel = "127.0.0.1",
      defaultValue = "127.0.0.1",
      description = "With --watch: others than loopback let phones and other computers in.")
  private String bind = "127.0.0.1";

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "With --watch: a further name of the server; may be repeated.")
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = "--profile",
      paramLabel = "qa",
      defaultValue = "qa",
      description = "With --watch: how long tokens live, by default an hour.")
  private String profile = "qa";

  /** Whether whoever comes is judged. */
  boolean isChosen() {
    return watch;
  }

  /** That nothing is said of it where one client is driven. */
  void checkUnused() {
    if (span != null || port != null || !hosts.isEmpty()) {
      throw new Failure(Failure.USAGE, "--for, --port and --host go with --watch.");
    }
  }

  /**
   * What is to be done.
   *
   * @param command that brings clients; empty for none
   * @param name what they are called; null for what they call themselves
   * @param controlKey lets other computers steer the laboratory
   */
  WatchRun.Plan plan(
      Suite suite,
      RefreshStyle style,
      List<String> command,
      @Nullable String name,
      Optional<String> controlKey) {
    return new WatchRun.Plan(
        suite,
        profile().settings().style(style),
        ServeCommand.address(bind),
        ServeCommand.port(port != null ? port : command.isEmpty() ? 8089 : 0),
        List.copyOf(hosts),
        span == null ? null : duration("--for", span),
        command,
        name,
        controlKey);
  }

  private Profile profile() {
    try {
      return Profile.of(profile);
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.USAGE, String.valueOf(e.getMessage()));
    }
  }

  static Duration duration(String option, String text) {
    try {
      return Spans.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.USAGE, option + ": " + e.getMessage());
    }
  }
}
