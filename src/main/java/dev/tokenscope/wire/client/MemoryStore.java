package dev.tokenscope.wire.client;

import dev.tokenscope.intent.StoreKind;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tokens in memory: gone when the program ends, and shared with nobody. */
public final class MemoryStore implements TokenStore {

  private volatile @Nullable StoredSession session;

  @Override
  public StoreKind kind() {
    return StoreKind.MEMORY;
  }

  @Override
  public String location() {
    return "memory";
  }

  @Override
  public Optional<StoredSession> load() {
    return Optional.ofNullable(session);
  }

  @Override
  public void save(StoredSession kept) {
    session = kept;
  }

  @Override
  public void clear() {
    session = null;
  }

  /** Nobody else has this place, so nobody has to wait. */
  @Override
  public <T> T exclusively(Supplier<T> work) {
    return work.get();
  }
}
