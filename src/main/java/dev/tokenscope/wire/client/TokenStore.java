package dev.tokenscope.wire.client;

import dev.tokenscope.intent.StoreKind;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** Where a client keeps its tokens. Several clients may share one place. */
public interface TokenStore {

  /** What kind of place it is. */
  StoreKind kind();

  /** Where it is, for people: a file, or "memory". */
  String location();

  /**
   * What is kept; empty where nothing is.
   *
   * @throws IOException when it cannot be read; the sentence says what became of it
   */
  Optional<StoredSession> load() throws IOException;

  /** Keeps a session in place of the one before. It is kept when this returns. */
  void save(StoredSession session) throws IOException;

  /** Forgets what is kept. */
  void clear() throws IOException;

  /**
   * Does something while no other client of the same place does so.
   *
   * @throws IOException when the lock could not be had; then nothing was done
   */
  <T> T exclusively(Supplier<T> work) throws IOException;
}
