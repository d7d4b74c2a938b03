package dev.tokenscope.wire.client;

import static dev.tokenscope.wire.client.Bench.answered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.FileFlaw;
import dev.tokenscope.journal.FlawedFile;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.LoginReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EncryptedStoreTest {

  private static final StoredSession SESSION =
      new StoredSession("at-secret", Bench.START, null, "rt-secret", null, "", "alice", "http://a");

  @TempDir Path folder;

  private final StandIn keychain = new StandIn();

  /** A keychain that this computer need not have. */
  private static final class StandIn implements KeyPlace {
    byte @Nullable [] key;
    boolean locked;

    @Override
    public String location() {
      return "stand-in";
    }

    @Override
    public boolean isKeychain() {
      return true;
    }

    @Override
    public Optional<byte[]> read() throws IOException {
      if (locked) {
        throw new IOException("The keychain is locked.");
      }
      return Optional.ofNullable(key);
    }

    @Override
    public void write(byte[] fresh) {
      key = fresh.clone();
    }
  }

  private Path file() {
    return folder.resolve("tokens.enc");
  }

  private FileStore store() {
    return FileStore.encrypted(file(), keychain);
  }

  @Test
  void whatIsOnDiskShowsNeitherTokensNorNames() throws Exception {
    store().save(SESSION);
    assertThat(Files.readString(file()))
        .doesNotContain("secret")
        .doesNotContain("alice")
        .contains("tokenscope-encrypted-1");
    assertThat(store().load()).contains(SESSION);
    assertThat(store().kind()).isEqualTo(StoreKind.ENCRYPTED_FILE);
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void noTwoWritesLookAlike() throws Exception {
    store().save(SESSION);
    String first = Files.readString(file());
    store().save(SESSION);
    assertThat(Files.readString(file()).lines().filter(line -> line.contains("nonce")))
        .isNotEqualTo(first.lines().filter(line -> line.contains("nonce")).toList())
        .hasSize(1)
        .noneMatch(first::contains);
  }

  @Test
  void aLostKeyIsSaidAndTheFileIsSetAside() throws Exception {
    store().save(SESSION);
    String sealed = Files.readString(file());
    keychain.key = null;
    flawed(FileFlaw.KEY_MISSING, sealed);
  }

  @Test
  void anotherKeyIsNoKey() throws Exception {
    store().save(SESSION);
    String sealed = Files.readString(file());
    keychain.key = new byte[32];
    flawed(FileFlaw.KEY_MISSING, sealed);
  }

  @Test
  void halfAKeyEncryptsNothingAndIsNotReplaced() {
    keychain.key = new byte[7];
    assertThatThrownBy(() -> store().save(SESSION))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no key of 256 bits");
    assertThat(keychain.key).hasSize(7);
    assertThat(file()).doesNotExist();
  }

  @Test
  void aChangedFileIsCorrupt() throws Exception {
    store().save(SESSION);
    String sealed =
        Files.readString(file()).replaceFirst("\"nonce\" : \"....", "\"nonce\" : \"AAAA");
    Files.writeString(file(), sealed);
    flawed(FileFlaw.CORRUPT, sealed);
  }

  @Test
  void aPlainFileInItsPlaceIsCorruptAndSetAside() throws Exception {
    new FileStore(file()).save(SESSION);
    flawed(FileFlaw.CORRUPT, Files.readString(file()));
  }

  private void flawed(FileFlaw flaw, String content) {
    assertThatThrownBy(() -> store().load())
        .isInstanceOfSatisfying(
            FlawedFile.class,
            e -> {
              assertThat(e.flaw()).isEqualTo(flaw);
              assertThat(e.aside().orElseThrow()).content().isEqualTo(content);
            });
    assertThat(file()).doesNotExist();
  }

  @Test
  void aLockedKeychainCostsNeitherTheFileNorTheSession() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT, store()).expired()) {
      String sealed = Files.readString(file());
      keychain.locked = true;
      assertThat(bench.call()).isEqualTo(answered(200, 2));
      assertThat(bench.refreshToken()).isEqualTo("rt-2");
      assertThat(file()).content().isEqualTo(sealed);
      assertThat(bench.events(Event.StoreFailed.class)).isNotEmpty();
      assertThat(bench.events(Event.TokensStored.class).getLast().store())
          .isEqualTo(StoreKind.MEMORY);
    }
  }

  @Test
  void theNextStartGoesOnOrSaysThatTheKeyIsGone() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.HEADER, store()).expired()) {
      LabClient next = bench.client(store(), bench.journal);
      bench.others.add(next::close);
      next.resume();
      assertThat(next.session()).isEqualTo(bench.client.session());

      keychain.key = null;
      Journal journal = new Journal(bench.clock);
      LabClient third = bench.client(store(), journal);
      bench.others.add(third::close);
      third.resume();
      assertThat(third.session()).isEmpty();
      assertThat(journal.since(0).getLast().event())
          .isEqualTo(
              new Event.LoginRequired(
                  dev.tokenscope.journal.Lane.CLIENT, LoginReason.STORE_KEY_MISSING));
    }
  }

  @Test
  void twoClientsShareOneSession() throws Exception {
    try (Bench bench = new Bench(RefreshStyle.ENDPOINT, store()).expired();
        LabClient second = bench.client(store(), new Journal(bench.clock))) {
      second.resume();
      assertThat(bench.call()).isEqualTo(answered(200, 2));
      assertThat(second.call(ApiCall.ORDERS, 0)).isEqualTo(answered(200, 2));
      assertThat(bench.server.refreshTokensSeen()).containsExactly("rt-1");
      assertThat(second.session()).isEqualTo(bench.client.session());
    }
  }

  @Test
  void withoutAKeychainTheKeyIsInAFileOfItsOwner() throws Exception {
    Path file = folder.resolve("tokens.key");
    KeyFile key = new KeyFile(file);
    assertThat(key.read()).isEmpty();
    FileStore.encrypted(file(), key).save(SESSION);
    assertThat(FileStore.encrypted(file(), new KeyFile(file)).load()).contains(SESSION);
    assertThat(key.read().orElseThrow()).hasSize(32);
    assertThat(key.isKeychain()).isFalse();
    assertThat(key.location()).isEqualTo(file.toString());
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    Files.writeString(file, "not base64!");
    assertThatThrownBy(key::read).hasMessageContaining("holds no key");
  }
}
