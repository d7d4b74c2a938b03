package dev.tokenscope.view.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.lab.OnDisk;
import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Wishes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreViewModelTest {

  private static final String PLAIN = "{\"access_token\":\"eyJhbGci.eyJzdWIi.c2lnbmVk\"}";

  private final Script script = new Script();
  private final Wishes lab = new Wishes();
  private final List<StoreKind> reads = new ArrayList<>();
  private OnDisk disk = new OnDisk(StoreKind.FILE, "/x/tokens.json", "", false, PLAIN, "");
  private final StoreViewModel model =
      new StoreViewModel(
          Texts.in(Language.ENGLISH),
          lab.asking(),
          kind -> {
            reads.add(kind);
            return disk;
          });

  private StoreViewModel.Shown in(StoreKind kind) {
    script.choose(Profile.CLASSROOM.settings().store(kind));
    model.show(Moments.now(script));
    model.read();
    return model.shown().get();
  }

  @Test
  void what_a_thief_would_read_is_masked_until_it_is_revealed() {
    StoreViewModel.Shown shown = in(StoreKind.FILE);
    assertThat(shown.where()).isEqualTo("In the file /x/tokens.json.");
    assertThat(shown.content()).isEqualTo("{\"access_token\":\"eyJhbGci.eyJzdWIi.…\"}");
    assertThat(shown.key()).isEmpty();
    model.revealed().set(true);
    assertThat(model.shown().get().content()).isEqualTo(PLAIN);
  }

  @Test
  void of_an_encrypted_file_it_says_where_the_key_is() {
    disk = new OnDisk(StoreKind.ENCRYPTED_FILE, "/x/tokens.enc", "/x/tokens.key", false, "{}", "");
    assertThat(in(StoreKind.ENCRYPTED_FILE).key()).contains("/x/tokens.key", "no keychain");
    disk = new OnDisk(StoreKind.ENCRYPTED_FILE, "/x/tokens.enc", "Secret Service", true, "{}", "");
    assertThat(in(StoreKind.ENCRYPTED_FILE).key()).contains("keychain: Secret Service");
  }

  @Test
  void memory_leaves_nothing() {
    disk = new OnDisk(StoreKind.MEMORY, "", "", false, "", "");
    StoreViewModel.Shown shown = in(StoreKind.MEMORY);
    assertThat(shown.where()).startsWith("Nothing: the tokens are in the memory");
    assertThat(shown.empty()).isEmpty();
  }

  @Test
  void a_file_that_is_not_there_or_cannot_be_read_is_said() {
    disk = new OnDisk(StoreKind.FILE, "/x", "", false, "", "");
    assertThat(in(StoreKind.FILE).empty()).startsWith("The file is not there");
    disk = new OnDisk(StoreKind.FILE, "/x", "", false, "", "Permission denied");
    assertThat(in(StoreKind.FILE).empty()).endsWith("Permission denied");
    disk = new OnDisk(StoreKind.FILE, "", "", false, "", "");
    assertThat(in(StoreKind.FILE).where()).contains("this run has no folder");
  }

  @Test
  void another_store_is_a_wish_and_the_same_one_is_none() {
    in(StoreKind.FILE);
    model.choose(StoreKind.FILE);
    assertThat(lab.asked()).isEmpty();
    model.choose(StoreKind.ENCRYPTED_FILE);
    assertThat(lab.last())
        .isEqualTo(new Intent.Choose(Profile.CLASSROOM.settings().store(StoreKind.ENCRYPTED_FILE)));
  }

  @Test
  void the_disk_is_read_when_the_tokens_change_and_not_before_the_page_is_opened() {
    model.show(Moments.now(script));
    assertThat(reads).isEmpty();
    model.read();
    model.show(Moments.now(script));
    assertThat(reads).hasSize(1);
    script.logIn("alice");
    model.show(Moments.now(script));
    assertThat(reads).hasSize(2);
    script.append(
        new Event.TokensStored(
            Lane.CLIENT,
            script.access().raw(),
            null,
            script.refresh().raw(),
            null,
            StoreKind.ENCRYPTED_FILE));
    model.show(Moments.now(script));
    assertThat(reads).as("the same tokens, kept elsewhere").hasSize(3);
  }
}
