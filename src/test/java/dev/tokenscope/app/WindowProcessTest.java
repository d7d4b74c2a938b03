package dev.tokenscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--data-dir",
                folder.toString(),
                "--lang",
                "en",
                "--port",
                "0"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    processes.add(process);
    return process;
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
