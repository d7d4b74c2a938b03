package dev.tokenscope.view.rotation;

import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.projection.Families;
import dev.tokenscope.projection.Family;
import dev.tokenscope.projection.IssuedToken;
import dev.tokenscope.projection.TokenStatus;
import dev.tokenscope.projection.Use;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.view.rotation.Line.Kind;
import dev.tokenscope.view.rotation.Line.Look;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One family as lines, the oldest token first, uses behind the token they are about. */
final class Tree {

  /** A family longer than this has its beginning folded. */
  static final int TOKENS_UNFOLDED = 12;

  /** So many tokens of a folded family are seen. */
  static final int TOKENS_FOLDED = 8;

  /** Unfolded, no more than these; older ones are of no use to anybody. */
  static final int TOKENS_MAX = 2000;

  private final LineTexts words;
  private final Families.Tree truth;
  private final Family family;
  private final Instant now;
  private final List<Line> lines = new ArrayList<>();

  private Tree(LineTexts words, Families.Tree truth, Family family, Instant now) {
    this.words = words;
    this.truth = truth;
    this.family = family;
    this.now = now;
  }

  static List<Line> of(
      LineTexts words, Families.Tree truth, Family family, Instant now, boolean unfolded) {
    Tree tree = new Tree(words, truth, family, now);
    tree.grow(unfolded);
    return List.copyOf(tree.lines);
  }

  private void grow(boolean unfolded) {
    List<TokenName.Issued> names = family.refreshTokens();
    int seen =
        names.size() <= TOKENS_UNFOLDED
            ? names.size()
            : unfolded ? Math.min(TOKENS_MAX, names.size()) : TOKENS_FOLDED;
    int from = names.size() - seen;
    if (names.size() > TOKENS_UNFOLDED) {
      lines.add(
          new Line(
              Kind.FOLD,
              unfolded ? Look.UNFOLDED : Look.FOLDED,
              words.fold(names.size() - TOKENS_FOLDED, unfolded),
              false,
              true,
              false));
    }
    boolean theft = false;
    @Nullable String parentBefore = "";
    for (int i = from; i < names.size(); i++) {
      Optional<IssuedToken> found = truth.token(names.get(i));
      if (found.isPresent()) {
        IssuedToken token = found.get();
        // a sibling: a second answer to the same refresh token, under grace
        boolean sibling = i > from && Objects.equals(token.parent(), parentBefore);
        parentBefore = token.parent();
        theft = add(token, sibling, i == names.size() - 1, theft);
      }
    }
  }

  private boolean add(IssuedToken token, boolean sibling, boolean last, boolean theftBefore) {
    TokenStatus status = truth.status(token, now);
    boolean theft =
        theftBefore || (token.reusedAt() != null && family.revokedBy() == EndedBy.REUSE);
    lines.add(
        new Line(
            sibling ? Kind.SIBLING : Kind.TOKEN,
            look(status),
            words.token(truth, family, token, status, now),
            !lines.isEmpty(),
            !last,
            theft));
    for (Use use : again(token)) {
      Look look = use.reuse() ? Look.THEFT : use.accepted() ? Look.FORGIVEN : Look.REFUSED;
      lines.add(new Line(Kind.USE, look, words.use(token, use), !last, !last, theft));
    }
    return theft;
  }

  /** The uses beyond the one that the token's own line tells of. */
  private List<Use> again(IssuedToken token) {
    List<Use> uses = token.uses();
    List<Use> more =
        new ArrayList<>(
            uses.isEmpty() || !uses.getFirst().accepted() ? uses : uses.subList(1, uses.size()));
    if (token.usedAt() == null) {
      // without rotation a refresh token is meant to be used again
      more.removeIf(Use::accepted);
    }
    Instant reusedAt = token.reusedAt();
    if (reusedAt != null && more.stream().noneMatch(Use::reuse)) {
      more.add(Use.reused(token.reusedBy(), reusedAt));
    }
    return more;
  }

  private static Look look(TokenStatus status) {
    return switch (status) {
      case NONE, UNKNOWN, EXPIRED -> Look.EXPIRED;
      case VALID -> Look.ACTIVE;
      case USED -> Look.USED;
      case REUSED -> Look.REUSED;
      case REVOKED -> Look.REVOKED;
    };
  }
}
