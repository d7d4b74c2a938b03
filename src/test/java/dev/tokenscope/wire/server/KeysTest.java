package dev.tokenscope.wire.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.token.Alg;
import dev.tokenscope.token.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

  private static Keys in(Path file) throws IOException {
    return Keys.in(
        file,
        e -> {
          throw new AssertionError(e);
        });
  }

  @Test
  void keys_and_issuers_survive_and_are_their_owners_alone(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("keys.json");
    Keys keys = in(file);
    String kid = keys.signing(Alg.ES256).id();
    keys.use("http://localhost:1");
    Keys again = in(file);
    assertThat(again.signing(Alg.ES256).id()).isEqualTo(kid);
    assertThat(again.isIssuer("http://localhost:1")).isTrue();
    assertThat(again.isIssuer("http://localhost:2")).isFalse();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void keys_change_in_three_ways() {
    Keys keys = Keys.inMemory();
    SigningKey first = keys.change(Alg.ES256, KeyChange.SAME_KID);
    SigningKey overlap = keys.change(Alg.ES256, KeyChange.OVERLAP);
    assertThat(keys.ring().keys()).containsExactly(first, overlap);
    SigningKey same = keys.change(Alg.ES256, KeyChange.SAME_KID);
    assertThat(same.id()).isEqualTo(overlap.id());
    assertThat(keys.ring().keys()).containsExactly(same);
    SigningKey hard = keys.change(Alg.ES256, KeyChange.HARD);
    assertThat(hard.id()).isNotEqualTo(same.id());
    assertThat(keys.ring().keys()).containsExactly(hard);
    assertThat(keys.signing(Alg.ES256)).isSameAs(hard);
  }

  @Test
  void the_newest_issuers_are_known_however_many_there_were(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("keys.json");
    Keys keys = in(file);
    for (int i = 1; i <= 201; i++) {
      keys.use("http://localhost:" + i);
    }
    assertThat(keys.isIssuer("http://localhost:1")).isFalse();
    assertThat(keys.isIssuer("http://localhost:2")).isTrue();
    assertThat(keys.isIssuer("http://localhost:201")).isTrue();
    assertThat(in(file).isIssuer("http://localhost:201")).isTrue();
  }

  @Test
  void a_disk_that_takes_nothing_does_not_stop_the_server(@TempDir Path folder) throws IOException {
    Path blocked = Files.writeString(folder.resolve("a file"), "no folder").resolve("keys.json");
    List<IOException> failures = new ArrayList<>();
    Keys keys = Keys.in(blocked, failures::add);
    assertThat(keys.signing(Alg.ES256).alg()).isEqualTo(Alg.ES256);
    keys.use("http://localhost");
    assertThat(keys.isIssuer("http://localhost")).isTrue();
    assertThat(failures).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{\"keys\":7}",
        "{\"keys\":[7]}",
        "{\"keys\":[{}]}",
        "{\"keys\":[{\"kid\":\"a\",\"alg\":\"ES256\",\"private\":\"AAAA\",\"public\":\"AAAA\"}]}",
        "{\"keys\":[{\"kid\":\"a\",\"alg\":\"HS256\",\"private\":\"\"}]}",
        "{\"keys\":["
      })
  void a_damaged_file_is_refused(String text, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("keys.json"), text);
    assertThatThrownBy(() -> in(file)).isInstanceOf(IOException.class);
  }
}
