package dev.tokenscope.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The few lines of code that repair, for each {@link Remedy} and ecosystem. */
public final class Fixes {

  private static final String FILE = "fixes.properties";

  private final Properties lines = new Properties();

  /** Reads them. */
  public Fixes() {
    try (InputStream in = Fixes.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the program; build it again.");
      }
      lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read.", e);
    }
  }

  /** The code; lines are parted by line feeds. */
  public String of(Remedy remedy, Remedy.Ecosystem ecosystem) {
    return lines.getProperty(remedy.option() + "." + ecosystem.option(), "");
  }
}
