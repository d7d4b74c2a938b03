package dev.tokenscope.app.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Looks whether the packaged program is whole: what tests on the class path cannot see. */
@Command(name = "self-test", hidden = true)
public final class SelfTestCommand {

  int run(PrintWriter out) {
    out.println("--help: " + new CommandLine(new ServeCommand()).getUsageMessage().length());
    return 0;
  }
}
