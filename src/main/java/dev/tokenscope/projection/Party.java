package dev.tokenscope.projection;

import dev.tokenscope.journal.Lane;

/** Who sends or receives a message, or does something. */
public sealed interface Party {

  /**
   * A client: built in, the attacker, or somebody's own.
   *
   * @param lane which
   */
  record Caller(Lane lane) implements Party {}

  /** The resource server. */
  record Api() implements Party {}

  /** The authorization server. */
  record AuthServer() implements Party {}

  /** The person at the lab, its clock and its faults. */
  record Lab() implements Party {}
}
