package dev.tokenscope.view.cards;

import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.projection.Card;
import dev.tokenscope.projection.TokenStatus;
import dev.tokenscope.text.Texts;
import dev.tokenscope.text.Times;
import dev.tokenscope.token.Claims;
import dev.tokenscope.token.Jwt;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.Distinct;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import dev.tokenscope.view.StatusTexts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** One of the client's two tokens, in words. */
public final class CardViewModel implements Pane {

  /** What stands where there is nothing to say. */
  static final String NOTHING = "–";

  private static final int HEADER_CHARS = 22;
  private static final int PAYLOAD_CHARS = 40;

  private final TokenType type;
  private final Texts texts;
  private final Times times;
  private final ZoneId zone;
  private final BooleanProperty revealed = new SimpleBooleanProperty();
  private final Distinct<Shown> shown;

  /**
   * What the card says.
   *
   * @param status decides about colour and shape
   * @param pill status and short name in words
   * @param countdown for the middle of the ring
   * @param lifetime for below it
   * @param fraction how much of the ring is left
   * @param facts names and values, always the same names
   * @param raw the token, whole; empty where there is none
   * @param spoken all of it in a sentence, for who cannot see it
   */
  public record Shown(
      TokenStatus status,
      String pill,
      String countdown,
      String lifetime,
      double fraction,
      List<Fact> facts,
      String raw,
      String spoken) {}

  /** Something that is known of a token. */
  public record Fact(String name, String value) {}

  /** The three parts of a token, as they are shown. */
  public record Parts(String header, String payload, String signature) {}

  /** The card of a kind of token. */
  public CardViewModel(TokenType type, Texts texts, ZoneId zone) {
    this.type = type;
    this.texts = texts;
    this.times = texts.times();
    this.zone = zone;
    this.shown = new Distinct<>(new Shown(TokenStatus.NONE, "", NOTHING, "", 0, noFacts(), "", ""));
  }

  /** Which kind. */
  public TokenType type() {
    return type;
  }

  /** The kind, as the ids of its parts begin. */
  String kind() {
    return type == TokenType.ACCESS ? "access" : "refresh";
  }

  /** What the kind is called. */
  public String title() {
    return texts.get(type == TokenType.ACCESS ? "token.access" : "token.refresh");
  }

  /** What the card says now. */
  public ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Whether the token is shown whole. */
  public BooleanProperty revealed() {
    return revealed;
  }

  /** The token as it may be copied: without its signature, unless that is shown. */
  public String copyable() {
    String raw = shown.get().raw();
    return revealed.get() ? raw : Jwt.masked(raw);
  }

  /** The parts as they are shown: short and without the signature, or whole. */
  public Parts parts() {
    String raw = shown.get().raw();
    String[] parts = raw.split("\\.", -1);
    if (parts.length != 3) {
      return new Parts("", revealed.get() ? raw : "", "");
    }
    return revealed.get()
        ? new Parts(parts[0], parts[1], parts[2])
        : new Parts(shortened(parts[0], HEADER_CHARS), shortened(parts[1], PAYLOAD_CHARS), "•••");
  }

  @Override
  public void show(Moment moment) {
    Card card = moment.cards().at(type, moment.instant());
    if (card.status() == TokenStatus.NONE) {
      revealed.set(false);
    }
    shown.set(shown(card));
  }

  private Shown shown(Card card) {
    if (card.status() == TokenStatus.NONE) {
      return new Shown(
          TokenStatus.NONE,
          texts.get("card.status.none"),
          NOTHING,
          "",
          0,
          noFacts(),
          "",
          texts.get("card.spoken.none", title()));
    }
    String pill =
        texts.get("card.pill.text", new StatusTexts(texts).of(card.status()), card.name());
    String countdown = card.expiresAt() == null ? NOTHING : times.countdown(card.left());
    Duration whole = Duration.ofSeconds(card.lifetime().toSeconds());
    return new Shown(
        card.status(),
        pill,
        countdown,
        whole.isZero() ? "" : texts.get("card.ring.of", times.span(whole)),
        card.status() == TokenStatus.VALID || card.status() == TokenStatus.EXPIRED
            ? card.fraction()
            : 0,
        type == TokenType.ACCESS ? accessFacts(card) : refreshFacts(card),
        card.raw(),
        texts.get("card.spoken.text", title(), pill, countdown));
  }

  private List<Fact> accessFacts(Card card) {
    Claims claims = card.claims();
    return List.of(
        new Fact("sub", orNothing(claims == null ? null : claims.subject())),
        new Fact(
            "scope",
            claims == null || claims.scope().isEmpty()
                ? NOTHING
                : String.join("\n", claims.scope())),
        new Fact("exp", exp(card)),
        new Fact(texts.get("card.stored.name"), stored(card.store())),
        new Fact(texts.get("card.sent.name"), texts.get("lane.api")));
  }

  private List<Fact> refreshFacts(Card card) {
    return List.of(
        new Fact(
            texts.get("card.family.name"),
            card.letter().isEmpty()
                ? NOTHING
                : texts.get("card.family.text", card.letter(), card.generation())),
        new Fact("exp", exp(card)),
        new Fact(texts.get("card.stored.name"), stored(card.store())),
        new Fact(
            texts.get("card.sent.name"),
            texts.get(
                card.sentTo() == RefreshStyle.HEADER ? "card.sent.header" : "card.sent.endpoint")));
  }

  private List<Fact> noFacts() {
    return type == TokenType.ACCESS
        ? List.of(
            new Fact("sub", NOTHING),
            new Fact("scope", NOTHING),
            new Fact("exp", NOTHING),
            new Fact(texts.get("card.stored.name"), NOTHING),
            new Fact(texts.get("card.sent.name"), NOTHING))
        : List.of(
            new Fact(texts.get("card.family.name"), NOTHING),
            new Fact("exp", NOTHING),
            new Fact(texts.get("card.stored.name"), NOTHING),
            new Fact(texts.get("card.sent.name"), NOTHING));
  }

  private String exp(Card card) {
    Claims claims = card.claims();
    Instant exp =
        claims != null && claims.expiresAt() != null ? claims.expiresAt() : card.expiresAt();
    return exp == null ? NOTHING : Times.clock(exp, zone);
  }

  private String stored(@Nullable StoreKind store) {
    return switch (store) {
      case null -> NOTHING;
      case MEMORY -> texts.get("card.stored.memory");
      case FILE -> texts.get("card.stored.file");
      case ENCRYPTED_FILE -> texts.get("card.stored.encrypted");
    };
  }

  private static String orNothing(@Nullable String value) {
    return value == null || value.isEmpty() ? NOTHING : value;
  }

  private static String shortened(String part, int chars) {
    return part.length() <= chars ? part : part.substring(0, chars - 1) + "…";
  }
}
