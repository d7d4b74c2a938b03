package dev.tokenscope.wire.client;

import static dev.tokenscope.wire.client.Bench.answered;
import static dev.tokenscope.wire.client.Bench.loginNeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Event.RefreshResult;
import dev.tokenscope.journal.FileFlaw;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.JournalGrammar;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StoreTest {

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("tokens.json");
  }

  /** Says what the client believes while it stores. */
  private static class Witness implements TokenStore {
    final MemoryStore kept = new MemoryStore();
    final List<String> believedWhileSaving = new ArrayList<>();
    Supplier<String> belief = () -> "";
    volatile boolean broken;

    @Override
    public StoreKind kind() {
      return StoreKind.FILE;
    }

    @Override
    public String location() {
      return "witness";
    }

    @Override
    public Optional<StoredSession> load() throws IOException {
      check();
      return kept.load();
    }

    @Override
    public void save(StoredSession session) throws IOException {
      check();
      believedWhileSaving.add(belief.get());
      kept.save(session);
    }

    @Override
    public void clear() throws IOException {
      check();
      kept.clear();
    }

    @Override
    public <T> T exclusively(Supplier<T> work) throws IOException {
      check();
      return kept.exclusively(work);
    }

    private void check() throws IOException {
      if (broken) {
        throw new IOException("No space left on device");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNewPairIsStoredBeforeAnybodyCanUseIt(RefreshStyle style) throws Exception {
    Witness store = new Witness();
    try (Bench bench = new Bench(style, store)) {
      store.belief = bench::accessToken;
      bench.expired();
      bench.call();
      assertThat(store.believedWhileSaving).containsExactly("none", "at-1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCarelessClientUsesItFirst(RefreshStyle style) throws Exception {
    Witness store = new Witness();
    try (Bench bench = new Bench(style, store).without(Safety.PERSIST_FIRST)) {
      store.belief = bench::accessToken;
      bench.expired();
      bench.call();
      assertThat(store.believedWhileSaving).containsExactly("at-1", "at-2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDiskThatFailsDoesNotCostTheSession(RefreshStyle style) throws Exception {
    Witness store = new Witness();
    try (Bench bench = new Bench(style, store).expired()) {
      store.broken = true;
      assertThat(bench.call()).isEqualTo(answered(200, 2));
      assertThat(bench.refreshToken()).isEqualTo("rt-2");
      assertThat(bench.events(Event.StoreFailed.class))
          .contains(
              new Event.StoreFailed(
                  Lane.CLIENT, "witness", FileFlaw.FULL, null, "No space left on device"));
      assertThat(bench.events(Event.TokensStored.class).getLast().store())
          .isEqualTo(StoreKind.MEMORY);

      store.broken = false;
      bench.server.expireAccess();
      assertThat(bench.call()).as("what is on disk is older").isEqualTo(answered(200, 2));
      assertThat(store.kept.load().orElseThrow().refreshToken()).isEqualTo("rt-3");

      store.broken = true;
      bench.client.logOut();
      assertThat(bench.client.session()).isEmpty();
    }
  }

  @Test
  void aStoreThatCannotBeReadAtTheStartIsReported() throws Exception {
    Witness store = new Witness();
    store.broken = true;
    try (Bench bench = new Bench(RefreshStyle.HEADER, store)) {
      bench.client.resume();
      assertThat(bench.events(Event.StoreFailed.class)).hasSize(1);
      assertThat(bench.events(Event.LoginRequired.class))
          .containsExactly(new Event.LoginRequired(Lane.CLIENT, LoginReason.STORE_UNREADABLE));
    }
  }

  @Test
  void whatCannotBeReadIsKeptAside() throws Exception {
    Files.createDirectory(file());
    Files.writeString(file().resolve("inside"), "somebody's");
    try (Bench bench = new Bench(RefreshStyle.HEADER, new FileStore(file()))) {
      bench.client.resume();
      bench.loggedIn();
      String aside = String.valueOf(bench.events(Event.StoreFailed.class).getFirst().aside());
      assertThat(Path.of(aside, "inside")).hasContent("somebody's");
      assertThat(new FileStore(file()).load()).isEqualTo(bench.client.session());
    }
  }

  @Test
  void aFileOutlivesTheProgramAndOnlyItsOwnerReadsIt() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER, new FileStore(file())).expired()) {
      assertThat(Files.getPosixFilePermissions(file()))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      LabClient next = bench.client(new FileStore(file()), bench.journal);
      bench.others.add(next::close);
      next.resume();
      assertThat(next.session()).isEqualTo(bench.client.session());
      assertThat(bench.events(Event.TokensStored.class)).hasSize(2);
      assertThat(next.logOut()).isEqualTo(answered(204, 1));
      assertThat(file()).doesNotExist();
    }
  }

  @Test
  void whatTheServerDidNotSayIsNotInvented() throws Exception {
    StoredSession bare =
        new StoredSession("at-1", Bench.START, null, null, null, "", "alice", "http://a");
    FileStore store = new FileStore(file());
    assertThat(store.load()).isEmpty();
    store.save(bare);
    assertThat(store.load()).contains(bare);
    assertThat(bare.accessEndedBy(Instant.MAX)).isFalse();
    assertThat(bare.toString()).doesNotContain("at-1");
    assertThat(store.kind()).isEqualTo(StoreKind.FILE);
    store.clear();
    store.clear();
    assertThat(store.load()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"access_token\":\" \",\"received_at\":\"2026-05-04T14:00:00Z\"}",
        "{\"access_token\":\"at-1\"}",
        "{\"access_token\":\"at-1\",\"received_at\":\"noon\"}",
        "{\"access_token\":1,\"received_at\":\"2026-05-04T14:00:00Z\"}"
      })
  void aFileThatIsNoSessionIsSetAsideAndReported(String content) throws Exception {
    Files.writeString(file(), content);
    try (Bench bench = new Bench(RefreshStyle.HEADER, new FileStore(file()))) {
      bench.client.resume();
      Event.StoreFailed failed = bench.events(Event.StoreFailed.class).getFirst();
      assertThat(failed.flaw()).isEqualTo(FileFlaw.CORRUPT);
      assertThat(Path.of(String.valueOf(failed.aside()))).hasContent(content);
      assertThat(bench.events(Event.LoginRequired.class))
          .containsExactly(new Event.LoginRequired(Lane.CLIENT, LoginReason.STORE_CORRUPT));
      bench.loggedIn();
      assertThat(new FileStore(file()).load()).isEqualTo(bench.client.session());
    }
  }

  @Test
  void bytesThatAreNoTextAreSetAsideToo() throws Exception {
    Files.write(file(), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatThrownBy(() -> new FileStore(file()).load())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("set aside");
    assertThat(file()).doesNotExist();
  }

  @Test
  void twoClientsOfOneFileDoNotRace() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT, new FileStore(file())).expired()) {
      Journal journal = new Journal(bench.clock);
      try (LabClient second = bench.client(new FileStore(file()), journal)) {
        second.resume();
        CountDownLatch both = new CountDownLatch(2);
        bench.server.script =
            (seen, usual) -> {
              if (seen.isApi() && "at-1".equals(seen.bearer())) {
                both.countDown();
                assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
              }
              return usual.get();
            };
        PendingCall one = bench.start(1).getFirst();
        PendingCall other = second.start(ApiCall.ORDERS, 0);
        assertThat(Bench.outcome(one)).isEqualTo(answered(200, 2));
        assertThat(Bench.outcome(other)).isEqualTo(answered(200, 2));
        assertThat(bench.server.refreshTokensSeen()).containsExactly("rt-1");
        assertThat(second.session()).isEqualTo(bench.client.session());
        JournalGrammar.assertClosed(journal);
      }
    }
  }

  @Test
  void aClientThatSleptTakesTheNewestRefreshTokenFromTheFile() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT, new FileStore(file())).expired();
        LabClient second = bench.client(new FileStore(file()), new Journal(bench.clock))) {
      second.resume();
      bench.call();
      bench.server.expireAccess();
      bench.clock.advance(Duration.ofSeconds(60));
      assertThat(second.call(ApiCall.ORDERS, 0)).isEqualTo(answered(200, 2));
      assertThat(bench.server.refreshTokensSeen()).containsExactly("rt-1", "rt-2");
    }
  }

  @Test
  void aLogoutInOneClientIsFoundByTheOther() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT, new FileStore(file())).expired();
        LabClient second = bench.client(new FileStore(file()), new Journal(bench.clock))) {
      second.resume();
      second.logOut();
      assertThat(bench.call()).isEqualTo(loginNeeded(LoginReason.LOGGED_OUT));
      assertThat(bench.server.refreshes()).isZero();
    }
  }

  @Test
  void aLogoutInOneClientDuringTheRefreshOfTheOtherWins() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT, new FileStore(file())).expired()) {
      bench.server.script =
          (seen, usual) -> {
            MockResponse answer = usual.get();
            if (seen.isRefresh()) {
              new FileStore(file()).clear();
            }
            return answer;
          };
      assertThat(bench.call()).isEqualTo(loginNeeded(LoginReason.LOGGED_OUT));
      assertThat(file()).doesNotExist();
    }
  }

  @Test
  void onlyTheRefreshTokenThatWasSentIsReplaced() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT, new FileStore(file())).expired()) {
      bench.server.script =
          (seen, usual) -> {
            MockResponse answer = usual.get();
            if (seen.isRefresh()) {
              new FileStore(file())
                  .save(
                      new StoredSession(
                          "at-2", Bench.START, null, "rt-other", null, "", "alice", bench.origin));
            }
            return answer;
          };
      assertThat(bench.call()).isEqualTo(answered(200, 2));
      assertThat(bench.refreshToken()).isEqualTo("rt-other");
      assertThat(bench.refreshResults()).containsExactly(RefreshResult.ADOPTED);
    }
  }

  @Test
  void anotherStoreTakesTheSessionAlong() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER).loggedIn()) {
      FileStore store = new FileStore(file());
      bench.client.useStore(store);
      assertThat(store.load()).isEqualTo(bench.client.session());
      assertThat(bench.events(Event.TokensStored.class).getLast().store())
          .isEqualTo(StoreKind.FILE);
      bench.client.useStore(new MemoryStore());
      assertThat(store.load()).isEmpty();
      assertThat(bench.client.session()).isPresent();
      bench.client.logOut();
      bench.client.useStore(store);
      assertThat(store.load()).isEmpty();
      assertThat(new MemoryStore().location()).isEqualTo("memory");
    }
  }

  @Test
  void aLockThatCannotBeGivenBackDoesNotUndoTheRefresh() throws Exception {
    Witness store =
        new Witness() {
          @Override
          public <T> T exclusively(Supplier<T> work) throws IOException {
            T done = kept.exclusively(work);
            throw new IOException("The disk is gone after " + done);
          }
        };
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT, store).expired()) {
      assertThat(bench.call()).isEqualTo(answered(200, 2));
      assertThat(bench.server.refreshes()).isEqualTo(1);
      assertThat(bench.events(Event.StoreFailed.class)).hasSize(1);
    }
  }

  @Test
  void aFolderThatCannotBeLockedDoesNotStopARefresh() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT, new FileStore(file())).expired()) {
      Files.createDirectory(folder.resolve("tokens.json.lock"));
      assertThat(bench.call()).isEqualTo(answered(200, 2));
      assertThat(bench.events(Event.StoreFailed.class)).hasSize(1);
      assertThat(new FileStore(file()).load().orElseThrow().refreshToken()).isEqualTo("rt-2");
    }
  }
}
