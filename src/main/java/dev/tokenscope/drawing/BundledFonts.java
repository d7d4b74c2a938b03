package dev.tokenscope.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Measures texts by the tables of the fonts that come with the program, so that a drawing comes out
 * the same with and without a toolkit. JavaFX sets these faces without kerning; a test holds the
 * widths together. What a face lacks is taken from a face of the system, whose width can only be
 * guessed.
 */
public final class BundledFonts implements TextMeasure {

  private static final String FOLDER = "/dev/tokenscope/view/fonts/";
  private static final double MISSING_WIDE = 1;
  private static final double MISSING_NARROW = 0.6;

  /** Read once for all: each place that is drawn on measures with them. */
  private static final Map<Face, FontTable> TABLES = new ConcurrentHashMap<>();

  private final Map<Face, FontTable> tables = new EnumMap<>(Face.class);

  /**
   * Reads the fonts, unless that was done before.
   *
   * @throws IllegalStateException if one is missing from the program
   */
  public BundledFonts() {
    for (Face face : Face.values()) {
      tables.put(face, TABLES.computeIfAbsent(face, one -> read(one.file())));
    }
  }

  @Override
  public double width(String text, Face face, double size) {
    double ems = 0;
    for (int i = 0; i < text.length(); i++) {
      ems += advance(text.charAt(i), face);
    }
    return ems * size;
  }

  private double advance(char c, Face face) {
    double own = table(face).advance(c);
    if (own >= 0) {
      return own;
    }
    // whatever face of the system has it, this is about how wide it will be
    return c >= 0x2e80 ? MISSING_WIDE : MISSING_NARROW;
  }

  private FontTable table(Face face) {
    FontTable table = tables.get(face);
    if (table == null) {
      throw new IllegalStateException("The face " + face + " was not read.");
    }
    return table;
  }

  private static FontTable read(String file) {
    try (InputStream in = BundledFonts.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException(
            "The font " + file + " is missing from the program; build it again.");
      }
      return FontTable.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("The font " + file + " cannot be read.", e);
    }
  }
}
