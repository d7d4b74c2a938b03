package dev.tokenscope.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tokenscope.start.Machine.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./run.sh --get-jdk} against a stand-in for the publisher, on this computer. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
class GetJdkTest {

  @TempDir private Path folder;

  private final List<String> asked = new CopyOnWriteArrayList<>();

  @SuppressWarnings("NullAway.Init") // by set_up()
  private Machine machine;

  @SuppressWarnings("NullAway.Init") // by set_up()
  private HttpServer publisher;

  private byte[] archive = new byte[0];
  private String checksum = "";

  @BeforeEach
  void set_up() throws Exception {
    machine = new Machine(folder.toRealPath());
    archive = archiveOfJdk();
    checksum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
    publisher = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    publisher.createContext("/v3/", exchange -> answer(exchange, metadata().getBytes(UTF_8)));
    publisher.createContext("/jdk.tar.gz", exchange -> answer(exchange, archive));
    publisher.start();
    machine.set("TOKENSCOPE_JDK_PUBLISHER", origin());
  }

  @AfterEach
  void close() {
    publisher.stop(0);
    machine.close();
  }

  private String origin() {
    return "http://127.0.0.1:" + publisher.getAddress().getPort();
  }

  /** As the publisher words it, with the installer that other platforms have as well. */
  private String metadata() {
    return """
        [
          {
            "binary": {
              "image_type": "jdk",
              "installer": { "checksum": "0000", "link": "https://example.invalid/jdk.pkg" },
              "package": {
                "checksum": "%s",
                "checksum_link": "https://example.invalid/jdk.tar.gz.sha256.txt",
                "link": "%s/jdk.tar.gz",
                "name": "jdk.tar.gz",
                "size": 1
              }
            },
            "release_name": "jdk-25.0.9+1"
          }
        ]
        """
        .formatted(checksum, origin());
  }

  private void answer(HttpExchange exchange, byte[] body) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private byte[] archiveOfJdk() throws Exception {
    Path jdk = machine.jdk("published/jdk-25.0.9+1", "25.0.9");
    Path packed = folder.resolve("packed.tar.gz");
    Process tar =
        new ProcessBuilder(
                "tar",
                "-czf",
                packed.toString(),
                "-C",
                String.valueOf(jdk.getParent()),
                String.valueOf(jdk.getFileName()))
            .start();
    assertThat(tar.waitFor()).isZero();
    return Files.readAllBytes(packed);
  }

  private Path cache() throws IOException {
    return folder.toRealPath().resolve("home/.cache/tokenscope");
  }

  private List<String> cached() throws IOException {
    if (!Files.exists(cache())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(cache())) {
      return files.map(it -> String.valueOf(it.getFileName())).toList();
    }
  }

  @Test
  void it_is_put_into_the_users_cache_and_found_by_the_next_start() throws Exception {
    Ended got = machine.run("--get-jdk");

    assertThat(got.err()).endsWith("Temurin 25 is in " + cache() + "/jdk-25.0.9+1\n");
    assertThat(got.exitCode()).isZero();
    assertThat(cached()).containsExactly("jdk-25.0.9+1");
    assertThat(asked.getFirst())
        .startsWith("/v3/assets/latest/25/hotspot?architecture=")
        .contains("&image_type=jdk", "&vendor=eclipse");

    machine.pretendBuilt();
    assertThat(machine.run("serve").exitCode()).isZero();
    assertThat(machine.jdkStarted()).isEqualTo(cache().resolve("jdk-25.0.9+1"));
  }

  @Test
  void what_has_another_checksum_is_deleted() throws Exception {
    checksum = "0".repeat(64);

    Ended got = machine.run("--get-jdk");

    assertThat(got.exitCode()).isEqualTo(1);
    assertThat(got.err()).contains("not what the publisher says it is", "instead of " + checksum);
    assertThat(cached()).isEmpty();
  }

  @Test
  void offline_it_says_so_and_what_else_to_do() throws Exception {
    publisher.stop(0);

    Ended got = machine.run("--get-jdk");

    assertThat(got.exitCode()).isEqualTo(1);
    assertThat(got.err())
        .contains(
            "The JDK could not be downloaded from " + origin(),
            "Is this computer online?",
            "https://adoptium.net/temurin/releases/?version=25");
    assertThat(cached()).isEmpty();
  }

  @Test
  void a_download_that_breaks_off_leaves_nothing() throws Exception {
    publisher.removeContext("/jdk.tar.gz");

    Ended got = machine.run("--get-jdk");

    assertThat(got.exitCode()).isEqualTo(1);
    assertThat(got.err()).contains("could not be downloaded from " + origin() + "/jdk.tar.gz");
    assertThat(cached()).isEmpty();
  }

  @Test
  void without_a_terminal_nothing_is_downloaded_unasked() throws Exception {
    assertThat(machine.run().exitCode()).isEqualTo(3);

    assertThat(asked).isEmpty();
  }
}
