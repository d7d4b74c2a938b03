package dev.tokenscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.journal.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The window as a program of its own, started more than once. */
@Timeout(180)
class WindowProcessTest {

  @TempDir private Path folder;

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void nothingIsLeftRunning() throws InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void a_second_start_offers_the_running_window_and_a_third_one_opens_when_it_was_killed()
      throws Exception {
    Process first = start("--say-when-shown");
    awaitShown(first);
    Process second = start("--exit-after", "1s");
    assertThat(said(second)).contains("its window was brought to the front");
    assertThat(second.waitFor()).isZero();
    assertThat(first.isAlive()).isTrue();

    Process beside = start("--new", "--say-when-shown", "--exit-after", "1s");
    assertThat(said(beside)).contains("the window is shown", "this one remembers nothing");
    assertThat(beside.waitFor()).isZero();

    first.destroyForcibly().waitFor();
    Process third = start("--say-when-shown", "--exit-after", "1s");
    assertThat(said(third)).contains("the window is shown").doesNotContain("to the front");
    assertThat(third.waitFor()).isZero();
  }

  @Test
  void a_start_without_a_word_opens_the_window_that_is_kept_where_the_platform_says()
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder(java("-Dtokenscope.says.when.shown=true"));
    for (String one : List.of("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")) {
      builder.environment().put(one, folder.toString());
    }
    Process window = builder.redirectErrorStream(true).start();
    processes.add(window);
    awaitShown(window);
    assertThat(folder.resolve("tokenscope/window")).isDirectory();
  }

  @Test
  void words_that_look_like_a_window_and_are_none_are_read_with_all_commands() throws Exception {
    Process wrong = start("demoo");
    assertThat(said(wrong)).contains("Unmatched argument", "demo", "Try --help.");
    assertThat(wrong.waitFor()).isEqualTo(2);
    Process late = start("serve", "--help");
    assertThat(said(late)).contains("Usage: tokenscope serve");
    assertThat(late.waitFor()).isZero();
  }

  @Test
  void choices_that_make_no_sense_are_set_aside_and_told_of() throws Exception {
    Path file = folder.resolve("preferences.json");
    Files.writeString(file, "{ \"zoom\": ");
    Process window = start("--exit-after", "1s");
    assertThat(said(window))
        .contains("The file of the window’s preferences could not be used")
        .contains("set-aside")
        .doesNotContain("Exception");
    assertThat(window.waitFor()).isZero();
    try (var files = Files.list(folder)) {
      assertThat(files.filter(one -> one.toString().contains("preferences.json.set-aside")))
          .singleElement()
          .satisfies(aside -> assertThat(aside).content().isEqualTo("{ \"zoom\": "));
    }
  }

  @Test
  void after_a_restart_the_session_goes_on() throws Exception {
    URI origin = freeOrigin();
    String[] arguments = {"--access-ttl", "1h", "--refresh-ttl", "7d", "--port", port(origin)};
    Process first = start(arguments, "--rehearse", "--say-when-shown");
    awaitShown(first);
    // the rehearsal logs in, waits for the end of the access token and refreshes it
    awaitEntry(origin, "\"RefreshFinished\"");
    first.destroyForcibly().waitFor();
    String access = storedAccessToken();

    Process again = start(arguments, "--say-when-shown");
    awaitShown(again);
    assertThat(body(HttpRequest.newBuilder(origin.resolve("/_lab/journal"))))
        .contains("\"TokensStored\"")
        .doesNotContain("\"LoginRequired\"");
    assertThat(
            body(
                HttpRequest.newBuilder(origin.resolve("/api/me"))
                    .header("Authorization", "Bearer " + access)))
        .contains("alice");
    assertThat(storedAccessToken()).isEqualTo(access);
  }

  @Test
  void a_session_that_cannot_go_on_is_told_of_in_words() throws Exception {
    Path tokens = Files.createDirectories(folder.resolve("window")).resolve("tokens.json");
    Files.writeString(tokens, "{ half");
    URI origin = freeOrigin();
    awaitShown(start("--say-when-shown", "--port", port(origin)));
    assertThat(body(HttpRequest.newBuilder(origin.resolve("/_lab/journal"))))
        .contains("\"LoginRequired\"", "STORE_CORRUPT");
    assertThat(tokens).doesNotExist();
  }

  private String storedAccessToken() throws IOException {
    Path tokens = folder.resolve("window/tokens.json");
    return Json.mapper().readTree(tokens.toFile()).path("access_token").asText();
  }

  /** Waits until a window's journal has an entry, as it follows it. */
  private static void awaitEntry(URI origin, String what) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient();
        Stream<String> lines =
            client
                .send(
                    HttpRequest.newBuilder(origin.resolve("/_lab/journal"))
                        .header("Accept", "text/event-stream")
                        .build(),
                    HttpResponse.BodyHandlers.ofLines())
                .body()) {
      assertThat(lines.anyMatch(line -> line.contains(what))).as(what).isTrue();
      client.shutdownNow();
    }
  }

  private static String body(HttpRequest.Builder request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              request.timeout(java.time.Duration.ofSeconds(30)).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    }
  }

  private static URI freeOrigin() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + any.getLocalPort());
    }
  }

  private static String port(URI origin) {
    return Integer.toString(origin.getPort());
  }

  private Process start(String[] before, String... arguments) throws IOException {
    return start(
        Stream.concat(Arrays.stream(before), Arrays.stream(arguments)).toArray(String[]::new));
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = java();
    command.addAll(List.of("--data-dir", folder.toString(), "--lang", "en"));
    command.addAll(List.of(arguments));
    if (!command.contains("--port")) {
      command.addAll(List.of("--port", "0"));
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    processes.add(process);
    return process;
  }

  private static List<String> java(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    return command;
  }

  private static void awaitShown(Process process) throws IOException {
    BufferedReader lines = process.inputReader();
    String line = lines.readLine();
    while (line != null && !line.equals("the window is shown")) {
      line = lines.readLine();
    }
    assertThat(line).as("it is shown before it ends").isNotNull();
  }

  private static String said(Process process) throws IOException {
    return new String(
        process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
