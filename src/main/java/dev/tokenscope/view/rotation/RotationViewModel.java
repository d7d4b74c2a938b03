package dev.tokenscope.view.rotation;

import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.projection.Families;
import dev.tokenscope.projection.Family;
import dev.tokenscope.projection.IssuedToken;
import dev.tokenscope.projection.TokenStatus;
import dev.tokenscope.projection.TwoTruths;
import dev.tokenscope.text.Texts;
import dev.tokenscope.text.Times;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The families of tokens as lines of a tree, and what client and server each think. */
public final class RotationViewModel implements Pane {

  /**
   * Older lines than these are of no use to anybody, and would have to be made ten times a second.
   */
  private static final int LINES_MAX = 200;

  private final Texts texts;
  private final Times times;
  private final ZoneId zone;
  private final ReadOnlyObjectWrapper<Shown> shown =
      new ReadOnlyObjectWrapper<>(new Shown("", List.of(), Truth.NOTHING, Truth.NOTHING, false));

  /**
   * What the pane says.
   *
   * @param family the only family there is; empty where there are none or several
   * @param lines the tree, the newest family first, the oldest token of a family first
   * @param access both opinions about the access token
   * @param refresh both opinions about the refresh token
   * @param differ whether they differ about either
   */
  public record Shown(
      String family, List<Line> lines, Truth access, Truth refresh, boolean differ) {}

  /**
   * A line of the tree.
   *
   * @param heading whether it names a family rather than a token
   * @param indent how far to the right, because it has a sibling
   * @param first whether nothing leads to it
   * @param last whether nothing comes of it
   * @param status decides about colour and shape
   * @param text its name and what became of it
   */
  public record Line(
      boolean heading, int indent, boolean first, boolean last, TokenStatus status, String text) {}

  /**
   * What each of the two says about a token.
   *
   * @param client what the client believes
   * @param server what the server knows
   * @param good whether the server would accept it
   * @param differ whether that surprises the client
   */
  public record Truth(String client, String server, boolean good, boolean differ) {
    private static final Truth NOTHING = new Truth("", "", false, false);
  }

  /** The pane in a language, with times of day of a zone. */
  public RotationViewModel(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.times = texts.times();
    this.zone = zone;
  }

  /** What the pane says now. */
  public ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  @Override
  public void show(Moment moment) {
    Families.Tree tree = moment.cards().truth();
    List<Family> families = tree.all().reversed();
    List<Line> lines = new ArrayList<>();
    for (Family family : families) {
      if (families.size() > 1) {
        lines.add(heading(tree, family));
      }
      lines.addAll(lines(tree, family, moment.instant(), LINES_MAX - lines.size()));
      if (lines.size() >= LINES_MAX) {
        break;
      }
    }
    Truth access = truth(TwoTruths.at(moment.cards(), TokenType.ACCESS, moment.instant()));
    Truth refresh = truth(TwoTruths.at(moment.cards(), TokenType.REFRESH, moment.instant()));
    shown.set(
        new Shown(
            families.size() == 1
                ? texts.get("rotation.family.one", families.getFirst().letter())
                : "",
            List.copyOf(lines),
            access,
            refresh,
            access.differ() || refresh.differ()));
  }

  private Line heading(Families.Tree tree, Family family) {
    String text =
        family.revoked()
            ? texts.get("rotation.family.revoked", family.letter(), family.subject(), by(family))
            : texts.get("rotation.family.text", family.letter(), family.subject());
    boolean newest = tree.newest().filter(family::equals).isPresent();
    TokenStatus status =
        family.revoked() ? TokenStatus.REVOKED : newest ? TokenStatus.VALID : TokenStatus.NONE;
    return new Line(true, 0, true, true, status, text);
  }

  private List<Line> lines(Families.Tree tree, Family family, Instant now, int max) {
    List<TokenName.Issued> names = family.refreshTokens();
    List<Line> lines = new ArrayList<>();
    @Nullable String parentBefore = "";
    for (int i = Math.max(0, names.size() - Math.max(0, max)); i < names.size(); i++) {
      Optional<IssuedToken> token = tree.token(names.get(i));
      if (token.isEmpty()) {
        continue;
      }
      // a sibling: a second answer to the same refresh token, under grace
      boolean sibling = i > 0 && Objects.equals(token.get().parent(), parentBefore);
      parentBefore = token.get().parent();
      TokenStatus status = tree.status(token.get(), now);
      lines.add(
          new Line(
              false,
              sibling ? 1 : 0,
              i == 0,
              i == names.size() - 1,
              status,
              text(tree, family, token.get(), status, now)));
    }
    return lines;
  }

  private String text(
      Families.Tree tree, Family family, IssuedToken token, TokenStatus status, Instant now) {
    String name = tree.names().shown(token.name());
    return switch (status) {
      case NONE -> name;
      case VALID ->
          texts.get(
              "rotation.line.valid",
              name,
              times.countdown(Duration.between(now, token.expiresAt())));
      case USED -> used(tree, token, name);
      case REUSED ->
          token.reusedBy() == null
              ? texts.get("rotation.line.reused", name, clock(token.reusedAt()))
              : texts.get(
                  "rotation.line.reusedBy", name, clock(token.reusedAt()), lane(token.reusedBy()));
      case EXPIRED -> texts.get("rotation.line.expired", name, clock(token.expiresAt()));
      case REVOKED -> texts.get("rotation.line.revoked", name, by(family));
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
        : texts.get("rotation.line.usedBy", name, clock(token.usedAt()), lane(by), successor);
  }

  private Truth truth(TwoTruths.Opinions opinions) {
    return new Truth(
        opinion(opinions, opinions.client()),
        opinion(opinions, opinions.server()),
        opinions.server().status() == TokenStatus.VALID,
        opinions.differ());
  }

  private String opinion(TwoTruths.Opinions opinions, TwoTruths.Opinion opinion) {
    if (opinions.name().isEmpty()) {
      return texts.get(
          opinions.type() == TokenType.ACCESS ? "truth.none.access" : "truth.none.refresh");
    }
    return switch (opinion.status()) {
      case NONE -> texts.get("truth.unknown.text", opinions.name());
      case VALID -> texts.get("truth.valid.text", opinions.name(), times.countdown(opinion.left()));
      case USED -> texts.get("truth.used.text", opinions.name());
      case REUSED -> texts.get("truth.reused.text", opinions.name());
      case EXPIRED -> texts.get("truth.expired.text", opinions.name());
      case REVOKED -> texts.get("truth.revoked.text", opinions.name());
    };
  }

  private String by(Family family) {
    EndedBy by = family.revokedBy();
    return texts.get("ended.by." + (by == null ? "lab" : key(by)));
  }

  private static String key(EndedBy by) {
    return switch (by) {
      case LOGOUT -> "logout";
      case REVOCATION -> "revocation";
      case REUSE -> "reuse";
      case CODE_REUSE -> "code";
      case LAB -> "lab";
    };
  }

  private String lane(Lane lane) {
    return switch (lane.value()) {
      case "client" -> texts.get("rotation.who.client");
      case "attacker" -> texts.get("rotation.who.attacker");
      default -> lane.value();
    };
  }

  private String clock(@Nullable Instant instant) {
    return instant == null ? "" : Times.clock(instant, zone);
  }
}
