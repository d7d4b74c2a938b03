package dev.tokenscope.wire.server;

import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * The ids of tokens: a serial number, by which "every token issued so far" can be said in one
 * number, and 96 random bits (RFC 7519 §4.1.7).
 */
final class Serial {

  private static final int RANDOM_BYTES = 12;

  private Serial() {}

  static String id(long serial, RandomGenerator random) {
    return Long.toString(serial, 36) + "-" + randomText(random, RANDOM_BYTES);
  }

  /** The serial number of an id; the largest there is for an id that is none of ours. */
  static long of(String id) {
    int dash = id.indexOf('-');
    try {
      return dash <= 0 || dash > 12 ? Long.MAX_VALUE : Long.parseLong(id.substring(0, dash), 36);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  static String randomText(RandomGenerator random, int bytes) {
    byte[] noise = new byte[bytes];
    random.nextBytes(noise);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(noise);
  }
}
