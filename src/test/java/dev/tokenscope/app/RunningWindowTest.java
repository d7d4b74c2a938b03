package dev.tokenscope.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

  private CompletableFuture<Void> show() {
    shown.incrementAndGet();
    return CompletableFuture.completedFuture(null);
  }

  @Test
  void a_second_start_shows_the_running_window_as_often_as_it_asks() throws IOException {
    try (var _ = RunningWindow.in(folder, this::show)) {
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
    try (var _ = RunningWindow.in(folder, this::show)) {
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
        "{\"port\":1,\"secret\":\"no hexadecimal digits are here, whatever their number may be 1\"}",
        "{\"port\":-7,\"secret\":\"x\"}",
        "{\"port\":99999,\"secret\":\""
            + "0000000000000000000000000000000000000000000000000000000000000000\"}"
      })
  void a_file_that_makes_no_sense_tells_of_no_window(String text) throws IOException {
    Files.writeString(folder.resolve("running.json"), text);
    assertThat(RunningWindow.show(folder)).isFalse();
  }

  @Test
  void something_else_that_listens_there_now_is_not_taken_for_the_window() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // says yes to everything, and more than anybody wants to hear
      CompletableFuture<byte[]> heard =
          CompletableFuture.supplyAsync(
              () -> {
                try (var asked = other.accept()) {
                  asked.getOutputStream().write("+".repeat(1000).getBytes(US_ASCII));
                  return asked.getInputStream().readAllBytes();
                } catch (IOException e) {
                  return new byte[0];
                }
              });
      String secret = "a1".repeat(32);
      Files.writeString(
          folder.resolve("running.json"),
          "{\"port\":" + other.getLocalPort() + ",\"secret\":\"" + secret + "\"}");
      assertThat(RunningWindow.show(folder)).isFalse();
      byte[] told = heard.get(20, TimeUnit.SECONDS);
      assertThat(told).as("a number, and no proof").hasSizeLessThanOrEqualTo(32);
      assertThat(HexFormat.of().formatHex(told)).doesNotContain(secret);
    }
  }

  @Test
  void whoever_asks_while_the_window_is_still_opening_waits_for_it() throws Exception {
    CompletableFuture<Void> open = new CompletableFuture<>();
    CompletableFuture<Void> asked = new CompletableFuture<>();
    try (var _ =
        RunningWindow.in(
            folder,
            () -> {
              asked.complete(null);
              return open;
            })) {
      CompletableFuture<Boolean> second =
          CompletableFuture.supplyAsync(() -> RunningWindow.show(folder));
      asked.get(20, TimeUnit.SECONDS);
      assertThat(second).isNotDone();
      open.complete(null);
      assertThat(second.get(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whoever_asks_while_it_closes_is_not_told_that_it_was_shown() throws Exception {
    CompletableFuture<Void> asked = new CompletableFuture<>();
    CompletableFuture<Boolean> second;
    try (var _ =
        RunningWindow.in(
            folder,
            () -> {
              asked.complete(null);
              return new CompletableFuture<>();
            })) {
      second = CompletableFuture.supplyAsync(() -> RunningWindow.show(folder));
      asked.get(20, TimeUnit.SECONDS);
    }
    assertThat(second.get(20, TimeUnit.SECONDS)).isFalse();
    assertThat(folder.resolve("running.json")).doesNotExist();
  }

  @Test
  void a_window_that_could_not_be_shown_is_not_said_to_be() throws IOException {
    try (var _ =
        RunningWindow.in(
            folder, () -> CompletableFuture.failedFuture(new IllegalStateException("no screen")))) {
      assertThat(RunningWindow.show(folder)).isFalse();
    }
  }

  @Test
  void whoever_connects_and_says_nothing_keeps_nobody_else_out() throws IOException {
    try (var _ = RunningWindow.in(folder, this::show)) {
      int port =
          Integer.parseInt(
              Files.readString(folder.resolve("running.json"))
                  .replaceAll(".*\"port\":([0-9]+).*", "$1"));
      try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(RunningWindow.show(folder)).isTrue();
        assertThat(silent.isConnected()).isTrue();
      }
    }
  }
}
