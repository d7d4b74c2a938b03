package dev.tokenscope.view.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.journal.Event;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.lab.LabOptions;
import dev.tokenscope.projection.Explanation;
import dev.tokenscope.projection.Explanations;
import dev.tokenscope.projection.Families;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.wire.server.LabServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With tokens and keys of a real server. */
final class JwtViewModelTest {

  private static final Instant START = Instant.parse("2026-03-02T05:03:04Z");

  @TempDir private Path folder;
  private Lab lab;
  private JwtViewModel model;

  @BeforeEach
  void log_in_and_choose_the_answer() throws IOException {
    lab =
        new Lab(
            new LabOptions(
                Profile.CLASSROOM.settings(),
                new LabServer.Options(
                    InetAddress.getLoopbackAddress(), 0, Set.of(), folder, _ -> {}),
                null,
                OptionalLong.of(7),
                "test"),
            LabClock.standing(START),
            () -> START);
    lab.start();
    lab.ask(new Intent.LogIn("alice", "wonderland")).join();
    model = new JwtViewModel(lab::examine);
    Families families = new Families();
    Families.Tree truth = families.applyAll(families.initial(), lab.journal().since(0));
    long answer =
        lab.journal().since(0).stream()
            .filter(entry -> entry.event() instanceof Event.ResponseReceived)
            .findFirst()
            .orElseThrow()
            .seq();
    Explanation told = new Explanations(lab.journal().since(0), truth).of(answer).orElseThrow();
    model.show(told, new Wording(Texts.in(Language.ENGLISH), ZoneOffset.UTC, truth.names()), START);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void both_tokens_of_a_login_can_be_chosen_and_their_signatures_fit() {
    assertThat(model.tokens()).extracting(JwtViewModel.Token::name).containsExactly("AT 1", "RT 1");
    assertThat(model.shown().get().verdict()).isEqualTo(JwtViewModel.Signature.GOOD);
    model.chosen().set(model.tokens().getLast());
    assertThat(model.shown().get().verdict()).isEqualTo(JwtViewModel.Signature.GOOD);
  }

  @Test
  void times_are_told_in_words() {
    assertThat(model.shown().get().fields())
        .anySatisfy(
            field -> {
              assertThat(field.name()).isEqualTo("exp");
              assertThat(field.meaning())
                  .isEqualTo("its end: 05:03:19, in 15 s (whole seconds, rounded up)");
            });
  }

  @Test
  void a_changed_claim_breaks_the_signature_and_reset_mends_it() {
    model.payload().set(model.payload().get().replace("alice", "admin"));
    assertThat(model.shown().get().verdict()).isEqualTo(JwtViewModel.Signature.BAD);
    assertThat(model.shown().get().fields()).anyMatch(field -> field.value().equals("admin"));
    model.reset();
    assertThat(model.shown().get().verdict()).isEqualTo(JwtViewModel.Signature.GOOD);
  }

  @Test
  void other_white_space_is_no_change() {
    model.payload().set("  " + model.payload().get() + "\n\n");
    assertThat(model.shown().get().verdict()).isEqualTo(JwtViewModel.Signature.GOOD);
  }

  @Test
  void what_is_no_json_is_said_in_words() {
    model.payload().set("{\"sub\":");
    assertThat(model.shown().get().verdict()).isEqualTo(JwtViewModel.Signature.MALFORMED);
    assertThat(model.shown().get().sentence()).startsWith("This is not a JSON object:");
    model.payload().set("[]");
    assertThat(model.shown().get().verdict()).isEqualTo(JwtViewModel.Signature.MALFORMED);
  }
}
