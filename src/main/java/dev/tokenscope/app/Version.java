package dev.tokenscope.app;

import java.lang.module.ModuleDescriptor;

/** Which version of the program this is. */
public final class Version {

  private Version() {}

  /** For example {@code 0.1.0}; {@code development} when it does not run from its jar. */
  public static String current() {
    ModuleDescriptor descriptor = Version.class.getModule().getDescriptor();
    return descriptor == null ? "development" : descriptor.rawVersion().orElse("development");
  }

  /** The version with those of Java and JavaFX. */
  public static String full() {
    return "TokenScope "
        + current()
        + " (Java "
        + System.getProperty("java.version")
        + ", JavaFX "
        + javafx()
        + ")";
  }

  private static String javafx() {
    ModuleDescriptor descriptor = javafx.application.Application.class.getModule().getDescriptor();
    return descriptor == null ? "" : descriptor.rawVersion().orElse("");
  }
}
