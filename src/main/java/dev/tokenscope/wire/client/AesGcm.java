package dev.tokenscope.wire.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.journal.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM (NIST SP 800-38D) with a nonce of 96 random bits for every write. The file says by a
 * fingerprint which key it needs, so that a lost key and a damaged file can be told apart.
 */
final class AesGcm implements Sealing {

  private static final String FORMAT = "tokenscope-encrypted-1";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final KeyPlace place;
  private final SecureRandom random = new SecureRandom();

  AesGcm(KeyPlace place) {
    this.place = place;
  }

  @Override
  public String seal(String json) throws IOException {
    byte[] key = key();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, key, nonce, json.getBytes(StandardCharsets.UTF_8));
    ObjectNode file = Json.mapper().createObjectNode();
    file.put("format", FORMAT);
    file.put("key", fingerprint(key));
    file.put("nonce", Base64.getEncoder().encodeToString(nonce));
    file.put("ciphertext", Base64.getEncoder().encodeToString(sealed));
    return file.toPrettyString() + "\n";
  }

  @Override
  public String open(String text) throws IOException, WrongKey {
    JsonNode file = Json.mapper().readTree(text);
    if (!file.path("format").asText("").equals(FORMAT)) {
      throw new IllegalArgumentException("It is not an encrypted store.");
    }
    Optional<byte[]> kept = place.read();
    if (kept.isEmpty()) {
      throw new WrongKey("There is no key at " + place.location() + ".");
    }
    byte[] key = kept.get();
    if (!file.path("key").asText("").equals(fingerprint(key))) {
      throw new WrongKey("The key at " + place.location() + " is another one.");
    }
    byte[] nonce = Base64.getDecoder().decode(file.path("nonce").asText(""));
    byte[] sealed = Base64.getDecoder().decode(file.path("ciphertext").asText(""));
    return new String(crypt(Cipher.DECRYPT_MODE, key, nonce, sealed), StandardCharsets.UTF_8);
  }

  /** The key that is kept; made when it is first needed, and kept before it is used. */
  private byte[] key() throws IOException {
    Optional<byte[]> kept = place.read();
    if (kept.isPresent()) {
      if (kept.get().length != KEY_BYTES) {
        // somebody's, or half of one: replacing it could lose what it opens
        throw new IOException("What is kept at " + place.location() + " is no key of 256 bits.");
      }
      return kept.get();
    }
    byte[] fresh = new byte[KEY_BYTES];
    random.nextBytes(fresh);
    place.write(fresh);
    return fresh;
  }

  private static byte[] crypt(int mode, byte[] key, byte[] nonce, byte[] content) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      // the format is bound to what it holds
      cipher.updateAAD(FORMAT.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("It was changed after it was encrypted.", e);
    }
  }

  private static String fingerprint(byte[] key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
      return HexFormat.of().formatHex(Arrays.copyOf(hash, 8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
