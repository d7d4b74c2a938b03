package dev.tokenscope.app.command;

import dev.tokenscope.intent.RefreshStyle;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: the seven steps in the terminal. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Shows the seven steps, rotation and a theft in the terminal, over real HTTP.")
public final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--style",
      paramLabel = "header|endpoint",
      defaultValue = "header",
      description = "Where the client sends its refresh token.")
  private String style = "header";

  @Option(names = "--theft", description = "Only the theft.")
  private boolean theftOnly;

  @Option(names = "--no-color", description = "No colours.")
  private boolean noColour;

  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Terminal terminal = new Terminal(out, !noColour && Terminal.showsColour());
    return Demo.run(chosenStyle(), theftOnly, common.texts(), terminal) ? 0 : 1;
  }

  private RefreshStyle chosenStyle() {
    return switch (style.toLowerCase(Locale.ROOT)) {
      case "header" -> RefreshStyle.HEADER;
      case "endpoint" -> RefreshStyle.ENDPOINT;
      default ->
          throw new Failure(
              Failure.USAGE, "'" + style + "' is not a refresh style. Choose header or endpoint.");
    };
  }
}
