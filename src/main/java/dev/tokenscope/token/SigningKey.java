package dev.tokenscope.token;

import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A key that signs and verifies with one algorithm, and no other (RFC 8725 §3.1). */
public final class SigningKey {

  private static final int HMAC_BYTES = 32;

  private final String id;
  private final Alg alg;
  private final byte[] privatePart;
  private final byte[] publicPart;
  private final Material material;

  /** What signs, and what may be shown of it. */
  private record Material(Algorithm algorithm, Optional<ObjectNode> publicJwk) {}

  private SigningKey(String id, Alg alg, byte[] privatePart, byte[] publicPart)
      throws GeneralSecurityException {
    this.id = id;
    this.alg = alg;
    this.privatePart = privatePart.clone();
    this.publicPart = publicPart.clone();
    this.material =
        switch (alg) {
          case ES256 -> elliptic(id, privatePart, publicPart);
          case RS256 -> rsa(id, privatePart, publicPart);
          case HS256 -> secret(privatePart);
        };
  }

  private static Material secret(byte[] privatePart) throws GeneralSecurityException {
    if (privatePart.length < HMAC_BYTES) {
      // RFC 7518 §3.2
      throw new InvalidKeyException("A secret of HS256 has at least 256 bits.");
    }
    return new Material(Algorithm.HMAC256(privatePart), Optional.empty());
  }

  private static Material elliptic(String id, byte[] privatePart, byte[] publicPart)
      throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance("EC");
    ECPublicKey open = (ECPublicKey) factory.generatePublic(new X509EncodedKeySpec(publicPart));
    ECPrivateKey secret =
        (ECPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(privatePart));
    ObjectNode jwk =
        jwk(id, Alg.ES256, "EC")
            .put("crv", "P-256")
            .put("x", unsigned(open.getW().getAffineX(), 32))
            .put("y", unsigned(open.getW().getAffineY(), 32));
    return new Material(Algorithm.ECDSA256(open, secret), Optional.of(jwk));
  }

  private static Material rsa(String id, byte[] privatePart, byte[] publicPart)
      throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance("RSA");
    RSAPublicKey open = (RSAPublicKey) factory.generatePublic(new X509EncodedKeySpec(publicPart));
    RSAPrivateKey secret =
        (RSAPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(privatePart));
    ObjectNode jwk =
        jwk(id, Alg.RS256, "RSA")
            .put("n", unsigned(open.getModulus(), 0))
            .put("e", unsigned(open.getPublicExponent(), 0));
    return new Material(Algorithm.RSA256(open, secret), Optional.of(jwk));
  }

  /** Makes a new key. RS256 takes some tenths of a second, the others next to nothing. */
  public static SigningKey generate(String id, Alg alg, SecureRandom random) {
    try {
      return switch (alg) {
        case ES256 -> {
          KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
          generator.initialize(new ECGenParameterSpec("secp256r1"), random);
          yield of(id, alg, generator.generateKeyPair());
        }
        case RS256 -> {
          KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
          generator.initialize(2048, random);
          yield of(id, alg, generator.generateKeyPair());
        }
        case HS256 -> {
          byte[] secret = new byte[HMAC_BYTES];
          random.nextBytes(secret);
          yield new SigningKey(id, alg, secret, new byte[0]);
        }
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot make a key for " + alg + ".", e);
    }
  }

  /**
   * Reads back what {@link #toJson()} wrote.
   *
   * @throws IllegalArgumentException when it is no key
   */
  public static SigningKey fromJson(ObjectNode json) {
    try {
      Base64.Decoder base64 = Base64.getDecoder();
      return new SigningKey(
          json.path("kid").asText(),
          Alg.of(json.path("alg").asText()),
          base64.decode(json.path("private").asText()),
          base64.decode(json.path("public").asText("")));
    } catch (GeneralSecurityException | ClassCastException e) {
      throw new IllegalArgumentException("A stored key cannot be read.", e);
    }
  }

  /** The whole key, private part included, for the owner-only key file. */
  public ObjectNode toJson() {
    Base64.Encoder base64 = Base64.getEncoder();
    return JsonNodeFactory.instance
        .objectNode()
        .put("kid", id)
        .put("alg", alg.name())
        .put("private", base64.encodeToString(privatePart))
        .put("public", base64.encodeToString(publicPart));
  }

  /** {@code kid} (RFC 7517 §4.5). */
  public String id() {
    return id;
  }

  /** The one algorithm this key is for. */
  public Alg alg() {
    return alg;
  }

  /** The public key as a JWK (RFC 7517); none for HS256, whose only key is the secret. */
  public Optional<ObjectNode> publicJwk() {
    return material.publicJwk().map(ObjectNode::deepCopy);
  }

  Algorithm algorithm() {
    return material.algorithm();
  }

  /** Says which key this is and nothing of what it is made of. */
  @Override
  public String toString() {
    return "SigningKey[" + id + ", " + alg + "]";
  }

  private static ObjectNode jwk(String id, Alg alg, String type) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kty", type)
        .put("use", "sig")
        .put("alg", alg.name())
        .put("kid", id);
  }

  private static SigningKey of(String id, Alg alg, KeyPair pair) throws GeneralSecurityException {
    return new SigningKey(id, alg, pair.getPrivate().getEncoded(), pair.getPublic().getEncoded());
  }

  /** RFC 7518 §6.2.1.2 and §6.3.1.1: unsigned big-endian, EC coordinates at full length. */
  private static String unsigned(BigInteger number, int length) {
    byte[] bytes = number.toByteArray();
    if (bytes[0] == 0 && bytes.length > 1) {
      bytes = Arrays.copyOfRange(bytes, 1, bytes.length);
    }
    if (bytes.length < length) {
      byte[] padded = new byte[length];
      System.arraycopy(bytes, 0, padded, length - bytes.length, bytes.length);
      bytes = padded;
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
