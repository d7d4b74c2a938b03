package dev.tokenscope.wire.gate;

import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits for a decision.
 *
 * @param number by which it is released
 * @param exchange which exchange it is part of
 * @param lane whose request it is
 * @param request what is to be sent, or was
 * @param answer what is to be answered, where the answer waits; null where the request does
 */
public record Hold(
    long number,
    ExchangeId exchange,
    Lane lane,
    Message.Request request,
    Message.@Nullable Response answer) {}
