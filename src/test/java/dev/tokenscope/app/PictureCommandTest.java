package dev.tokenscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.app.command.Failure;
import dev.tokenscope.app.command.TokenScopeCommand;
import dev.tokenscope.journal.JournalFile;
import dev.tokenscope.scenario.Run;
import dev.tokenscope.scenario.Scenario;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PictureCommandTest {

  @TempDir private Path folder;

  @Test
  void a_scenario_becomes_a_picture_larger_than_the_platforms_screen() throws Exception {
    Path out = folder.resolve("deep").resolve("theft.png");
    Ended ended =
        program(
            "picture", "theft", "--size", "1920x1080", "--theme", "dark", "--out", out.toString());
    assertThat(ended.output()).contains("theft.png").doesNotContain("Exception");
    assertThat(ended.status()).isZero();
    BufferedImage picture = ImageIO.read(out.toFile());
    assertThat(picture.getWidth()).isEqualTo(1920);
    assertThat(picture.getHeight()).isEqualTo(1080);
    assertThat(colours(picture)).isGreaterThan(100);
  }

  @Test
  void a_recording_becomes_a_picture_of_any_of_its_moments() throws Exception {
    Path recording = recording("refreshed");
    Path out = folder.resolve("past.png");
    Ended ended =
        program(
            "picture",
            recording.toString(),
            "--at",
            "12",
            "--scale",
            "2",
            "--size",
            "1280x800",
            "--lang",
            "ko",
            "--out",
            out.toString());
    assertThat(ended.output()).contains("past.png").doesNotContain("Exception");
    assertThat(ended.status()).isZero();
    BufferedImage picture = ImageIO.read(out.toFile());
    assertThat(picture.getWidth()).isEqualTo(2560);
    assertThat(colours(picture)).isGreaterThan(100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          nothing             | 'nothing' is no file and no scenario.
          theft --size huge   | 'huge' is not a size. Write it like this: 1440x900.
          theft --theme pink  | 'pink' is not a theme. Choose light or dark.
          theft --view tree   | 'tree' is not a view. Choose window, sequence or lifelines.
          theft --zoom 1000   | Zoom is one of
          theft --scale 9     | --scale is from 1 to 4.
          fresh --at 100000   | There is no entry 100000
          fresh --explain 999 | Entry 999 is no message that was sent by then; the newest is
          fresh --explain 1   | Entry 1 is no message
          """)
  void a_wrong_word_gets_a_sentence(String words, String sentence) {
    Path out = folder.resolve("no.png");
    List<String> arguments = new ArrayList<>(List.of("picture"));
    arguments.addAll(List.of(words.split(" ")));
    arguments.addAll(List.of("--out", out.toString()));
    Ended ended = here(arguments.toArray(String[]::new));
    assertThat(ended.output()).contains(sentence);
    assertThat(ended.status()).isEqualTo(Failure.USAGE);
    assertThat(out).doesNotExist();
  }

  @Test
  void a_recording_with_a_gap_is_refused_with_the_entry_that_is_missing() throws Exception {
    Path recording = recording("login");
    List<String> lines = new ArrayList<>(Files.readAllLines(recording));
    lines.remove(1);
    Files.write(recording, lines);
    Ended ended = here("picture", recording.toString(), "--out", "no.png");
    assertThat(ended.output()).contains("is not a whole recording. Entry 2 is missing");
    assertThat(ended.status()).isEqualTo(Failure.USAGE);
  }

  @Test
  void a_file_that_is_no_recording_is_refused_with_the_line() throws Exception {
    Path file = Files.writeString(folder.resolve("notes.txt"), "hello\n");
    Ended ended = here("picture", file.toString(), "--out", "no.png");
    assertThat(ended.output()).contains("notes.txt, line 1, is not a journal entry");
    assertThat(ended.status()).isEqualTo(Failure.USAGE);
  }

  private Path recording(String scenario) throws IOException {
    Path file = folder.resolve("session.jsonl");
    try (Run run = Run.of(Scenario.named(scenario).orElseThrow(), "test")) {
      JournalFile.Recorder.start(run.journal(), file, false, e -> {}).close();
    }
    return file;
  }

  /** How a program ended. */
  private record Ended(int status, String output) {}

  private static Ended here(String... arguments) {
    StringWriter err = new StringWriter();
    int status =
        TokenScopeCommand.commandLine(
                new PrintWriter(new StringWriter()), new PrintWriter(err, true))
            .execute(arguments);
    return new Ended(status, err.toString());
  }

  /** A program of its own: a toolkit starts once in a program, and this one has it already. */
  private Ended program(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.tokenscope.app.Main"));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(output));
  }

  private static long colours(BufferedImage picture) {
    return IntStream.range(0, picture.getWidth() * picture.getHeight() / 7)
        .map(i -> i * 7)
        .map(i -> picture.getRGB(i % picture.getWidth(), i / picture.getWidth()))
        .distinct()
        .count();
  }
}
