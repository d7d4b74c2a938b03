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
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
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
}
