package dev.tokenscope.app.command;

import dev.tokenscope.app.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program without a command: the window. */
@Command(
    name = "tokenscope",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = TokenScopeCommand.Versions.class,
    synopsisSubcommandLabel = "[COMMAND]",
    description = {
      "A laboratory for the life of access and refresh tokens.",
      "Without a command it opens the window."
    },
    footer = {
      "",
      "Exit status: 0 all is well, 1 something did not do what it should,",
      "2 wrong words on the command line or an address in use, 3 no Java 25."
    })
public final class TokenScopeCommand implements Callable<Integer> {

  /** With these there is no window. */
  private static final Set<String> WINDOWLESS =
      Set.of("-h", "--help", "-V", "--version", "--self-test");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private WindowOptions window = new WindowOptions();

  @Option(
      names = "--self-test",
      hidden = true,
      description = "Looks whether the packaged program is whole.")
  private boolean selfTest;

  private final @Nullable ToolkitStart toolkit;

  private TokenScopeCommand(@Nullable ToolkitStart toolkit) {
    this.toolkit = toolkit;
  }

  /** Says which version this is. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.full()};
    }
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    return selfTest
        ? new SelfTest(out).run()
        : new WindowStart(window, toolkit, out, spec.commandLine().getErr()).run();
  }

  /**
   * Runs the program and gives back its exit status. The window is what a person waits for: JavaFX,
   * which takes as long as the laboratory, starts before anything is read; commands that are not
   * asked for are not looked at; and where nothing is said, nothing is read at all.
   */
  public static int run(String... arguments) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    if (!asksForWindow(arguments)) {
      return commandLine(out, err).execute(arguments);
    }
    try (ToolkitStart toolkit = ToolkitStart.isPossible() ? ToolkitStart.begin() : null) {
      return arguments.length == 0
          ? window(toolkit, out, err)
          : commandLine(new TokenScopeCommand(toolkit), List.of(), out, err)
              .setParameterExceptionHandler((_, all) -> commandLine(out, err).execute(all))
              .execute(arguments);
    }
  }

  private static int window(@Nullable ToolkitStart toolkit, PrintWriter out, PrintWriter err) {
    try {
      return new WindowStart(new WindowOptions(), toolkit, out, err).run();
    } catch (IOException | RuntimeException e) {
      return failed(e, err);
    } finally {
      out.flush();
    }
  }

  /** Whether they look so; where they turn out otherwise, they are read again with all commands. */
  private static boolean asksForWindow(String... arguments) {
    return (arguments.length == 0 || arguments[0].startsWith("-"))
        && Stream.of(arguments).noneMatch(WINDOWLESS::contains);
  }

  /** The command line with all commands, and where it writes. */
  public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    List<Class<?>> instead =
        List.of(
            DemoCommand.class,
            ServeCommand.class,
            PictureCommand.class,
            AuditCommand.class,
            AuditReportCommand.class,
            TrainCommand.class);
    return commandLine(new TokenScopeCommand(null), instead, out, err);
  }

  private static CommandLine commandLine(
      TokenScopeCommand command, List<Class<?>> commands, PrintWriter out, PrintWriter err) {
    CommandLine commandLine = new CommandLine(command);
    commands.forEach(commandLine::addSubcommand);
    return commandLine
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(TokenScopeCommand::wrongWords)
        .setExecutionExceptionHandler((e, _, _) -> failed(e, err))
        .setExecutionStrategy(
            parsed -> {
              try {
                return new CommandLine.RunLast().execute(parsed);
              } finally {
                out.flush();
              }
            });
  }

  private static int wrongWords(ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println(e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try --help.");
    err.flush();
    return Failure.USAGE;
  }

  private static int failed(Exception e, PrintWriter err) {
    if (e instanceof Failure failure) {
      err.println(failure.getMessage());
      err.flush();
      return failure.status();
    }
    err.println(
        "Something went wrong that should not (" + e + "). This is a defect; please report it.");
    e.printStackTrace(err);
    err.flush();
    return 1;
  }
}
