package dev.tokenscope.wire.server;

/** What becomes of an answer on its way to the client. */
sealed interface Fate {

  /** It arrives. */
  record Whole() implements Fate {}

  /** The connection is closed before its first byte. */
  record Closed() implements Fate {}

  /** The connection is reset before its first byte. */
  record Reset() implements Fate {}

  /** Nothing is said until the client leaves. */
  record Silence() implements Fate {}

  /** The connection is closed in the middle of its body. */
  record Half() implements Fate {}

  /** Its body trickles in. */
  record Drip(int bytesPerSecond) implements Fate {}
}
