package dev.tokenscope.wire.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With commands that behave as the platform's do, and keep the key in a file. */
@DisabledOnOs(OS.WINDOWS)
class KeychainTest {

  private static final byte[] KEY = {1, 2, 3, 4};

  @TempDir Path folder;

  private Map<String, String> environment() {
    return Map.of("PATH", ":" + folder, "DBUS_SESSION_BUS_ADDRESS", "unix:path=/x");
  }

  private void command(String name, String script) throws IOException {
    command(folder.resolve(name), script);
  }

  private static void command(Path path, String script) throws IOException {
    Path file = Files.writeString(path, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private KeyPlace find(String os) {
    return Keychain.find(os, environment(), "/store").orElseThrow();
  }

  @Test
  void withoutACommandOrABusThereIsNone() throws IOException {
    assertThat(Keychain.find("Linux", environment(), "/store")).isEmpty();
    command("secret-tool", "exit 0");
    assertThat(Keychain.find("Linux", Map.of("PATH", folder.toString()), "/store")).isEmpty();
    assertThat(Keychain.find("Windows 11", environment(), "/store")).isEmpty();
  }

  @Test
  void theSecretServiceKeepsAKeyThatIsNoArgument() throws IOException {
    command(
        "secret-tool",
        """
        echo "$@" >> %1$s/asked
        case $1 in
          lookup) test -f %1$s/kept || exit 1; cat %1$s/kept;;
          store) cat > %1$s/kept;;
        esac"""
            .formatted(folder));
    KeyPlace place = find("Linux");
    assertThat(place.read()).isEmpty();
    place.write(KEY);
    assertThat(place.read()).hasValueSatisfying(key -> assertThat(key).isEqualTo(KEY));
    assertThat(place.isKeychain()).isTrue();
    assertThat(place.location()).contains("secret-tool");
    assertThat(folder.resolve("asked"))
        .content()
        .contains("lookup service dev.tokenscope account /store")
        .doesNotContain("AQIDBA==");
  }

  @Test
  void theMacsKeychainIsAskedThroughAPipeToo() throws IOException {
    command(
        "security",
        """
        if [ "$1" = -i ]; then
          sed 's/.*-w //' > %1$s/kept
        elif [ -f %1$s/kept ]; then
          cat %1$s/kept
        else
          echo "could not be found" >&2; exit 44
        fi"""
            .formatted(folder));
    KeyPlace place = find("Mac OS X");
    assertThat(place.read()).isEmpty();
    place.write(KEY);
    Optional<byte[]> kept = place.read();
    assertThat(kept).hasValueSatisfying(key -> assertThat(key).isEqualTo(KEY));
    assertThat(place.location()).contains("security");
  }

  @Test
  void aKeychainThatRefusesSaysSo() throws IOException {
    command("secret-tool", "echo 'locked' >&2; exit 1");
    KeyPlace place = find("Linux");
    assertThatThrownBy(place::read).hasMessageContaining("did not answer: locked");
    assertThatThrownBy(() -> place.write(KEY)).hasMessageContaining("does not take the key");
  }

  @Test
  void somethingElseUnderItsNameIsNoKey() throws IOException {
    command("secret-tool", "echo 'not base64!'");
    KeyPlace place = find("Linux");
    assertThatThrownBy(place::read).hasMessageContaining("holds no key");
  }

  private KeyPlace windows(String script) throws IOException {
    Path shells = folder.resolve("System32").resolve("WindowsPowerShell").resolve("v1.0");
    Files.createDirectories(shells);
    command(shells.resolve("powershell.exe"), script);
    return DataProtection.find(
            "Windows 11", Map.of("SYSTEMROOT", folder.toString()), folder.resolve("key.sealed"))
        .orElseThrow();
  }

  @Test
  void windowsSealsTheKeyForTheAccountAndItIsNoArgument() throws IOException {
    KeyPlace place =
        windows(
            """
            echo "$@" >> %1$s/asked
            read key
            case "$*" in
              *::Unprotect*) echo "$key" | tr 'b-zaB-ZA' 'a-zA-Z';;
              *::Protect*) echo "$key" | tr 'a-zA-Z' 'b-zaB-ZA';;
            esac"""
                .formatted(folder));
    assertThat(place.read()).isEmpty();
    place.write(KEY);
    Path sealed = folder.resolve("key.sealed");
    assertThat(sealed).content().isEqualTo("BRJECB==\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sealed)))
        .isEqualTo("rw-------");
    assertThat(place.read()).hasValueSatisfying(key -> assertThat(key).isEqualTo(KEY));
    assertThat(place.isKeychain()).isTrue();
    assertThat(place.location()).isEqualTo("DPAPI (powershell.exe)");
    assertThat(folder.resolve("asked")).content().doesNotContain("AQIDBA==");
  }

  @Test
  void aKeyThatWindowsDoesNotOpenIsSaidAndNotOverwritten() throws IOException {
    KeyPlace place = windows("echo 'sealed for somebody else' >&2; exit 1");
    Files.writeString(folder.resolve("key.sealed"), "abc\n");
    assertThatThrownBy(place::read).hasMessageContaining("did not answer: sealed for somebody");
    assertThatThrownBy(() -> place.write(KEY)).hasMessageContaining("does not take the key");
    assertThat(folder.resolve("key.sealed")).content().isEqualTo("abc\n");
  }

  @Test
  void whereWindowsSaysNothingOrNonsenseThereIsNoKey() throws IOException {
    KeyPlace mute = windows("exit 0");
    assertThatThrownBy(() -> mute.write(KEY)).hasMessageContaining("does not take the key");
    Files.writeString(folder.resolve("key.sealed"), "abc\n");
    KeyPlace mad = windows("echo 'not base64!'");
    assertThatThrownBy(mad::read).hasMessageContaining("holds no key");
  }

  @Test
  void onlyWindowsProtectsSo() {
    Path file = folder.resolve("key.sealed");
    assertThat(DataProtection.find("Linux", Map.of("SystemRoot", "/"), file)).isEmpty();
    assertThat(DataProtection.find("Windows 11", Map.of(), file)).isEmpty();
  }
}
