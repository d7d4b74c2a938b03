package dev.tokenscope.projection;

import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.token.Claims;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the client's two tokens at a moment. Where there is none, the texts are empty and the
 * times null.
 *
 * @param type which of the two
 * @param status what it is worth
 * @param name its short name, as it is shown
 * @param letter of its family; empty where it was not issued here
 * @param raw the token; a secret
 * @param claims what it says; null where it cannot be read
 * @param generation of a refresh token; 0 where none is known
 * @param issuedAt when it was issued, or when the client got it
 * @param expiresAt its end as the client reckons; null where the server did not say
 * @param lifetime from its issue to its end; zero where no end is known
 * @param left until its end; zero when that is past
 * @param store where the client keeps it; null where there is none
 * @param sentTo in which style a refresh token is sent
 */
public record Card(
    TokenType type,
    TokenStatus status,
    String name,
    String letter,
    String raw,
    @Nullable Claims claims,
    int generation,
    @Nullable Instant issuedAt,
    @Nullable Instant expiresAt,
    Duration lifetime,
    Duration left,
    @Nullable StoreKind store,
    RefreshStyle sentTo) {

  static Card none(TokenType type, RefreshStyle sentTo) {
    return new Card(
        type,
        TokenStatus.NONE,
        "",
        "",
        "",
        null,
        0,
        null,
        null,
        Duration.ZERO,
        Duration.ZERO,
        null,
        sentTo);
  }

  /** How much of its life is left, from 1 to 0: what the ring shows. */
  public double fraction() {
    if (lifetime.isZero() || left.isZero()) {
      return 0;
    }
    return Math.min(1, (double) left.toNanos() / lifetime.toNanos());
  }

  /** Tokens do not belong into logs. */
  @Override
  public String toString() {
    return "Card[" + type + ", " + name + ", " + status + "]";
  }
}
