package dev.tokenscope.projection;

import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.token.TokenType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token in two hands: the client's and the attacker's. Whoever refreshes first gets new
 * tokens; what becomes of the second use depends on the server (RFC 9700 §4.14.2).
 *
 * @param token the one that was copied
 * @param family that it belongs to
 * @param since when it was copied
 * @param first who refreshed with it first; null while nobody did
 * @param second whether the other one came with it as well; null while it did not
 */
public record Race(
    IssuedToken token, Family family, Instant since, @Nullable Lane first, @Nullable Use second) {

  /** Who comes second, once somebody was first. */
  public Optional<Lane> other() {
    return Optional.ofNullable(first)
        .map(lane -> lane.equals(Lane.CLIENT) ? Lane.ATTACKER : Lane.CLIENT);
  }

  /** Whether the server took the second use for a theft, and ended the family. */
  public boolean caught() {
    return family.revokedBy() == EndedBy.REUSE;
  }

  /**
   * The race for the token that was stolen last, while it is about the client's session: it ends
   * when the client logs in anew.
   */
  public static Optional<Race> of(Holders.Held held, TokenCards.Cards cards) {
    Holders.Stolen stolen = held.stolen();
    if (stolen == null) {
      return Optional.empty();
    }
    Families.Tree truth = cards.truth();
    String clients =
        cards
            .stored(TokenType.REFRESH)
            .flatMap(token -> truth.token(truth.names().of(token.raw())))
            .map(IssuedToken::sid)
            .orElse("");
    return truth
        .token(stolen.token())
        .filter(token -> clients.isEmpty() || clients.equals(token.sid()))
        .flatMap(
            token ->
                truth.families().get(token.sid()).map(family -> of(token, family, stolen.at())));
  }

  private static Race of(IssuedToken token, Family family, Instant since) {
    List<Use> uses =
        token.uses().stream()
            .filter(use -> use.by() != null && !use.last().isBefore(since))
            .filter(use -> Lane.CLIENT.equals(use.by()) || Lane.ATTACKER.equals(use.by()))
            .toList();
    Lane first =
        uses.stream()
            .filter(Use::accepted)
            .min(
                Comparator.comparing(use -> use.first().isBefore(since) ? use.last() : use.first()))
            .map(Use::by)
            .orElse(null);
    Use second =
        uses.stream()
            .filter(use -> first != null && !first.equals(use.by()))
            .findFirst()
            .orElse(null);
    return new Race(token, family, since, first, second);
  }
}
