package planted.lab;

import picocli.CommandLine;

/** Breaks: the command line is the app's. */
public record ParsesArguments(CommandLine commandLine) {}
