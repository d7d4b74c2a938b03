package dev.tokenscope.projection;

import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.token.TokenName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log.
 *
 * @param seq the entry it tells of; for an expiry the one before it
 * @param at lab time at which it was known
 * @param exchange to which exchange it belongs; null for what is no message
 * @param from who sent it or did it
 * @param to who received it; null for what is no message
 * @param what it was
 * @param tokens the tokens it is about, in order
 * @param tone what kind of thing it is
 */
public record Row(
    long seq,
    Instant at,
    @Nullable ExchangeId exchange,
    Party from,
    @Nullable Party to,
    What what,
    List<TokenName> tokens,
    Tone tone) {

  /** Nobody can change what happened. */
  public Row {
    tokens = List.copyOf(tokens);
  }

  /**
   * When it began: a leap of the clock where the clock left, and what expired in that leap at its
   * own time, although nobody could see it before the leap was over.
   */
  public Instant began() {
    return switch (what) {
      case What.ClockJumped(var by) -> at.minus(by);
      case What.Expired(_, var end) -> end;
      case What _ -> at;
    };
  }

  /** Something that is no message. */
  static Row of(long seq, Instant at, Party from, What what, Tone tone, TokenName... tokens) {
    return new Row(seq, at, null, from, null, what, List.of(tokens), tone);
  }
}
