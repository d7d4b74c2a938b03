package dev.tokenscope.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The advance widths of a TrueType or OpenType font, from its tables {@code cmap}, {@code hmtx},
 * {@code hhea} and {@code head} (OpenType 1.9). Only the Basic Multilingual Plane is read.
 */
final class FontTable {

  private static final int HEADER_BYTES = 12;
  private static final int RECORD_BYTES = 16;
  private static final short NONE = -1;

  private final short[] advances;
  private final double unitsPerEm;

  private FontTable(short[] advances, double unitsPerEm) {
    this.advances = advances;
    this.unitsPerEm = unitsPerEm;
  }

  /**
   * Reads no more of a font than is needed, which is a small part at its beginning.
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
    short[] advances = new short[Character.MAX_VALUE + 1];
    Arrays.fill(advances, NONE);
    for (int group = groups(bytes, cmap.start()), i = 0; i < bytes.getInt(group + 12); i++) {
      int at = group + 16 + 12 * i;
      int first = bytes.getInt(at);
      int last = Math.min(bytes.getInt(at + 4), Character.MAX_VALUE);
      for (int c = first; c <= last; c++) {
        int glyph = Math.min(bytes.getInt(at + 8) + c - first, metrics - 1);
        advances[c] = bytes.getShort(hmtx.start() + 4 * glyph);
      }
    }
    return new FontTable(advances, bytes.getShort(head.start() + 18) & 0xffff);
  }

  /** How wide a character is in ems; negative if the font does not have it. */
  double advance(char c) {
    return advances[c] == NONE ? -1 : (advances[c] & 0xffff) / unitsPerEm;
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
