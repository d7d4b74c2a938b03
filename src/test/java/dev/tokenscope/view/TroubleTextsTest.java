package dev.tokenscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.FileFlaw;
import dev.tokenscope.journal.Kept;
import dev.tokenscope.journal.Trouble;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TroubleTextsTest {

  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

  private static List<Trouble> everyTrouble() {
    List<Trouble> all = new ArrayList<>();
    all.add(new Trouble.PortTaken(8089, "http://127.0.0.1:8090"));
    all.add(new Trouble.CannotListen("10.0.0.1", 80, "Permission denied"));
    all.add(new Trouble.FolderUnusable("/data", "Permission denied"));
    all.add(new Trouble.FolderTaken("/data"));
    all.add(new Trouble.ClockTurnedBack(NOON, NOON.plusSeconds(3600)));
    for (FileFlaw flaw : FileFlaw.values()) {
      for (Kept what : Kept.values()) {
        all.add(new Trouble.MovedAside(what, "/data/x", "/data/y", flaw, "line 3"));
        all.add(new Trouble.NotKept(what, "/data/x", flaw, "No space left on device"));
      }
    }
    for (FailureKind kind : FailureKind.values()) {
      all.add(new Trouble.NoAnswer(kind, "http://127.0.0.1:8089", "Connection refused"));
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_trouble_says_what_happened_and_what_to_do(Language language) {
    TroubleTexts texts = new TroubleTexts(Texts.in(language), ZoneOffset.UTC);
    for (Trouble trouble : everyTrouble()) {
      assertThat(texts.what(trouble)).endsWith(".").doesNotContain("{").doesNotContain("..");
      assertThat(texts.help(trouble)).endsWith(".").doesNotContain("{").doesNotContain("..");
      assertThat(texts.details(trouble)).startsWith(trouble.getClass().getSimpleName());
    }
  }

  @Test
  void a_full_disk_in_both_languages() {
    Trouble full = new Trouble.NotKept(Kept.TOKENS, "/data/t", FileFlaw.FULL, "No space left");
    TroubleTexts english = new TroubleTexts(Texts.in(Language.ENGLISH), ZoneOffset.UTC);
    assertThat(english.what(full))
        .isEqualTo("The token store cannot be used at /data/t. The disk is full.");
    assertThat(english.help(full))
        .isEqualTo(
            "Make room on the disk; the next change is written again. The session goes on in"
                + " memory, until the program ends.");
    assertThat(english.details(full)).contains("/data/t").contains("No space left");
    TroubleTexts korean = new TroubleTexts(Texts.in(Language.KOREAN), ZoneOffset.UTC);
    assertThat(korean.what(full)).isEqualTo("토큰 저장소를 /data/t에서 쓸 수 없습니다. 디스크가 가득 찼습니다.");
  }
}
