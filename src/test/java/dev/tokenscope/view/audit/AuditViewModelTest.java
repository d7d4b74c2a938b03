package dev.tokenscope.view.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.audit.Check;
import dev.tokenscope.audit.LiveClient;
import dev.tokenscope.audit.Suite;
import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.projection.Script;
import dev.tokenscope.scenario.Run;
import dev.tokenscope.scenario.Scenario;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Asking;
import dev.tokenscope.view.Auditing;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Theme;
import dev.tokenscope.view.Wishes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class AuditViewModelTest {

  private final Wishes lab = new Wishes();
  private final Choices choices = new Choices(Language.ENGLISH, Theme.LIGHT);
  private final List<String> copied = new ArrayList<>();
  private final CompletableFuture<Check> provoked = new CompletableFuture<>();
  private final List<String> asked = new ArrayList<>();
  private CompletableFuture<Void> done = new CompletableFuture<>();
  private @Nullable Path place;

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // by judge()
  private AuditViewModel model;

  @BeforeEach
  void judge() throws IOException {
    try (Run run = Run.of(Scenario.named("audit").orElseThrow(), "test")) {
      Journal journal = run.journal();
      Auditing recorded = Auditing.recorded(journal);
      model =
          new AuditViewModel(
              Texts.in(Language.ENGLISH),
              ZoneOffset.UTC,
              new Recorded(recorded.clients()),
              new Asking(lab, this::inTheWindow, _ -> {}),
              choices,
              copied::add,
              this::ask);
      model.show(Moments.now(new Script()));
    }
  }

  /** Says where to, as a person would; or nothing, as one who would rather not. */
  private Optional<Path> ask(String title, String name) {
    asked.add(title + " " + name);
    return Optional.ofNullable(place).map(folder -> folder.resolve(name));
  }

  private void inTheWindow(Runnable task) {
    task.run();
    done.complete(null);
  }

  /** What was judged once, and remembers what it was asked for. */
  private final class Recorded implements Auditing {
    private final List<LiveClient> clients;

    Recorded(List<LiveClient> clients) {
      this.clients = clients;
    }

    @Override
    public List<LiveClient> clients() {
      return clients;
    }

    @Override
    public void listen(Runnable listener) {}

    @Override
    public Optional<Check> provoked() {
      return Optional.ofNullable(provoked.getNow(null));
    }

    @Override
    public void provoke(Check check) {
      provoked.complete(check);
    }

    @Override
    public void calm() {}

    @Override
    public void close() {}
  }

  private Shown.Detail detail() {
    return Objects.requireNonNull(model.shown().get().detail(), "no check is looked at");
  }

  @Test
  void the_first_failure_is_looked_at_with_its_proof_cause_and_repair() {
    Shown shown = model.shown().get();
    assertThat(shown.lines()).hasSize(33);
    assertThat(shown.chosen()).hasToString("Built-in client");
    model.check().set("RT-118");
    Shown.Detail detail = detail();
    assertThat(detail.line().word()).isEqualTo("fail");
    assertThat(detail.proof()).isNotEmpty().allMatch(one -> one.seq() > 0);
    assertThat(detail.proof()).noneMatch(one -> one.text().contains("eyJ"));
    assertThat(detail.cause()).isNotEmpty();
    assertThat(detail.fix()).isNotEmpty();
  }

  @Test
  void a_message_of_the_proof_is_found_in_the_sequence() {
    model.check().set("RT-118");
    model.goToProof();
    Shown.Detail detail = detail();
    assertThat(choices.selection().get()).isEqualTo(detail.proof().getFirst().seq());
    assertThat(choices.arrangement().tab().get()).isEqualTo("sequence");
  }

  @Test
  void provoking_arms_and_lets_the_built_in_client_do_its_part() throws Exception {
    model.check().set("RT-101");
    model.provoke();
    assertThat(provoked.get(10, TimeUnit.SECONDS)).isEqualTo(Suite.find("RT-101").orElseThrow());
    done.get(10, TimeUnit.SECONDS);
    assertThat(lab.last()).isEqualTo(new Intent.Burst(ApiCall.ORDERS, 5));
    assertThat(model.shown().get().provoked()).contains("RT-101").contains("five calls");
  }

  @Test
  void what_watching_cannot_tell_cannot_be_provoked() {
    model.check().set("RT-111");
    Shown.Detail detail = detail();
    assertThat(detail.canProvoke()).isFalse();
    assertThat(detail.said()).contains("./run.sh audit");
  }

  @Test
  void a_finding_is_copied_without_secrets() {
    model.check().set("RT-118");
    model.copy();
    assertThat(copied.getLast()).contains("RT-118").contains("/api/admin").doesNotContain("eyJ");
  }

  @ParameterizedTest
  @CsvSource({
    "HTML, <!DOCTYPE html>, </html>",
    "MARKDOWN, | |, RT-118",
    "JSON, '\"format\" : 1', '\"FAIL\"'",
    "JUNIT, <testsuite, <failure",
  })
  void a_report_goes_where_a_person_says_and_is_its_owners_alone(
      Export.Format format, String begins, String has) throws Exception {
    place = folder;
    model.export(format);
    done.get(10, TimeUnit.SECONDS);
    assertThat(asked).containsExactly("Where is the report to go? " + format.file());
    Path file = folder.resolve(format.file());
    assertThat(file).content().contains(begins, has).doesNotContain("eyJ");
    assertThat(model.written().get().done()).isTrue();
    assertThat(model.written().get().sentence()).contains(file.toString());
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    try (var files = Files.list(folder)) {
      assertThat(files).as("no half of a file is left").containsExactly(file);
    }
  }

  @Test
  void whoever_would_rather_not_gets_no_file() {
    model.export(Export.Format.HTML);
    assertThat(asked).hasSize(1);
    assertThat(model.written().get()).isEqualTo(Export.Written.NOTHING);
  }

  @Test
  void a_place_that_cannot_be_written_is_said_in_words() throws Exception {
    place = Files.writeString(folder.resolve("no folder"), "x");
    model.export(Export.Format.HTML);
    done.get(10, TimeUnit.SECONDS);
    assertThat(model.written().get().done()).isFalse();
    assertThat(model.written().get().sentence())
        .startsWith("The report cannot be written to " + place.resolve("audit.html"))
        .endsWith("Choose another place for it.")
        .doesNotContain("Exception");

    place = folder;
    done = new CompletableFuture<>();
    model.export(Export.Format.HTML);
    done.get(10, TimeUnit.SECONDS);
    assertThat(model.written().get().done()).as("another place will do").isTrue();
  }

  @Test
  void in_the_past_a_verdict_is_what_it_was_then() {
    assertThat(model.shown().get().counts().get(2)).isPositive();
    Script script = new Script().logIn("alice");
    model.show(Moments.upTo(script, 1, script.now()));
    assertThat(model.shown().get().counts()).containsExactly(0, 0, 0, 33);
  }
}
