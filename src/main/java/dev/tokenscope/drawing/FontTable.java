package dev.tokenscope.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The advance widths of a TrueType or OpenType font, from its tables {@code cmap}, {@code hmtx},
 * {@code hhea} and {@code head} (OpenType 1.9). Only the Basic Multilingual Plane is read.
 */
final class FontTable {

  private static final int HEADER_BYTES = 12;
  private static final int RECORD_BYTES = 16;
  private static final short NONE = -1;
  private static final int GROUP_BYTES = 12;

  private final ByteBuffer bytes;
  private final int groups;
  private final int count;
  private final int widths;
  private final int metrics;
  private final double unitsPerEm;

  /** What was asked for so far, two more than it is; 0 where it was not. */
  private final short[] known = new short[Character.MAX_VALUE + 1];

  private FontTable(ByteBuffer bytes, int groups, int widths, int metrics, double unitsPerEm) {
    this.bytes = bytes;
    this.groups = groups;
    this.count = bytes.getInt(groups - 4);
    this.widths = widths;
    this.metrics = metrics;
    this.unitsPerEm = unitsPerEm;
  }

  /**
   * Reads no more of a font than is needed, which is a small part at its beginning, and looks at a
   * letter of it when it is asked for first: eleven thousand syllables would take longer than
   * opening the window does.
   *
   * @throws IOException if it cannot be read or lacks a table
   */
  static FontTable read(InputStream font) throws IOException {
    byte[] start = font.readNBytes(HEADER_BYTES);
    int tables = ByteBuffer.wrap(start).getShort(4);
    byte[] directory = font.readNBytes(tables * RECORD_BYTES);
    Place cmap = place(directory, "cmap");
    Place hmtx = place(directory, "hmtx");
    Place hhea = place(directory, "hhea");
    Place head = place(directory, "head");
    int end = Math.max(Math.max(cmap.end(), hmtx.end()), Math.max(hhea.end(), head.end()));
    int skipped = HEADER_BYTES + directory.length;
    byte[] rest = font.readNBytes(end - skipped);
    ByteBuffer bytes = ByteBuffer.allocate(end);
    bytes.put(start).put(directory).put(rest);
    int metrics = bytes.getShort(hhea.start() + 34) & 0xffff;
    return new FontTable(
        bytes,
        groups(bytes, cmap.start()) + 16,
        hmtx.start(),
        metrics,
        bytes.getShort(head.start() + 18) & 0xffff);
  }

  /** How wide a character is in ems; negative if the font does not have it. */
  double advance(char c) {
    if (known[c] == 0) {
      // whoever asks at the same time finds the same
      known[c] = (short) (lookUp(c) + 2);
    }
    short advance = (short) (known[c] - 2);
    return advance == NONE ? -1 : (advance & 0xffff) / unitsPerEm;
  }

  /** The groups are in the order of their characters. */
  private short lookUp(char c) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bytes.getInt(groups + GROUP_BYTES * middle + 4) < c) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int at = groups + GROUP_BYTES * low;
    if (low == count || bytes.getInt(at) > c) {
      return NONE;
    }
    int glyph = Math.min(bytes.getInt(at + 8) + c - bytes.getInt(at), metrics - 1);
    return bytes.getShort(widths + 4 * glyph);
  }

  private record Place(int start, int length) {
    int end() {
      return start + length;
    }
  }

  private static Place place(byte[] directory, String tag) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(directory);
    for (int at = 0; at < directory.length; at += RECORD_BYTES) {
      if (new String(directory, at, 4, StandardCharsets.US_ASCII).equals(tag)) {
        return new Place(bytes.getInt(at + 8), bytes.getInt(at + 12));
      }
    }
    throw new IOException("The font has no table " + tag + ".");
  }

  /** Where the segmented coverage (format 12) begins, which both of the bundled families have. */
  private static int groups(ByteBuffer bytes, int cmap) throws IOException {
    for (int i = 0; i < bytes.getShort(cmap + 2); i++) {
      int table = cmap + bytes.getInt(cmap + 4 + 8 * i + 4);
      if (bytes.getShort(table) == 12) {
        return table;
      }
    }
    throw new IOException("The font has no character map of format 12.");
  }
}
