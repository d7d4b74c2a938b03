package dev.tokenscope.app.command;

import dev.tokenscope.app.Version;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
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
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      PictureCommand.class,
      AuditCommand.class,
      AuditReportCommand.class,
      TrainCommand.class
    },
    footer = {
      "",
      "Exit status: 0 all is well, 1 something did not do what it should,",
      "2 wrong words on the command line or an address in use, 3 no Java 25."
    })
public final class TokenScopeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private WindowOptions window = new WindowOptions();

  @Option(
      names = "--self-test",
      hidden = true,
      description = "Looks whether the packaged program is whole.")
  private boolean selfTest;

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
        : new WindowStart(window, out, spec.commandLine().getErr()).run();
  }

  /** Runs the program and gives back its exit status. */
  public static int run(String... arguments) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return commandLine(out, err).execute(arguments);
  }

  /** The command line, with where it writes. */
  public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    CommandLine commandLine =
        new CommandLine(new TokenScopeCommand())
            .setOut(out)
            .setErr(err)
            .setParameterExceptionHandler(TokenScopeCommand::wrongWords)
            .setExecutionExceptionHandler(TokenScopeCommand::failed);
    commandLine.setExecutionStrategy(
        parsed -> {
          try {
            return new CommandLine.RunLast().execute(parsed);
          } finally {
            out.flush();
          }
        });
    return commandLine;
  }

  private static int wrongWords(ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println(e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try --help.");
    err.flush();
    return Failure.USAGE;
  }

  private static int failed(Exception e, CommandLine commandLine, CommandLine.ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
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
