package dev.tokenscope.view;

import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.text.Texts;

/** Why something ended before its time, in a few words. */
public final class EndedTexts {

  private final Texts texts;

  /** Words of a language. */
  public EndedTexts(Texts texts) {
    this.texts = texts;
  }

  /** In a few words. */
  public String of(EndedBy by) {
    return texts.get(
        switch (by) {
          case LOGOUT -> "ended.by.logout";
          case REVOCATION -> "ended.by.revocation";
          case REUSE -> "ended.by.reuse";
          case CODE_REUSE -> "ended.by.code";
          case LAB -> "ended.by.lab";
        });
  }
}
