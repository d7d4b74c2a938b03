package dev.tokenscope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two processes, one store: one session, and one refresh for both of them. */
@Timeout(120)
class SharedStoreTest {

  private static final int ROUNDS = 20;

  @TempDir private Path folder;

  private final List<Program> programs = new ArrayList<>();

  @AfterEach
  void nothingIsLeftRunning() throws Exception {
    for (Program program : programs) {
      program.process.destroyForcibly();
      assertThat(program.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FILE", "ENCRYPTED_FILE"})
  void two_processes_with_one_store_refresh_once_for_both(StoreKind kind) throws Exception {
    Instant now = InstantSource.system().instant();
    try (Lab lab =
        new Lab(
            LabOptions.forTests(Profile.CLASSROOM.settings().style(RefreshStyle.ENDPOINT)),
            LabClock.standing(now),
            InstantSource.fixed(now))) {
      lab.serve();
      Program one = start(kind, lab.origin());
      assertThat(one.does("login")).contains("status=200");
      Program other = start(kind, lab.origin());
      assertThat(other.does("call")).as("it finds the session in the store").contains("status=200");
      for (int round = 0; round < ROUNDS; round++) {
        lab.clock().advance(Duration.ofSeconds(16));
        one.asks("call");
        other.asks("call");
        assertThat(one.said()).contains("status=200");
        assertThat(other.said()).contains("status=200");
      }
      assertThat(count(lab, Event.TokenRotated.class)).isEqualTo(ROUNDS);
      assertThat(count(lab, Event.ReuseDetected.class)).isZero();
      assertThat(count(lab, Event.FamilyStarted.class)).as("one session").isEqualTo(1);
    }
  }

  private static long count(Lab lab, Class<? extends Event> type) {
    return lab.journal().since(0).stream().filter(entry -> type.isInstance(entry.event())).count();
  }

  private Program start(StoreKind kind, String origin) throws IOException {
    Program program =
        new Program(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    SharingProgram.class.getName(),
                    folder.toString(),
                    kind.name(),
                    origin)
                .redirectErrorStream(true)
                .start());
    programs.add(program);
    return program;
  }

  private static final class Program {
    private final Process process;
    private final BufferedReader lines;
    private final PrintWriter words;

    Program(Process process) {
      this.process = process;
      this.lines = process.inputReader();
      this.words = new PrintWriter(process.outputWriter(), true);
    }

    void asks(String word) {
      words.println(word);
    }

    String said() throws IOException {
      return String.valueOf(lines.readLine());
    }

    String does(String word) throws IOException {
      asks(word);
      return said();
    }
  }
}
