package dev.tokenscope.wire.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.token.TokenHash;
import dev.tokenscope.token.TokenType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthFileTest {

  private static final Instant NOW = Truths.START;
  private static final List<Event.Truth> EVENTS =
      List.of(
          Truths.started("f", 0),
          Truths.refresh("1-a", 1, null),
          Truths.refresh("2-a", 2, "1-a"),
          new Event.TokenRotated("f", "1-a", "2-a", NOW));

  private static TruthFile open(Path file, List<Entry> before, Instant now) throws IOException {
    return TruthFile.open(file, before, () -> now, TruthFileTest::mustNotFail);
  }

  private static void mustNotFail(IOException e) {
    throw new AssertionError(e);
  }

  private static void write(Path file, List<Event.Truth> events) throws IOException {
    try (TruthFile truth = open(file, List.of(), NOW)) {
      events.forEach(truth::append);
    }
  }

  private static List<Event> events(Path file) throws IOException {
    return TruthFile.read(file).entries().stream().map(Entry::event).toList();
  }

  @Test
  void what_was_written_is_read_back_in_order(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("families.jsonl");
    assertThat(TruthFile.read(file).entries()).isEmpty();
    assertThat(TruthFile.read(file).latest()).isEqualTo(Instant.MIN);
    write(file, EVENTS);
    assertThat(events(file)).containsExactlyElementsOf(EVENTS);
    assertThat(TruthFile.read(file).latest()).isEqualTo(NOW);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_last_line_that_was_cut_off_anywhere_is_left_out(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("families.jsonl");
    write(file, EVENTS);
    byte[] whole = Files.readAllBytes(file);
    int lastLine =
        new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1)
                .lastIndexOf('\n', whole.length - 2)
            + 1;
    write(file, EVENTS.subList(0, 3));
    int third = Files.readAllBytes(file).length;
    int second =
        new String(whole, 0, third - 1, java.nio.charset.StandardCharsets.ISO_8859_1)
                .lastIndexOf('\n')
            + 1;
    for (int length = second; length < whole.length - 1; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      int expected = length < third - 1 ? 2 : 3;
      assertThat(events(file)).as("cut off after " + length + " bytes").hasSize(expected);
    }
    assertThat(lastLine).isEqualTo(third);
  }

  @Test
  void a_damaged_line_elsewhere_is_named(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("families.jsonl");
    for (String damage : List.of("nonsense", "null", "{}", "")) {
      write(file, EVENTS);
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      lines.set(1, damage);
      Files.write(file, lines);
      assertThatThrownBy(() -> TruthFile.read(file))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("Line 2 of ")
          .hasMessageEndingWith(" is damaged.");
    }
  }

  @Test
  void what_no_token_can_lead_to_is_left_out_of_a_new_beginning(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("families.jsonl");
    List<Event.Truth> all = new ArrayList<>(EVENTS);
    Event.CodeIssued code =
        new Event.CodeIssued(
            TokenHash.of("c"), "tokenscope", "u", "x", "alice", Set.of(), NOW.plusSeconds(60));
    Event.TokenEnded ended =
        new Event.TokenEnded(null, TokenType.ACCESS, 9, Event.EndedBy.LAB, NOW);
    all.add(new Event.ReuseDetected("f", TokenHash.unknownName("x"), null, NOW));
    all.add(new Event.FamilyRevoked("f", Event.EndedBy.REUSE, NOW));
    all.add(code);
    all.add(new Event.CodeRedeemed(code.code(), "f"));
    all.add(ended);
    write(file, all);
    open(file, TruthFile.read(file).entries(), NOW.plusSeconds(599)).close();
    assertThat(events(file)).hasSize(all.size());
    open(file, TruthFile.read(file).entries(), NOW.plusSeconds(600)).close();
    assertThat(events(file)).containsExactly(code, ended);
    open(file, TruthFile.read(file).entries(), NOW.plusSeconds(4000)).close();
    assertThat(events(file)).containsExactly(ended);
  }

  @Test
  void an_access_token_is_not_kept(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("families.jsonl");
    write(file, List.of(Truths.issued(TokenType.ACCESS, "1-a", 1, null)));
    assertThat(Files.readString(file)).doesNotContain("token 1-a");
  }

  @Test
  void a_file_that_grows_too_long_is_written_anew(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("families.jsonl");
    try (TruthFile truth =
        TruthFile.open(
            file, List.of(), () -> NOW.plusSeconds(600), TruthFileTest::mustNotFail, 100)) {
      truth.append(Truths.started("f", 0));
      Event.TokenIssued issued = Truths.issued(TokenType.ACCESS, "1-a", 1, null);
      for (int i = 1; i < 100; i++) {
        truth.append(issued);
      }
      assertThat(Files.size(file)).as("the family is over").isZero();
      truth.append(Truths.started("g", 1));
    }
    assertThat(events(file)).containsExactly(Truths.started("g", 1));
  }

  @Test
  void a_file_of_families_that_live_is_not_written_anew_again_and_again(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("families.jsonl");
    try (TruthFile truth =
        TruthFile.open(file, List.of(), () -> NOW, TruthFileTest::mustNotFail, 10)) {
      Object first = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      truth.append(Truths.started("f", 0));
      for (int i = 1; i < 100; i++) {
        truth.append(Truths.issued(TokenType.ACCESS, "1-a", 1, null));
      }
      assertThat(Files.readAttributes(file, BasicFileAttributes.class).fileKey()).isEqualTo(first);
    }
    assertThat(events(file)).hasSize(100);
  }

  @Test
  void what_comes_after_the_end_is_not_written_and_no_failure(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("families.jsonl");
    TruthFile truth = open(file, List.of(), NOW);
    truth.append(EVENTS.get(0));
    truth.close();
    truth.append(EVENTS.get(1));
    truth.close();
    assertThat(events(file)).hasSize(1);
  }

  @Test
  void a_disk_that_takes_no_more_is_said_once(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("x").resolve("families.jsonl");
    List<IOException> failures = new ArrayList<>();
    TruthFile truth =
        TruthFile.open(file, List.of(), () -> NOW.plusSeconds(600), failures::add, 10);
    Files.delete(file);
    Files.delete(folder.resolve("x"));
    Files.writeString(folder.resolve("x"), "no folder any more");
    truth.append(EVENTS.get(0));
    for (int i = 0; i < 12; i++) {
      truth.append(EVENTS.get(1));
    }
    truth.close();
    assertThat(failures).hasSize(1);
  }
}
