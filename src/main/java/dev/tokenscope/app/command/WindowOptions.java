package dev.tokenscope.app.command;

import dev.tokenscope.intent.Spans;
import dev.tokenscope.view.Appearance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What can be chosen about the window when it is opened. */
public final class WindowOptions {

  private static final String USUAL_PORT = "8089";

  @Mixin CommonOptions common = new CommonOptions();

  @Mixin SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--port",
      paramLabel = "8089",
      defaultValue = USUAL_PORT,
      description = "Where the window's server listens; a free port where this one is in use.")
  int port = Integer.parseInt(USUAL_PORT);

  @Option(
      names = "--theme",
      paramLabel = "system|light|dark",
      description = "By default as it was left, at first light.")
  @Nullable String theme;

  @Option(names = "--fresh", description = "Forgets tokens, keys and logins of earlier runs.")
  boolean fresh;

  @Option(
      names = "--new",
      description =
          "Opens another window beside one that is running; it remembers nothing. Without this the"
              + " running one comes to the front.")
  boolean another;

  @Option(
      names = "--exit-after",
      paramLabel = "3s",
      description = "Closes the window by itself, for tests.")
  @Nullable String exitAfter;

  @Option(
      names = "--say-when-shown",
      hidden = true,
      description = "Prints a line when the window can be used, for whoever measures the start.")
  boolean saysWhenShown = Boolean.getBoolean("tokenscope.says.when.shown");

  @Option(
      names = "--rehearse",
      hidden = true,
      description = "Does what people do first, for the JVM to learn from.")
  boolean rehearses;

  /** What was said about light and dark. */
  Optional<Appearance> appearance() {
    if (theme == null) {
      return Optional.empty();
    }
    for (Appearance appearance : Appearance.values()) {
      if (appearance.option().equals(theme.toLowerCase(Locale.ROOT))) {
        return Optional.of(appearance);
      }
    }
    throw new Failure(
        Failure.USAGE, "'" + theme + "' is not a theme. Choose system, light or dark.");
  }

  /** The names of the options that only a window of its own could follow. */
  List<String> forThisStart() {
    List<String> names = new ArrayList<>();
    if (fresh) {
      names.add("--fresh");
    }
    if (port != Integer.parseInt(USUAL_PORT)) {
      names.add("--port");
    }
    if (theme != null) {
      names.add("--theme");
    }
    names.addAll(settings.said());
    return names;
  }

  /** When the window closes by itself. */
  public Optional<Duration> exitAfter() {
    try {
      return Optional.ofNullable(exitAfter).map(Spans::parse);
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.USAGE, String.valueOf(e.getMessage()));
    }
  }
}
