package dev.tokenscope.view;

import dev.tokenscope.journal.Lane;
import dev.tokenscope.text.Texts;

/** Who somebody is: by itself, and in the middle of a sentence. */
public final class LaneTexts {

  private final Texts texts;

  /** Words of a language. */
  public LaneTexts(Texts texts) {
    this.texts = texts;
  }

  /** "Client", "Attacker", or what an outsider is known by. */
  public String title(Lane lane) {
    return switch (lane.value()) {
      case "client" -> texts.get("lane.client");
      case "attacker" -> texts.get("lane.attacker");
      default -> lane.shortName();
    };
  }

  /** "the client", "the attacker", or what an outsider is known by. */
  public String of(Lane lane) {
    return switch (lane.value()) {
      case "client" -> texts.get("who.client.text");
      case "attacker" -> texts.get("who.attacker.text");
      default -> lane.shortName();
    };
  }
}
