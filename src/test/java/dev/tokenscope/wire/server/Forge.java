package dev.tokenscope.wire.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenscope.journal.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens that a server would never issue, with the server's own ES256 key where needed. */
final class Forge {

  private final JsonNode key;

  Forge(Path folder) throws IOException {
    key = Json.mapper().readTree(Files.readString(folder.resolve("keys.json"))).path("keys").get(0);
  }

  String keyId() {
    return key.path("kid").asText();
  }

  /** Signed as the server signs, whatever it says. */
  String sign(String header, String payload) throws GeneralSecurityException {
    String head = base64(header) + "." + base64(payload);
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(
        KeyFactory.getInstance("EC")
            .generatePrivate(
                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key.path("private").asText()))));
    signature.update(head.getBytes(StandardCharsets.US_ASCII));
    return head + "." + base64(signature.sign());
  }

  /** An access token with these claims in place of, or besides, the usual ones. */
  String access(long now, String claims) throws GeneralSecurityException {
    return sign(header("at+jwt", "ES256"), "{" + usual(now) + claims + "}");
  }

  String header(String typ, String alg) {
    return "{\"typ\":\"" + typ + "\",\"alg\":\"" + alg + "\",\"kid\":\"" + keyId() + "\"}";
  }

  static String usual(long now) {
    return "\"sub\":\"alice\",\"client_id\":\"tokenscope\",\"jti\":\"x-1\",\"scope\":\"orders:read\","
        + "\"iat\":"
        + now
        + ",";
  }

  /** HS256 with the public key as the secret, which a careless verifier takes (RFC 8725 §2.1). */
  String confused(String payload) throws GeneralSecurityException {
    String head = base64(header("at+jwt", "HS256")) + "." + base64(payload);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(Base64.getDecoder().decode(key.path("public").asText()), "HmacSHA256"));
    return head + "." + base64(mac.doFinal(head.getBytes(StandardCharsets.US_ASCII)));
  }

  static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
