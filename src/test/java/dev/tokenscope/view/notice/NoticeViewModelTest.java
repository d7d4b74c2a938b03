package dev.tokenscope.view.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.FileFlaw;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Trouble;
import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Theme;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeViewModelTest {

  private static final Trouble PORT = new Trouble.PortTaken(8089, "http://127.0.0.1:41234");
  private static final Event FULL =
      new Event.StoreFailed(
          Lane.CLIENT, "/data/tokens.json", FileFlaw.FULL, null, "No space left on device");

  private final Script script = new Script();
  private final Choices choices = new Choices(Language.ENGLISH, Theme.LIGHT);
  private final List<String> copied = new ArrayList<>();
  private final NoticeViewModel model = model(Language.ENGLISH);

  private NoticeViewModel model(Language language) {
    return new NoticeViewModel(Texts.in(language), ZoneOffset.UTC, choices, copied::add);
  }

  private NoticeViewModel.Shown after(Event... events) {
    for (Event event : events) {
      script.append(event);
    }
    model.show(Moments.now(script));
    return model.shown().get();
  }

  @Test
  void nothing_is_said_while_nothing_is_wrong() {
    assertThat(after().there()).isFalse();
    model.dismiss();
    assertThat(after().there()).isFalse();
  }

  @Test
  void it_says_what_happened_what_to_do_and_when() {
    NoticeViewModel.Shown shown = after(new Event.TroubleMet(PORT));
    assertThat(shown.what()).startsWith("Port 8089 cannot be had").contains("41234");
    assertThat(shown.help()).startsWith("Point your own clients at the new address.");
    assertThat(shown.when()).isEqualTo("05:03:04.300");
    assertThat(shown.waiting()).isEmpty();
    assertThat(shown.over()).isFalse();
  }

  @Test
  void several_wait_for_each_other_oldest_first() {
    assertThat(after(new Event.TroubleMet(PORT), FULL).waiting()).isEqualTo("+1 more");
    model.dismiss();
    assertThat(model.shown().get().what()).contains("The disk is full.");
    assertThat(model.shown().get().waiting()).isEmpty();
    model.dismiss();
    assertThat(model.shown().get().there()).isFalse();
  }

  @Test
  void all_are_put_away_at_once() {
    after(new Event.TroubleMet(PORT), FULL);
    model.dismissAll();
    assertThat(after().there()).isFalse();
  }

  @Test
  void what_was_put_away_comes_back_when_it_happens_again_and_counts() {
    after(FULL);
    model.dismiss();
    NoticeViewModel.Shown again = after(FULL);
    assertThat(again.there()).isTrue();
    assertThat(again.when()).endsWith(" · 2 times");
  }

  @Test
  void another_language_does_not_bring_back_what_was_put_away() {
    after(FULL);
    model.dismiss();
    NoticeViewModel korean = model(Language.KOREAN);
    korean.show(Moments.now(script));
    assertThat(korean.shown().get().there()).isFalse();
  }

  @Test
  void what_works_again_says_so() {
    after(FULL);
    NoticeViewModel.Shown shown =
        after(new Event.TokensStored(Lane.CLIENT, "x", null, null, null, StoreKind.FILE));
    assertThat(shown.over()).isTrue();
    assertThat(shown.help()).isEqualTo("It works again: nothing is left to do.");
  }

  @Test
  void sentences_and_details_are_copied_together() {
    after(FULL);
    model.copy();
    assertThat(copied.getFirst())
        .contains("The disk is full.", "Make room", "NotKept TOKENS FULL", "No space left");
  }
}
