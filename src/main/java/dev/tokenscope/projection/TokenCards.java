package dev.tokenscope.projection;

import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.token.Claims;
import dev.tokenscope.token.Jwt;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two tokens of the built-in client: what they are, and how long they are good. */
public final class TokenCards implements Projection<TokenCards.Cards> {

  /**
   * What the client holds, and what the server knows.
   *
   * @param truth what the server knows
   * @param access the access token; null where there is none
   * @param refresh the refresh token; null where there is none
   */
  public record Cards(Families.Tree truth, @Nullable Stored access, @Nullable Stored refresh) {

    /** The token of a kind that the client holds. */
    public Optional<Stored> stored(TokenType type) {
      return Optional.ofNullable(type == TokenType.ACCESS ? access : refresh);
    }

    /** The card of a token at an instant. */
    public Card at(TokenType type, Instant instant) {
      return stored(type)
          .map(token -> card(type, token, instant))
          .orElseGet(() -> Card.none(type, truth.settings().style()));
    }

    private Card card(TokenType type, Stored token, Instant instant) {
      TokenName name = truth.names().of(token.raw());
      Optional<IssuedToken> known = truth.token(name);
      Instant issuedAt = known.map(IssuedToken::issuedAt).orElseGet(token::issuedAt);
      Instant end = token.end();
      Duration lifetime =
          end == null
              ? Duration.ZERO
              : Duration.ofSeconds(positive(Duration.between(issuedAt, end)).toSeconds());
      Duration left = end == null ? Duration.ZERO : positive(Duration.between(instant, end));
      return new Card(
          type,
          known.map(issued -> truth.status(issued, instant)).orElse(TokenStatus.UNKNOWN),
          truth.names().shown(name),
          known.map(issued -> issued.name().family()).orElse(""),
          token.raw(),
          token.claims(),
          known.map(IssuedToken::generation).orElse(0),
          issuedAt,
          end,
          lifetime,
          // exp is rounded up to a whole second: nobody is to see 15.9 s of 15 s
          left.compareTo(lifetime) > 0 ? lifetime : left,
          token.store(),
          truth.settings().style());
    }
  }

  /**
   * A token in the client's store.
   *
   * @param raw the token; a secret
   * @param claims what it says; null where it cannot be read
   * @param storedAt when the client got it
   * @param expiresAt its end as the client reckons; null where nobody said
   * @param store where it is kept
   */
  public record Stored(
      String raw,
      @Nullable Claims claims,
      Instant storedAt,
      @Nullable Instant expiresAt,
      StoreKind store) {

    /** What the client takes it for. */
    public TokenStatus status(Instant instant) {
      return expiresAt == null || instant.isBefore(expiresAt)
          ? TokenStatus.VALID
          : TokenStatus.EXPIRED;
    }

    /**
     * When the ring is empty: at {@code exp}, so that a call on an empty ring gets its 401. The
     * client's own reckoning, up to a second earlier or later, is in {@link TwoTruths}.
     */
    @Nullable Instant end() {
      return claims != null && claims.expiresAt() != null ? claims.expiresAt() : expiresAt;
    }

    Instant issuedAt() {
      return claims != null && claims.issuedAt() != null ? claims.issuedAt() : storedAt;
    }

    /** Tokens do not belong into logs. */
    @Override
    public String toString() {
      return "Stored[" + Jwt.masked(raw) + "]";
    }
  }

  private final Families families = new Families();

  @Override
  public Cards initial() {
    return new Cards(families.initial(), null, null);
  }

  @Override
  public Cards apply(Cards before, Entry entry) {
    Cards cards =
        new Cards(families.apply(before.truth(), entry), before.access(), before.refresh());
    return switch (entry.event()) {
      case Event.TokensStored(
              var lane,
              var access,
              var accessEnd,
              var refresh,
              var refreshEnd,
              var store) ->
          lane.equals(Lane.CLIENT)
              ? new Cards(
                  cards.truth(),
                  stored(access, accessEnd, entry.at(), store),
                  refresh == null ? null : stored(refresh, refreshEnd, entry.at(), store))
              : cards;
      case Event.TokensCleared(var lane) ->
          lane.equals(Lane.CLIENT) ? new Cards(cards.truth(), null, null) : cards;
      case Event.SessionStarted _,
          Event.Asked _,
          Event.ServerStarted _,
          Event.ServerStopped _,
          Event.ClientStarted _,
          Event.ClientStopped _,
          Event.LoginRefused _,
          Event.CallStarted _,
          Event.CallFinished _,
          Event.OfExchange _,
          Event.Truth _,
          Event.KeyRotated _,
          Event.StoreFailed _,
          Event.RefreshStarted _,
          Event.RefreshJoined _,
          Event.RefreshFinished _,
          Event.LoginRequired _,
          Event.SettingsChanged _,
          Event.ClockChanged _,
          Event.FaultArmed _,
          Event.FaultDisarmed _,
          Event.FaultsDisarmed _,
          Event.TokenStolen _,
          Event.TroubleMet _,
          Event.NotePinned _,
          Event.ForkedFrom _ ->
          cards;
    };
  }

  private static Stored stored(
      String raw, @Nullable Instant expiresAt, Instant at, StoreKind store) {
    Claims claims = Jwt.parse(raw).map(Jwt::claims).orElse(null);
    return new Stored(
        raw,
        claims,
        at,
        expiresAt == null && claims != null ? claims.expiresAt() : expiresAt,
        store);
  }

  private static Duration positive(Duration span) {
    return span.isNegative() ? Duration.ZERO : span;
  }
}
