package dev.tokenscope.journal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A party that sends requests, as one column of a sequence.
 *
 * @param value {@code client}, {@code attacker}, or for external clients what they are known by
 */
public record Lane(@JsonValue String value) {

  /** The built-in client. */
  public static final Lane CLIENT = new Lane("client");

  /** Who copied a token out of the client's store. */
  public static final Lane ATTACKER = new Lane("attacker");

  /** Reads a lane as it was written. */
  @JsonCreator
  public Lane {}

  /** A client that is none of ours, by its address and how it calls itself. */
  public static Lane external(String address, String userAgent) {
    return new Lane(address + (userAgent.isEmpty() ? "" : " · " + userAgent));
  }
}
