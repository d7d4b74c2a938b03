package dev.tokenscope.wire.server;

import dev.tokenscope.journal.Message;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came through the {@link Door}.
 *
 * @param request what was sent, byte for byte but for the dropped body of a GET
 * @param authority host and port it was meant for: of an absolute target, else of {@code Host}
 * @param address IP address of the sender
 * @param port port of the sender
 * @param close whether the connection ends after the answer
 * @param flaw why it cannot be worked on; null when it can
 */
record Incoming(
    Message.Request request,
    String authority,
    String address,
    int port,
    boolean close,
    @Nullable Flaw flaw) {

  /**
   * What is wrong with a request.
   *
   * @param status the answer to it
   * @param description in words
   */
  record Flaw(int status, String description) {}
}
