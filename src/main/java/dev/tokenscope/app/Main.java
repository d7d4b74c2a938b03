package dev.tokenscope.app;

import dev.tokenscope.app.command.TokenScopeCommand;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Starts the program: the window, or what the arguments say. */
  public static void main(String[] args) {
    System.exit(TokenScopeCommand.run(args));
  }
}
