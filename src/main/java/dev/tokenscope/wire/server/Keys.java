package dev.tokenscope.wire.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.journal.Json;
import dev.tokenscope.journal.OwnerOnly;
import dev.tokenscope.token.Alg;
import dev.tokenscope.token.KeyRing;
import dev.tokenscope.token.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The keystore: private keys, and every issuer name that was ever used with them, so that tokens
 * survive a restart on another port. Kept in a file that only its owner can read, or nowhere.
 */
final class Keys {

  private static final int ISSUERS_MAX = 200;

  private final @Nullable Path file;
  private final SecureRandom random = new SecureRandom();
  private final Consumer<IOException> onFailure;
  private volatile Set<String> issuers = Set.of();
  private volatile KeyRing ring = new KeyRing(List.of());

  private Keys(@Nullable Path file, Consumer<IOException> onFailure) {
    this.file = file;
    this.onFailure = onFailure;
  }

  /** Keys that are gone when the program ends. */
  static Keys inMemory() {
    return new Keys(null, _ -> {});
  }

  /** New keys for a file that is not there. */
  static Keys anew(Path file, Consumer<IOException> onFailure) {
    return new Keys(file, onFailure);
  }

  /**
   * Keys from a file, or new ones where there is none yet.
   *
   * @param onFailure is told when the disk does not take a change; the server goes on in memory
   * @throws IOException when the file is there and cannot be read
   */
  static Keys in(Path file, Consumer<IOException> onFailure) throws IOException {
    Keys keys = new Keys(file, onFailure);
    if (Files.exists(file)) {
      keys.read(Json.mapper().readTree(Files.readString(file)));
    }
    return keys;
  }

  private void read(JsonNode stored) throws IOException {
    List<SigningKey> found = new ArrayList<>();
    if (!stored.path("keys").isArray()) {
      throw new IOException("The key file " + file + " is damaged.");
    }
    try {
      for (JsonNode key : stored.path("keys")) {
        found.add(SigningKey.fromJson((ObjectNode) key));
      }
    } catch (IllegalArgumentException | ClassCastException e) {
      throw new IOException("The key file " + file + " is damaged.", e);
    }
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode issuer : stored.path("issuers")) {
      names.add(issuer.asText());
    }
    issuers = names;
    ring = new KeyRing(found);
  }

  KeyRing ring() {
    return ring;
  }

  /** The key that signs now; made when it is first needed. */
  SigningKey signing(Alg alg) {
    return ring.signing(alg).orElseGet(() -> firstKey(alg));
  }

  private synchronized SigningKey firstKey(Alg alg) {
    Optional<SigningKey> made = ring.signing(alg);
    if (made.isPresent()) {
      return made.get();
    }
    SigningKey key = SigningKey.generate(newId(alg), alg, random);
    ring = ring.with(key);
    save();
    return key;
  }

  /** Signs with a new key from now on. */
  synchronized SigningKey change(Alg alg, KeyChange how) {
    String id =
        how == KeyChange.SAME_KID
            ? ring.signing(alg).map(SigningKey::id).orElseGet(() -> newId(alg))
            : newId(alg);
    SigningKey key = SigningKey.generate(id, alg, random);
    ring = how == KeyChange.OVERLAP ? ring.with(key) : ring.withOnly(key);
    save();
    return key;
  }

  /** Whether this name was used as an issuer before. */
  boolean isIssuer(String issuer) {
    return issuers.contains(issuer);
  }

  /** From now on this name is one of ours; of too many the oldest is forgotten. */
  void use(String issuer) {
    if (!issuers.contains(issuer)) {
      learn(issuer);
    }
  }

  private synchronized void learn(String issuer) {
    Set<String> names = new LinkedHashSet<>(issuers);
    names.add(issuer);
    while (names.size() > ISSUERS_MAX) {
      names.remove(names.iterator().next());
    }
    issuers = names;
    save();
  }

  private String newId(Alg alg) {
    return alg.name().toLowerCase(Locale.ROOT) + "-" + Serial.randomText(random, 6);
  }

  private void save() {
    Path to = file;
    if (to == null) {
      return;
    }
    ObjectNode stored = JsonNodeFactory.instance.objectNode();
    ArrayNode keys = stored.putArray("keys");
    ring.keys().forEach(key -> keys.add(key.toJson()));
    ArrayNode names = stored.putArray("issuers");
    issuers.forEach(names::add);
    try {
      OwnerOnly.replace(to, stored.toPrettyString());
    } catch (IOException e) {
      onFailure.accept(e);
    }
  }
}
