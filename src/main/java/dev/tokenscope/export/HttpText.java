package dev.tokenscope.export;

import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Mask;
import dev.tokenscope.journal.Message;

/** A message as it stood on the wire, as text. */
public final class HttpText {

  private HttpText() {}

  /**
   * Start line, header fields and body.
   *
   * @param withSecrets whether tokens and passwords stay whole
   */
  public static String of(Message message, boolean withSecrets) {
    StringBuilder text = new StringBuilder(message.startLine()).append('\n');
    for (Header header : message.headers()) {
      text.append(header.name()).append(": ").append(header.value()).append('\n');
    }
    if (message.body().size() > 0) {
      text.append('\n').append(message.body().textOrEmpty());
    }
    return withSecrets ? text.toString() : Mask.text(text.toString());
  }
}
