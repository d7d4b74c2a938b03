package dev.tokenscope.projection;

import java.time.Instant;

/**
 * Something at one instant that changes what tokens are good for, or how clocks go.
 *
 * @param seq its entry
 * @param at lab time
 * @param what it was
 */
public record Happening(long seq, Instant at, What what) {}
