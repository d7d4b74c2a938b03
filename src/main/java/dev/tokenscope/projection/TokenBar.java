package dev.tokenscope.projection;

import dev.tokenscope.token.TokenName;
import java.time.Instant;

/**
 * The life of a token as it was given to it; what became of it is in {@link Families}.
 *
 * @param seq the request that brought it; where none is known, the entry that issued it
 * @param name of the token
 * @param from its issue
 * @param to its end, if nothing comes in between
 */
public record TokenBar(long seq, TokenName.Issued name, Instant from, Instant to) {}
