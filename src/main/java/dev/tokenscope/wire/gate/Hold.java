package dev.tokenscope.wire.gate;

import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;

/**
 * A message that waits for a decision.
 *
 * @param number by which it is released
 * @param exchange which exchange it begins
 * @param lane who wants to send it
 * @param request what it wants to send
 */
public record Hold(long number, ExchangeId exchange, Lane lane, Message.Request request) {}
