package dev.tokenscope.view;

import dev.tokenscope.journal.Lane;
import dev.tokenscope.text.Texts;

/** Who somebody is, in the middle of a sentence. */
public final class LaneTexts {

  private final Texts texts;

  /** Words of a language. */
  public LaneTexts(Texts texts) {
    this.texts = texts;
  }

  /** "the client", "the attacker", or what an outsider is known by. */
  public String of(Lane lane) {
    return switch (lane.value()) {
      case "client" -> texts.get("who.client.text");
      case "attacker" -> texts.get("who.attacker.text");
      default -> lane.value();
    };
  }
}
