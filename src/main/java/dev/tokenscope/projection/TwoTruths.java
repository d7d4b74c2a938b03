package dev.tokenscope.projection;

import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.journal.Lane;
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
   * @param why where the two come from
   */
  public record Opinions(
      TokenType type, String name, Opinion client, Opinion server, boolean differ, Why why) {}

  /**
   * An opinion.
   *
   * @param status what the token is worth
   * @param left how long, while it is worth something; zero otherwise
   * @param since since when it is worth nothing; null while it is, or where nobody knows
   */
  public record Opinion(TokenStatus status, Duration left, @Nullable Instant since) {
    private static final Opinion NONE = new Opinion(TokenStatus.NONE, Duration.ZERO, null);
    private static final Opinion UNKNOWN = new Opinion(TokenStatus.UNKNOWN, Duration.ZERO, null);
  }

  /** Why the server knows what it knows. */
  public sealed interface Why {

    /** There is nothing to explain. */
    record Agreed() implements Why {}

    /** A refresh token of the family was used twice, so all of the family is dead. */
    record FamilyReused(String letter, TokenName.@Nullable Issued token, @Nullable Lane by)
        implements Why {}

    /** The family was revoked. */
    record FamilyRevoked(String letter, EndedBy by) implements Why {}

    /** The server ended the token before its time. */
    record Ended(EndedBy by) implements Why {}

    /** The token was exchanged already, and the client does not know of its successor. */
    record Exchanged(@Nullable Lane by) implements Why {}

    /** They reckon with different ends. */
    record OtherEnd(Instant client, Instant server) implements Why {}

    /** The server never issued it, or has forgotten it. */
    record Unknown() implements Why {}

    /** The family is dead, and the API still accepts the access token: nobody asks for it. */
    record Outlives(String letter, Instant until) implements Why {}
  }

  private static final Why AGREED = new Why.Agreed();

  private TwoTruths() {}

  /** Both opinions at an instant. */
  public static Opinions at(TokenCards.Cards cards, TokenType type, Instant instant) {
    Optional<TokenCards.Stored> stored = cards.stored(type);
    if (stored.isEmpty()) {
      return new Opinions(type, "", Opinion.NONE, Opinion.NONE, false, AGREED);
    }
    Families.Tree truth = cards.truth();
    TokenCards.Stored token = stored.get();
    TokenName name = truth.names().of(token.raw());
    Opinion client = opinion(token.status(instant), token.expiresAt(), instant);
    Optional<IssuedToken> known = truth.token(name);
    Opinion server = known.map(issued -> known(truth, issued, instant)).orElse(Opinion.UNKNOWN);
    boolean differ = differ(client, server);
    Why why =
        known
            .map(issued -> why(truth, issued, token.expiresAt(), server.status(), differ))
            .orElseGet(Why.Unknown::new);
    return new Opinions(type, truth.names().shown(name), client, server, differ, why);
  }

  private static Opinion opinion(TokenStatus status, @Nullable Instant end, Instant instant) {
    boolean valid = status == TokenStatus.VALID;
    return new Opinion(
        status,
        valid && end != null && end.isAfter(instant)
            ? Duration.between(instant, end)
            : Duration.ZERO,
        valid ? null : end);
  }

  private static Opinion known(Families.Tree truth, IssuedToken token, Instant instant) {
    TokenStatus status = truth.status(token, instant);
    return switch (status) {
      case NONE, UNKNOWN, VALID -> opinion(status, token.expiresAt(), instant);
      case USED -> new Opinion(status, Duration.ZERO, token.usedAt());
      case REUSED -> new Opinion(status, Duration.ZERO, token.reusedAt());
      case EXPIRED ->
          truth
              .sweep(token)
              .filter(sweep -> sweep.at().isBefore(token.expiresAt()))
              .map(sweep -> new Opinion(status, Duration.ZERO, sweep.at()))
              .orElseGet(() -> opinion(status, token.expiresAt(), instant));
      case REVOKED -> new Opinion(status, Duration.ZERO, revokedAt(truth, token));
    };
  }

  private static @Nullable Instant revokedAt(Families.Tree truth, IssuedToken token) {
    Instant swept = truth.sweep(token).map(Families.Sweep::at).orElse(null);
    if (swept != null || token.endedAt() != null) {
      return swept != null ? swept : token.endedAt();
    }
    return truth.families().get(token.sid()).map(Family::revokedAt).orElse(null);
  }

  private static Why why(
      Families.Tree truth,
      IssuedToken token,
      @Nullable Instant believedEnd,
      TokenStatus status,
      boolean differ) {
    Optional<Family> dead = truth.families().get(token.sid()).filter(Family::revoked);
    return switch (status) {
      case NONE, UNKNOWN -> new Why.Unknown();
      case USED -> new Why.Exchanged(token.presentedBy());
      case REUSED -> new Why.FamilyReused(token.name().family(), token.name(), token.reusedBy());
      case REVOKED -> revoked(truth, token, dead);
      case EXPIRED ->
          truth
              .sweep(token)
              .filter(sweep -> sweep.at().isBefore(token.expiresAt()))
              .<Why>map(sweep -> new Why.Ended(sweep.by()))
              .orElseGet(() -> otherEnd(token, believedEnd, differ));
      case VALID ->
          dead.<Why>map(family -> new Why.Outlives(family.letter(), token.expiresAt()))
              .orElseGet(() -> otherEnd(token, believedEnd, differ));
    };
  }

  private static Why revoked(Families.Tree truth, IssuedToken token, Optional<Family> dead) {
    Optional<Families.Sweep> sweep = truth.sweep(token);
    if (sweep.isPresent()) {
      return new Why.Ended(sweep.get().by());
    }
    EndedBy ended = token.endedBy();
    if (ended != null || dead.isEmpty()) {
      return new Why.Ended(ended == null ? EndedBy.LAB : ended);
    }
    Family family = dead.get();
    EndedBy by = family.revokedBy();
    if (by != EndedBy.REUSE) {
      return new Why.FamilyRevoked(family.letter(), by == null ? EndedBy.LAB : by);
    }
    Optional<IssuedToken> reused =
        family.refreshTokens().reversed().stream()
            .flatMap(name -> truth.token(name).stream())
            .filter(other -> other.reusedAt() != null)
            .findFirst();
    return new Why.FamilyReused(
        family.letter(),
        reused.map(IssuedToken::name).orElse(null),
        reused.map(IssuedToken::reusedBy).orElse(null));
  }

  private static Why otherEnd(IssuedToken token, @Nullable Instant believed, boolean differ) {
    return differ && believed != null ? new Why.OtherEnd(believed, token.expiresAt()) : AGREED;
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
