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
 * @param at lab time
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

  /** Something that is no message. */
  static Row of(long seq, Instant at, Party from, What what, Tone tone, TokenName... tokens) {
    return new Row(seq, at, null, from, null, what, List.of(tokens), tone);
  }
}
