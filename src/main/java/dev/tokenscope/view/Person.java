package dev.tokenscope.view;

import java.util.List;

/**
 * Somebody who can log in. The passwords are known: this is a laboratory.
 *
 * @param name of the user
 * @param password of the user
 */
public record Person(String name, String password) {

  /** May read and write orders. */
  public static final Person ALICE = new Person("alice", "wonderland");

  /** May read orders. */
  public static final Person BOB = new Person("bob", "builder");

  /** May do everything. */
  public static final Person ADMIN = new Person("admin", "admin");

  /** Everybody the bundled server knows. */
  public static final List<Person> ALL = List.of(ALICE, BOB, ADMIN);

  @Override
  public String toString() {
    return name;
  }
}
