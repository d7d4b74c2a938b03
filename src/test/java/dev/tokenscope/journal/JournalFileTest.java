package dev.tokenscope.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tokenscope.intent.Intent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalFileTest {

  static Stream<Event> events() {
    return EventSamples.events().stream();
  }

  static Stream<Intent> intents() {
    return EventSamples.intents().stream();
  }

  @ParameterizedTest
  @MethodSource("events")
  void an_event_comes_back_as_it_was_written(Event event) {
    Entry entry = new Entry(3, EventSamples.NOW, 2, event);
    assertThat(JournalFile.entry(JournalFile.line(entry, true))).isEqualTo(entry);
  }

  @ParameterizedTest
  @MethodSource("intents")
  void an_intent_comes_back_as_it_was_written(Intent intent) {
    Entry entry = new Entry(3, EventSamples.NOW, 0, new Event.Asked(intent));
    assertThat(JournalFile.entry(JournalFile.line(entry, true))).isEqualTo(entry);
  }

  @ParameterizedTest
  @MethodSource("events")
  void a_masked_event_is_still_an_event(Event event) {
    Entry entry = new Entry(3, EventSamples.NOW, 2, event);
    assertThat(JournalFile.entry(JournalFile.line(entry, false)).event())
        .hasSameClassAs(entry.event());
  }

  @Test
  void a_fault_that_an_older_recording_only_numbers_is_read() {
    assertThat(
            JournalFile.entry(
                    "{\"seq\":1,\"at\":\"2026-11-01T09:00:00Z\",\"cause\":0,\"event\":"
                        + "{\"event\":\"FaultFired\",\"exchange\":\"0000000000000003\",\"fault\":3}}")
                .event())
        .isInstanceOfSatisfying(
            Event.FaultFired.class, fired -> assertThat(fired.kind()).isEmpty());
  }

  @Test
  void every_kind_of_event_and_intent_has_a_sample() {
    assertThat(kinds(Event.class)).isEqualTo(classes(EventSamples.events()));
    assertThat(kinds(Intent.class)).isEqualTo(classes(EventSamples.intents()));
  }

  private static Set<Class<?>> classes(List<?> samples) {
    return samples.stream().map(Object::getClass).collect(Collectors.toSet());
  }

  private static Set<Class<?>> kinds(Class<?> sealed) {
    Set<Class<?>> kinds = new LinkedHashSet<>();
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        kinds.addAll(kinds(permitted));
      } else {
        kinds.add(permitted);
      }
    }
    return kinds;
  }

  @Test
  void a_dropped_body_comes_back_as_dropped() {
    Body body = Body.of("four");
    body.drop();
    Entry entry =
        new Entry(
            1,
            EventSamples.NOW,
            0,
            new Event.ResponseSent(
                ExchangeId.numbered(1), new Message.Response(200, "OK", List.of(), body)));
    Entry read = JournalFile.entry(JournalFile.line(entry, true));
    assertThat(read).isEqualTo(entry);
    assertThat(read.toString()).contains("4 bytes, dropped");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{}",
        "{\"seq\":1,\"at\":\"2026-03-01T09:00:00Z\",\"cause\":0}",
        "{\"seq\":1,\"cause\":0,\"event\":{\"event\":\"NotePinned\",\"text\":\"x\"}}",
        "{\"seq\":1,\"at\":\"yesterday\",\"cause\":0,\"event\":{\"event\":\"FaultsDisarmed\"}}",
        "{\"seq\":1,\"at\":\"2026-03-01T09:00:00Z\",\"cause\":0,\"event\":{\"event\":\"Nothing\"}}",
        "{\"seq\":1,\"at\":\"2026-03-01T09:00:00Z\",\"cause\":0,\"event\":null}"
      })
  void what_is_no_entry_is_refused(String line) {
    assertThatThrownBy(() -> JournalFile.entry(line)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_file_that_is_no_journal_is_refused_with_the_line(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.jsonl");
    String good =
        JournalFile.line(new Entry(1, EventSamples.NOW, 0, new Event.FaultsDisarmed()), true);
    Files.writeString(file, good + "\n\n" + good + "\nnonsense\n");
    assertThatThrownBy(() -> JournalFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 4, is not a journal entry");
  }

  @Test
  void a_recorder_writes_what_was_and_what_comes(@TempDir Path folder) throws IOException {
    Journal journal = new Journal(() -> EventSamples.NOW);
    Path file = folder.resolve("deep").resolve("session.jsonl");
    journal.append(new Event.NotePinned("before"));
    try (JournalFile.Recorder recorder =
        JournalFile.Recorder.start(journal, file, false, JournalFileTest::mustNotFail)) {
      assertThat(recorder).isNotNull();
      EventSamples.events().forEach(journal::append);
    }
    journal.append(new Event.NotePinned("after"));
    List<Entry> read = JournalFile.read(file);
    assertThat(read).hasSize(EventSamples.events().size() + 1);
    assertThat(read.getFirst().event()).isEqualTo(new Event.NotePinned("before"));
    assertThat(Files.readString(file)).doesNotContain("c2lnbmF0dXJl");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_recorder_goes_on_after_text_that_is_no_text(@TempDir Path folder) throws IOException {
    Journal journal = new Journal(() -> EventSamples.NOW);
    Path file = folder.resolve("session.jsonl");
    try (JournalFile.Recorder recorder =
        JournalFile.Recorder.start(journal, file, true, JournalFileTest::mustNotFail)) {
      assertThat(recorder).isNotNull();
      journal.append(new Event.LoginRefused("\ud800"));
      journal.append(new Event.NotePinned("after"));
    }
    assertThat(JournalFile.read(file).getLast().event()).isEqualTo(new Event.NotePinned("after"));
  }

  @Test
  void a_recorder_that_cannot_write_says_so_once(@TempDir Path folder) throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    Journal journal = new Journal(() -> EventSamples.NOW);
    List<IOException> failures = new ArrayList<>();
    CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> openAndClose(pipe));
    try (JournalFile.Recorder recorder =
        JournalFile.Recorder.start(journal, pipe, true, failures::add)) {
      assertThat(recorder).isNotNull();
      reader.get(10, TimeUnit.SECONDS);
      for (int i = 0; i < 100; i++) {
        journal.append(new Event.NotePinned("x".repeat(1000)));
      }
    }
    assertThat(failures).hasSize(1);
  }

  private static void openAndClose(Path pipe) {
    try {
      Files.newInputStream(pipe).close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void mustNotFail(IOException e) {
    throw new AssertionError(e);
  }

  @Test
  void durations_and_instants_are_written_as_people_read_them() throws JsonProcessingException {
    String line =
        JournalFile.line(
            new Entry(
                1,
                EventSamples.NOW,
                0,
                new Event.ClockChanged(
                    1, false, java.time.Duration.ofSeconds(90), java.time.Duration.ZERO)),
            true);
    assertThat(line)
        .contains("\"at\":\"2026-03-01T09:00:00.123456789Z\"")
        .contains("\"event\":\"ClockChanged\"")
        .contains("\"jumped\":\"1m30s\"");
  }
}
