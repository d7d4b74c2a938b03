package dev.tokenscope.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RunningWindowTest {

  @TempDir private Path folder;

  private final AtomicInteger shown = new AtomicInteger();

  @Test
  void a_second_start_shows_the_running_window_as_often_as_it_asks() throws IOException {
    try (var _ = RunningWindow.in(folder, shown::incrementAndGet)) {
      assertThat(RunningWindow.show(folder)).isTrue();
      assertThat(RunningWindow.show(folder)).isTrue();
      assertThat(shown).hasValue(2);
      Path file = folder.resolve("running.json");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(RunningWindow.show(folder)).as("it is closed").isFalse();
  }

  @Test
  void whoever_does_not_know_the_secret_moves_nothing() throws IOException {
    try (var _ = RunningWindow.in(folder, shown::incrementAndGet)) {
      Path file = folder.resolve("running.json");
      String known = Files.readString(file);
      String secret = known.replaceAll(".*\"secret\":\"([0-9a-f]+)\".*", "$1");
      Files.writeString(file, known.replace(secret, "0".repeat(64)));
      assertThat(RunningWindow.show(folder)).isFalse();
      assertThat(shown).hasValue(0);
      Files.writeString(file, known);
      assertThat(RunningWindow.show(folder)).as("others are heard all the same").isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"port\":1,\"secret\":\"short\"}",
        "{\"port\":-7,\"secret\":\"x\"}",
        "{\"port\":99999,\"secret\":\""
            + "0000000000000000000000000000000000000000000000000000000000000000\"}"
      })
  void a_file_that_makes_no_sense_tells_of_no_window(String text) throws IOException {
    Files.writeString(folder.resolve("running.json"), text);
    assertThat(RunningWindow.show(folder)).isFalse();
  }

  @Test
  void something_else_that_listens_there_now_is_not_taken_for_the_window() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (var asked = other.accept()) {
                  asked
                      .getOutputStream()
                      .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      Files.writeString(
          folder.resolve("running.json"),
          "{\"port\":" + other.getLocalPort() + ",\"secret\":\"" + "a".repeat(64) + "\"}");
      assertThat(RunningWindow.show(folder)).isFalse();
    }
  }
}
