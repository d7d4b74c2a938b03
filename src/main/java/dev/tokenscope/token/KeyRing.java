package dev.tokenscope.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys of a server: for each algorithm the newest signs, all verify.
 *
 * @param keys oldest first
 */
public record KeyRing(List<SigningKey> keys) {

  /** A ring that nobody can change. */
  public KeyRing {
    keys = List.copyOf(keys);
  }

  /** The key that signs with an algorithm, if there is one yet. */
  public Optional<SigningKey> signing(Alg alg) {
    return keys.reversed().stream().filter(key -> key.alg() == alg).findFirst();
  }

  /** The key a token names. */
  public Optional<SigningKey> find(String keyId) {
    return keys.stream().filter(key -> key.id().equals(keyId)).findFirst();
  }

  /** Adds a key that signs from now on; the older ones go on verifying ("overlap"). */
  public KeyRing with(SigningKey key) {
    List<SigningKey> more = new ArrayList<>(keys);
    more.add(key);
    return new KeyRing(more);
  }

  /** Replaces every key of this algorithm: what they signed is void at once ("hard"). */
  public KeyRing withOnly(SigningKey key) {
    List<SigningKey> rest = new ArrayList<>(keys);
    rest.removeIf(old -> old.alg() == key.alg());
    rest.add(key);
    return new KeyRing(rest);
  }
}
