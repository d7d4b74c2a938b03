package dev.tokenscope.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** As little of HTTP/1.1 as it takes to see where an answer ends, and that it is a good one. */
final class Answers {

  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

  private Answers() {}

  /** Head and body together in bytes; negative while the head is not whole. */
  static int length(byte[] bytes, int end) {
    int length = -1;
    int lineStart = 0;
    for (int i = 0; i < end; i++) {
      if (bytes[i] != '\n') {
        continue;
      }
      if (i - lineStart <= 1) {
        // a redirect may come without one
        return i + 1 + Math.max(0, length);
      }
      if (isLength(bytes, lineStart)) {
        length =
            Integer.parseInt(
                new String(
                        bytes,
                        lineStart + LENGTH.length,
                        i - lineStart - LENGTH.length,
                        StandardCharsets.US_ASCII)
                    .strip());
      }
      lineStart = i + 1;
    }
    return -1;
  }

  private static boolean isLength(byte[] bytes, int at) {
    for (int i = 0; i < LENGTH.length; i++) {
      int c = bytes[at + i];
      if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }

  static String text(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }

  static void check(String answer) throws IOException {
    if (!answer.startsWith("HTTP/1.1 200 ")) {
      throw new IOException("Not a good answer: " + answer);
    }
  }

  /** The text of a field in a JSON body, however it is spaced. */
  static String field(String answer, String name) throws IOException {
    int at = answer.indexOf('"' + name + '"');
    int from = at < 0 ? -1 : answer.indexOf('"', at + name.length() + 2);
    int to = from < 0 ? -1 : answer.indexOf('"', from + 1);
    if (to < 0) {
      throw new IOException("There is no " + name + " in: " + answer);
    }
    return answer.substring(from + 1, to);
  }
}
