package dev.tokenscope.token;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The SHA-256 of a token, by which it can be recognised without being known.
 *
 * @param value base64url without padding, 43 characters
 */
public record TokenHash(@JsonValue String value) {

  /** Reads a hash as it was written into a journal. */
  @JsonCreator
  public TokenHash {}

  /** The hash of a whole compact token, signature included. */
  public static TokenHash of(String token) {
    return new TokenHash(Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(token)));
  }

  /** The name of a token nobody here issued. */
  public static TokenName.Unknown unknownName(String token) {
    byte[] digest = sha256(token);
    return new TokenName.Unknown(
        String.format("%02x%02x%02x", digest[0] & 0xff, digest[1] & 0xff, digest[2] & 0xff));
  }

  private static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform must have SHA-256.", e);
    }
  }
}
