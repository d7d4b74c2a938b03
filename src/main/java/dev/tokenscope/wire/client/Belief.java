package dev.tokenscope.wire.client;

import dev.tokenscope.intent.RefreshPolicy;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Event.RefreshResult;
import dev.tokenscope.journal.FileFlaw;
import dev.tokenscope.journal.FlawedFile;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the client believes: the session it has, in memory and in its store. Readers never wait;
 * changes are made one at a time, and a change is on disk before anybody can read it.
 */
final class Belief {

  private final Lane lane;
  private final Journal journal;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile TokenStore store;
  private volatile State state = new State(null, 0, LoginReason.FIRST_START, false);

  /**
   * One moment of it.
   *
   * @param session null where there is none
   * @param epoch grows with each login and each end of a session, so that what began before one of
   *     them can tell
   * @param reason why there is no session, or why there was none before it
   * @param kept whether the store has it, too
   */
  record State(@Nullable StoredSession session, long epoch, LoginReason reason, boolean kept) {}

  Belief(Lane lane, Journal journal, TokenStore store) {
    this.lane = lane;
    this.journal = journal;
    this.store = store;
  }

  State now() {
    return state;
  }

  Optional<StoredSession> session() {
    return Optional.ofNullable(state.session());
  }

  /** Reads the store, as a program that starts does. */
  void resume(Instant now) {
    locked(
        () -> {
          StoredSession found;
          try {
            found = store.load().orElse(null);
          } catch (IOException e) {
            require(reason(report(e)));
            return null;
          }
          if (found == null) {
            require(LoginReason.FIRST_START);
            return null;
          }
          if (found.isOverBy(now)) {
            clearStore();
            forget(LoginReason.REFRESH_EXPIRED);
            return null;
          }
          publish(found, state.epoch() + 1, true);
          return null;
        });
  }

  /** A login: from now on there is this session. */
  void begin(StoredSession session, RefreshPolicy policy) {
    locked(
        () -> {
          keep(session, state.epoch() + 1, policy.has(Safety.PERSIST_FIRST));
          return null;
        });
  }

  /** The session is over. Says so once, whoever notices. */
  void end(LoginReason reason) {
    locked(
        () -> {
          if (state.session() != null) {
            clearStore();
            forget(reason);
          }
          return null;
        });
  }

  /**
   * Takes over what a refresh brought, if the refresh token that was sent is still the one that is
   * kept.
   *
   * @param sent the state whose refresh token was sent
   */
  RefreshResult adopt(StoredSession fresh, State sent, RefreshPolicy policy) {
    return locked(
        () -> {
          RefreshResult overtaken = overtaken(sent, policy);
          if (overtaken != null) {
            return overtaken;
          }
          keep(fresh, state.epoch(), policy.has(Safety.PERSIST_FIRST));
          return RefreshResult.REFRESHED;
        });
  }

  /** Ends the session whose refresh token was refused, unless it is another one by now. */
  RefreshResult refused(State sent, LoginReason reason, RefreshPolicy policy) {
    return locked(
        () -> {
          RefreshResult overtaken = overtaken(sent, policy);
          if (overtaken != null) {
            return overtaken;
          }
          if (state.session() != null) {
            clearStore();
            forget(reason);
          }
          return RefreshResult.REFUSED;
        });
  }

  /**
   * Looks into the store for what another client made of the session. To be called while the store
   * is locked, before a refresh token is sent: afterwards is too late where reuse is detected.
   */
  State reread(State before, RefreshPolicy policy) {
    return locked(
        () -> {
          if (state.epoch() != before.epoch()) {
            return policy.has(Safety.LOGOUT_WINS) ? state : before;
          }
          takeOverFromStore();
          return state;
        });
  }

  /** Does something while no other client of the store does. */
  <T> T exclusively(Supplier<T> work) {
    List<T> done = new ArrayList<>(1);
    try {
      return store.exclusively(
          () -> {
            done.add(work.get());
            return done.getFirst();
          });
    } catch (IOException e) {
      report(e);
      // a disk that cannot be locked is no reason to lose the session, and what was done is done
      return done.isEmpty() ? work.get() : done.getFirst();
    }
  }

  /** Keeps the session elsewhere from now on. */
  void useStore(TokenStore chosen) {
    locked(
        () -> {
          StoredSession session = state.session();
          if (session != null) {
            clearStore();
          }
          store = chosen;
          if (session != null) {
            keep(session, state.epoch(), true);
          }
          return null;
        });
  }

  private @Nullable RefreshResult overtaken(State sent, RefreshPolicy policy) {
    if (state.epoch() != sent.epoch() && policy.has(Safety.LOGOUT_WINS)) {
      return RefreshResult.OVERTAKEN;
    }
    if (state.epoch() == sent.epoch()) {
      takeOverFromStore();
      if (state.session() == null) {
        return RefreshResult.OVERTAKEN;
      }
    }
    return state.session() == null || sameRefreshToken(state.session(), sent.session())
        ? null
        : RefreshResult.ADOPTED;
  }

  /** Believes the store rather than the memory, where both should have the same. */
  private void takeOverFromStore() {
    StoredSession own = state.session();
    if (own == null || !state.kept()) {
      return;
    }
    Optional<StoredSession> stored;
    try {
      stored = store.load();
    } catch (IOException e) {
      report(e);
      return;
    }
    if (stored.isEmpty()) {
      forget(LoginReason.LOGGED_OUT);
    } else if (!stored.get().accessToken().equals(own.accessToken())
        || !sameRefreshToken(stored.get(), own)) {
      publish(stored.get(), state.epoch(), true);
    }
  }

  private static boolean sameRefreshToken(StoredSession one, @Nullable StoredSession other) {
    return other != null && Objects.equals(one.refreshToken(), other.refreshToken());
  }

  private void keep(StoredSession session, long epoch, boolean persistFirst) {
    if (!persistFirst) {
      state = new State(session, epoch, state.reason(), false);
    }
    boolean kept;
    try {
      store.save(session);
      kept = true;
    } catch (IOException e) {
      report(e);
      kept = false;
    }
    publish(session, epoch, kept);
  }

  private void publish(StoredSession session, long epoch, boolean kept) {
    state = new State(session, epoch, state.reason(), kept);
    journal.append(
        new Event.TokensStored(
            lane,
            session.accessToken(),
            session.accessExpiresAt(),
            session.refreshToken(),
            session.refreshExpiresAt(),
            kept ? store.kind() : StoreKind.MEMORY));
  }

  private void forget(LoginReason reason) {
    state = new State(null, state.epoch() + 1, reason, false);
    journal.append(new Event.TokensCleared(lane));
    journal.append(new Event.LoginRequired(lane, reason));
  }

  /** Nothing was believed before: there is only something to say. */
  private void require(LoginReason reason) {
    state = new State(null, state.epoch(), reason, false);
    journal.append(new Event.LoginRequired(lane, reason));
  }

  private static LoginReason reason(FileFlaw flaw) {
    return switch (flaw) {
      case CORRUPT -> LoginReason.STORE_CORRUPT;
      case NEWER -> LoginReason.STORE_NEWER;
      case KEY_MISSING -> LoginReason.STORE_KEY_MISSING;
      case OTHER_SERVER -> LoginReason.OTHER_SERVER;
      case FULL, READ_ONLY, DENIED, BROKEN -> LoginReason.STORE_UNREADABLE;
    };
  }

  private void clearStore() {
    try {
      store.clear();
    } catch (IOException e) {
      report(e);
    }
  }

  private FileFlaw report(IOException e) {
    String location = store.location();
    FileFlaw flaw = FileFlaw.of(e, Path.of(location));
    String aside =
        e instanceof FlawedFile flawed ? flawed.aside().map(Path::toString).orElse(null) : null;
    journal.append(new Event.StoreFailed(lane, location, flaw, aside, WireFailure.detailOf(e)));
    return flaw;
  }

  private <T extends @Nullable Object> T locked(Supplier<T> change) {
    lock.lock();
    try {
      return change.get();
    } finally {
      lock.unlock();
    }
  }
}
