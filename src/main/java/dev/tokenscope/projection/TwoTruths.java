package dev.tokenscope.projection;

import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the client believes about its tokens, beside what the server knows about them. */
public final class TwoTruths {

  /** Ends are in whole seconds, and an answer takes its time: less than this is no difference. */
  public static final Duration TOLERANCE = Duration.ofSeconds(2);

  /**
   * Both opinions about one token.
   *
   * @param type which of the client's two
   * @param name as it is shown; empty where the client has none
   * @param client what the client believes
   * @param server what the server knows
   * @param differ whether acting on the belief will surprise the client
   */
  public record Opinions(
      TokenType type, String name, Opinion client, Opinion server, boolean differ) {}

  /**
   * An opinion.
   *
   * @param status what the token is worth
   * @param left how long, while it is worth something; zero otherwise
   */
  public record Opinion(TokenStatus status, Duration left) {
    private static final Opinion NONE = new Opinion(TokenStatus.NONE, Duration.ZERO);
  }

  private TwoTruths() {}

  /** Both opinions at an instant. */
  public static Opinions at(TokenCards.Cards cards, TokenType type, Instant instant) {
    Optional<TokenCards.Stored> stored = cards.stored(type);
    if (stored.isEmpty()) {
      return new Opinions(type, "", Opinion.NONE, Opinion.NONE, false);
    }
    TokenCards.Stored token = stored.get();
    TokenName name = cards.truth().names().of(token.raw());
    Opinion client = opinion(token.status(instant), token.expiresAt(), instant);
    Opinion server =
        cards
            .truth()
            .token(name)
            .map(known -> opinion(cards.truth().status(known, instant), known.expiresAt(), instant))
            .orElse(Opinion.NONE);
    return new Opinions(
        type, cards.truth().names().shown(name), client, server, differ(client, server));
  }

  private static Opinion opinion(TokenStatus status, @Nullable Instant end, Instant instant) {
    return new Opinion(
        status,
        status == TokenStatus.VALID && end != null && end.isAfter(instant)
            ? Duration.between(instant, end)
            : Duration.ZERO);
  }

  private static boolean differ(Opinion client, Opinion server) {
    boolean bothValid =
        client.status() == TokenStatus.VALID && server.status() == TokenStatus.VALID;
    boolean bothExpired =
        client.status() == TokenStatus.EXPIRED && server.status() == TokenStatus.EXPIRED;
    Duration apart = client.left().minus(server.left()).abs();
    // near the end one of them is past it a moment earlier; that is rounding, not a difference
    boolean oneExpired =
        EnumSet.of(client.status(), server.status())
            .equals(EnumSet.of(TokenStatus.VALID, TokenStatus.EXPIRED));
    boolean same = apart.compareTo(TOLERANCE) < 0;
    return !bothExpired && !((bothValid || oneExpired) && same);
  }
}
