package dev.tokenscope.wire.client;

import java.io.IOException;
import java.util.Optional;

/** Where the key of an encrypted store is kept. */
public interface KeyPlace {

  /** Where it is, for people: the name of a keychain, or a file. */
  String location();

  /** Whether it is the operating system that keeps it. */
  boolean isKeychain();

  /**
   * The key; empty where none is kept.
   *
   * @throws IOException when it cannot be said, for example because the keychain is locked
   */
  Optional<byte[]> read() throws IOException;

  /** Keeps a key. It is kept when this returns. */
  void write(byte[] key) throws IOException;
}
