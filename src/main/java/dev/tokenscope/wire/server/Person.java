package dev.tokenscope.wire.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who can log in. Names and passwords are printed on purpose: this is a laboratory.
 *
 * @param name for the login
 * @param password likewise
 * @param scopes what this person may do
 */
public record Person(String name, String password, List<String> scopes) {

  /** Everybody there is. */
  public static final List<Person> ALL =
      List.of(
          new Person("alice", "wonderland", List.of("orders:read", "orders:write")),
          new Person("bob", "builder", List.of("orders:read")),
          new Person("admin", "admin", List.of("orders:read", "orders:write", "admin")));

  /** Every scope there is (RFC 8414 {@code scopes_supported}). */
  public static final List<String> SCOPES = List.of("orders:read", "orders:write", "admin");

  /** What OpenID Connect clients ask for by habit; dropped without a word. */
  private static final Set<String> OPENID = Set.of("openid", "profile", "email", "offline_access");

  /** Nobody can change a person. */
  public Person {
    scopes = List.copyOf(scopes);
  }

  /**
   * Finds who has this name and this password; takes as long for a wrong one as for a right one.
   */
  public static Optional<Person> authenticate(String name, String password) {
    Optional<Person> found = Optional.empty();
    for (Person person : ALL) {
      boolean rightName = same(person.name, name);
      boolean rightPassword = same(person.password, password);
      if (rightName && rightPassword) {
        found = Optional.of(person);
      }
    }
    return found;
  }

  /** Finds who has this name. */
  static Optional<Person> named(String name) {
    return ALL.stream().filter(person -> person.name.equals(name)).findFirst();
  }

  /** A wish without what OpenID Connect clients ask for by habit. */
  static Set<String> withoutOpenId(Set<String> wish) {
    Set<String> rest = new LinkedHashSet<>(wish);
    rest.removeAll(OPENID);
    return rest;
  }

  /**
   * What of a wish is granted (RFC 6749 §3.3).
   *
   * @param wish the scopes asked for; empty for all
   * @return empty when the wish has a scope that does not exist, or nothing of it is granted
   */
  Optional<Set<String>> grant(Set<String> wish) {
    Set<String> asked = withoutOpenId(wish);
    if (!SCOPES.containsAll(asked)) {
      return Optional.empty();
    }
    Set<String> granted = new LinkedHashSet<>(scopes);
    if (!asked.isEmpty()) {
      granted.retainAll(asked);
    }
    return granted.isEmpty() ? Optional.empty() : Optional.of(granted);
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
