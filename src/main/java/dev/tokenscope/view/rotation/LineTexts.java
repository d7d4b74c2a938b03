package dev.tokenscope.view.rotation;

import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.projection.Families;
import dev.tokenscope.projection.Family;
import dev.tokenscope.projection.IssuedToken;
import dev.tokenscope.projection.TokenStatus;
import dev.tokenscope.projection.Use;
import dev.tokenscope.text.Texts;
import dev.tokenscope.text.Times;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.view.EndedTexts;
import dev.tokenscope.view.LaneTexts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a refresh token, and who came with it, in words. */
final class LineTexts {

  private final Texts texts;
  private final Times times;
  private final ZoneId zone;
  private final LaneTexts lanes;

  LineTexts(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.times = texts.times();
    this.zone = zone;
    this.lanes = new LaneTexts(texts);
  }

  /** What became of a token. */
  String token(
      Families.Tree tree, Family family, IssuedToken token, TokenStatus status, Instant now) {
    String name = token.name().shortName();
    return switch (status) {
      case NONE, UNKNOWN -> name;
      case VALID ->
          texts.get(
              "rotation.line.valid",
              name,
              times.countdown(Duration.between(now, token.expiresAt())));
      case USED -> used(tree, token, name);
      case REUSED -> reused(token, name);
      case EXPIRED ->
          texts.get(
              "rotation.line.expired",
              name,
              clock(tree.sweep(token).map(Families.Sweep::at).orElse(token.expiresAt())));
      case REVOKED -> revoked(family, token, name);
    };
  }

  private String used(Families.Tree tree, IssuedToken token, String name) {
    String successor =
        Optional.ofNullable(token.successor())
            .flatMap(jti -> tree.names().ofJti(jti))
            .map(TokenName.Issued::shortName)
            .orElse("?");
    Lane by = token.presentedBy();
    return by == null || by.equals(Lane.CLIENT)
        ? texts.get("rotation.line.used", name, clock(token.usedAt()), successor)
        : texts.get("rotation.line.usedBy", name, clock(token.usedAt()), lanes.of(by), successor);
  }

  private String reused(IssuedToken token, String name) {
    Lane by = token.presentedBy();
    Instant at = token.usedAt();
    if (at == null) {
      return name;
    }
    return by == null
        ? texts.get("rotation.line.reused", name, clock(at))
        : texts.get("rotation.line.reusedBy", name, clock(at), lanes.of(by));
  }

  private String revoked(Family family, IssuedToken token, String name) {
    EndedBy by = token.endedBy();
    if (by != null) {
      return texts.get("rotation.line.ended", name, new EndedTexts(texts).of(by));
    }
    return family.revoked()
        ? texts.get("rotation.line.revoked", name)
        : texts.get("rotation.line.ended", name, new EndedTexts(texts).of(EndedBy.LAB));
  }

  /** Who came with it once more, and what came of that. */
  String use(IssuedToken token, Use use) {
    String name = token.name().shortName();
    String key =
        use.reuse()
            ? "rotation.again.reuse"
            : use.accepted() ? "rotation.again.forgiven" : "rotation.again.refused";
    Lane by = use.by();
    String who = by == null ? texts.get("who.somebody.text") : lanes.of(by);
    String said = texts.get(key, name, clock(use.first()), who);
    return use.times() == 1 ? said : texts.get("rotation.again.times", said, use.times());
  }

  /** A family by its letter, and who logged in. */
  String family(Family family) {
    String said = texts.get("rotation.family.text", family.letter(), family.subject());
    return family.revoked() ? texts.get("rotation.family.revoked", said) : said;
  }

  /** The line that folds and unfolds the beginning. */
  String fold(int hidden, boolean unfolded) {
    return texts.get(unfolded ? "rotation.fold.open" : "rotation.fold.closed", hidden);
  }

  private String clock(@Nullable Instant instant) {
    return instant == null ? "" : Times.clock(instant, zone);
  }
}
