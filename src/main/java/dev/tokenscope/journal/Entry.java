package dev.tokenscope.journal;

import java.time.Instant;

/**
 * An event with its place in the journal.
 *
 * @param seq from 1, without gaps
 * @param at lab time
 * @param cause the entry that led to it, usually an {@link Event.Asked}; 0 where none is known
 * @param event what happened
 */
public record Entry(long seq, Instant at, long cause, Event event) {}
