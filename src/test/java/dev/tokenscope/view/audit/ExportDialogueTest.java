package dev.tokenscope.view.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A report goes through the dialogue of this computer, in a real window on a display of its own.
 */
@Timeout(120)
class ExportDialogueTest {

  private static final int TRIES = 5;

  @TempDir private Path folder;

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void nothingIsLeftRunning() throws InterruptedException {
    for (Process process : processes.reversed()) {
      process.destroyForcibly();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void a_page_is_written_to_where_a_person_types() throws Exception {
    assumeTrue(isThere("Xvfb") && isThere("xdotool"), "There is no Xvfb with xdotool here.");
    String display = display();
    Process window = window(display);
    BufferedReader said = window.inputReader();
    assertThat(line(said, "asking")).isNotNull();
    Path file = folder.resolve("page.html");
    answer(display, file.toString(), window);
    assertThat(line(said, "The report is in " + file))
        .as("the window says where it is")
        .isNotNull();
    assertThat(window.waitFor()).isZero();
    assertThat(file).content().startsWith("<!DOCTYPE html>").contains("RT-118");
  }

  /** A display that nobody sees; Xvfb chooses its number and says it. */
  private String display() throws IOException {
    Process display =
        start(
            new ProcessBuilder(
                    "Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD));
    String number = display.inputReader().readLine();
    assumeTrue(number != null, "Xvfb does not start here.");
    return ":" + number;
  }

  private Process window(String display) throws IOException {
    ProcessBuilder window =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dprism.order=sw",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            ExportProgram.class.getName());
    window.environment().put("DISPLAY", display);
    window.environment().remove("WAYLAND_DISPLAY");
    // the dialogue remembers where it was; not among what the person remembers who runs this
    window.environment().put("HOME", folder.toString());
    window.environment().put("XDG_CONFIG_HOME", folder.toString());
    window.environment().put("XDG_CACHE_HOME", folder.toString());
    window.environment().put("GSETTINGS_BACKEND", "memory");
    return start(window.redirectErrorStream(true));
  }

  /** Types a name into the dialogue; again where it was not ready to listen. */
  private void answer(String display, String name, Process window) throws Exception {
    for (int i = 0; i < TRIES && window.isAlive(); i++) {
      xdotool(
          display,
          "search --sync --onlyvisible --name Where.is.the.report windowfocus --sync"
              + " key ctrl+a type --delay 20 "
              + name);
      xdotool(display, "key Return");
      var _ = window.waitFor(4, TimeUnit.SECONDS);
    }
  }

  private void xdotool(String display, String words) throws Exception {
    ProcessBuilder tool =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of("timeout", "10", "xdotool"), Stream.of(words.split(" ", -1)))
                    .toList())
            .redirectErrorStream(true);
    tool.environment().put("DISPLAY", display);
    Process process = start(tool);
    process.getInputStream().readAllBytes();
    process.waitFor();
  }

  private Process start(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private static String line(BufferedReader lines, String begin) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(begin)) {
      line = lines.readLine();
    }
    return line;
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}
