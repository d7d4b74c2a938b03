package dev.tokenscope.view.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.app.command.SmallDisk;
import dev.tokenscope.audit.AuditReport;
import dev.tokenscope.audit.Finding;
import dev.tokenscope.audit.Mode;
import dev.tokenscope.audit.Suite;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A report that is to go onto a disk that is full, and onto one that is read-only. */
@Timeout(120)
class ExportDiskTest {

  @TempDir private Path folder;

  @Test
  void a_full_disk_and_a_read_only_one_are_said_in_words() throws Exception {
    Path file = folder.resolve("audit.html");
    assertThat(SmallDisk.printed(folder, Program.class).lines())
        .containsExactly(
            "The report is in " + file + ", readable by this user alone.",
            cannot(file) + "The disk is full. Choose another place for it.",
            "the report before is whole: true",
            cannot(file) + "The disk cannot be written. Choose another place for it.");
  }

  private static String cannot(Path file) {
    return "The report cannot be written to " + file + ". ";
  }

  /** Writes a report on its disk; the argument is the folder. */
  static final class Program {

    private Program() {}

    public static void main(String... arguments) throws Exception {
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      Path folder = Path.of(arguments[0]);
      Path file = folder.resolve("audit.html");
      out.println(sentence(file));
      String before = Files.readString(file);
      SmallDisk.fill(folder.resolve("filling"));
      out.println(sentence(file));
      out.println("the report before is whole: " + Files.readString(file).equals(before));
      Files.delete(folder.resolve("filling"));
      SmallDisk.makeReadOnly(folder);
      out.println(sentence(file));
      SmallDisk.makeWritable(folder);
    }

    private static String sentence(Path file) {
      List<Finding> passed = Suite.catalogue().stream().<Finding>map(Finding.Pass::new).toList();
      AuditReport report = new AuditReport("app", Mode.REACTIVE, "all", Instant.EPOCH, passed);
      return new Export(Texts.in(Language.ENGLISH))
          .write(report, Export.Format.HTML, LocalDate.EPOCH, file)
          .sentence();
    }
  }
}
