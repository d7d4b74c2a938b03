package dev.tokenscope.view.rotation;

import dev.tokenscope.projection.Families;
import dev.tokenscope.projection.Family;
import dev.tokenscope.projection.IssuedToken;
import dev.tokenscope.projection.SharedMap;
import dev.tokenscope.projection.TokenCards;
import dev.tokenscope.text.Texts;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Distinct;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** A family of tokens as a tree: what became of each, and who came with it. */
public final class RotationViewModel implements Pane {

  private static final int FAMILIES_MAX = 30;

  private final LineTexts words;
  private final Choices choices;
  private final BooleanProperty unfolded = new SimpleBooleanProperty();
  private final Distinct<Shown> shown =
      new Distinct<>(new Shown("", "", false, List.of(), List.of()));
  private @Nullable Moment last;
  private @Nullable Key key;

  /**
   * What the pane says.
   *
   * @param sid the family that is shown; empty for none
   * @param family the same in words
   * @param dead whether it is revoked
   * @param families what can be chosen, the newest first
   * @param lines the tree, the oldest token first
   */
  public record Shown(
      String sid, String family, boolean dead, List<Choice> families, List<Line> lines) {}

  /** A family that can be chosen. */
  public record Choice(String sid, String text) {}

  /** While this is the same, only what counts down can differ. */
  private record Key(
      Family family, SharedMap<TokenName.Issued, IssuedToken> tokens, boolean unfolded) {}

  /** The pane in a language, with times of day of a zone. */
  public RotationViewModel(Texts texts, ZoneId zone, Choices choices) {
    this.words = new LineTexts(texts, zone);
    this.choices = choices;
    choices.family().subscribe((_, _) -> again());
    unfolded.subscribe((_, _) -> again());
  }

  /** What the pane says now. */
  public ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Whether the beginning of a long family is seen. */
  public BooleanProperty unfolded() {
    return unfolded;
  }

  /** Shows a family, until another one is chosen; the empty one is that of the client. */
  public void choose(String sid) {
    unfolded.set(false);
    choices.family().set(sid);
  }

  @Override
  public void show(Moment moment) {
    last = moment;
    Families.Tree truth = moment.cards().truth();
    Optional<Family> family = family(moment.cards());
    if (family.isEmpty()) {
      key = null;
      shown.set(new Shown("", "", false, List.of(), List.of()));
      return;
    }
    Key now = new Key(family.get(), truth.tokens(), unfolded.get());
    if (now.equals(key) && !counts(truth, family.get(), moment.instant())) {
      return;
    }
    List<Choice> families = now.equals(key) ? shown.get().families() : choices(truth);
    key = now;
    shown.set(
        new Shown(
            family.get().sid(),
            words.family(family.get()),
            family.get().revoked(),
            families,
            Tree.of(words, truth, family.get(), moment.instant(), unfolded.get())));
  }

  private void again() {
    if (last != null) {
      show(last);
    }
  }

  /** Whether a token of it still runs, or a line still says so. */
  private boolean counts(Families.Tree truth, Family family, Instant now) {
    return shown.get().lines().stream().anyMatch(line -> line.look() == Line.Look.ACTIVE)
        || family.refreshTokens().reversed().stream()
            .limit(2)
            .flatMap(name -> truth.token(name).stream())
            .anyMatch(token -> now.isBefore(token.expiresAt()));
  }

  /** The chosen one; otherwise that of the client; otherwise the newest. */
  private Optional<Family> family(TokenCards.Cards cards) {
    Families.Tree truth = cards.truth();
    return truth
        .families()
        .get(choices.family().get())
        .or(
            () ->
                Stream.of(TokenType.REFRESH, TokenType.ACCESS)
                    .flatMap(type -> cards.stored(type).stream())
                    .flatMap(token -> truth.token(truth.names().of(token.raw())).stream())
                    .flatMap(token -> truth.families().get(token.sid()).stream())
                    .findFirst())
        .or(truth::newest);
  }

  private List<Choice> choices(Families.Tree truth) {
    return truth.order().reversed().stream()
        .limit(FAMILIES_MAX)
        .flatMap(sid -> truth.families().get(sid).stream())
        .map(family -> new Choice(family.sid(), words.family(family)))
        .toList();
  }
}
