package dev.tokenscope.view;

import dev.tokenscope.projection.TokenStatus;
import dev.tokenscope.text.Texts;

/** What a token is worth, in a word. */
public final class StatusTexts {

  private final Texts texts;

  /** Words of a language. */
  public StatusTexts(Texts texts) {
    this.texts = texts;
  }

  /** In a word. */
  public String of(TokenStatus status) {
    return texts.get(
        switch (status) {
          case NONE -> "card.status.none";
          case UNKNOWN -> "card.status.unknown";
          case VALID -> "card.status.valid";
          case USED -> "card.status.used";
          case REUSED -> "card.status.reused";
          case EXPIRED -> "card.status.expired";
          case REVOKED -> "card.status.revoked";
        });
  }
}
