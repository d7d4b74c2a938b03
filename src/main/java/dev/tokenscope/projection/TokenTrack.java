package dev.tokenscope.projection;

import dev.tokenscope.token.TokenType;
import java.time.Instant;

/**
 * A place for the tokens of one family at a time. A family gets a place when it is born, and leaves
 * it when its last token is over.
 *
 * @param access the access tokens of its families, in the order of their issue
 * @param refresh likewise
 * @param accessEnd when the last access token of the family that is here will be over
 * @param free when the last token of it will be
 */
public record TokenTrack(
    SharedList<TokenBar> access, SharedList<TokenBar> refresh, Instant accessEnd, Instant free) {

  private static final int BARS_MAX = 50_000;

  static TokenTrack of(Instant since) {
    return new TokenTrack(SharedList.empty(), SharedList.empty(), since, since);
  }

  /** The tokens of a kind. */
  public SharedList<TokenBar> bars(TokenType type) {
    return type == TokenType.ACCESS ? access : refresh;
  }

  TokenTrack with(TokenBar bar) {
    return bar.name().type() == TokenType.ACCESS
        ? new TokenTrack(
            access.with(bar).within(BARS_MAX),
            refresh,
            later(accessEnd, bar.to()),
            later(free, bar.to()))
        : new TokenTrack(
            access, refresh.with(bar).within(BARS_MAX), accessEnd, later(free, bar.to()));
  }

  TokenTrack taken(Instant at) {
    return new TokenTrack(access, refresh, at, at);
  }

  /** Revoked: only an access token may still be good. */
  TokenTrack revoked(Instant at) {
    return new TokenTrack(access, refresh, accessEnd, later(accessEnd, at));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
