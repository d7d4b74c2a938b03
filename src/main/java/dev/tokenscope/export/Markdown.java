package dev.tokenscope.export;

import dev.tokenscope.journal.Message;
import org.jspecify.annotations.Nullable;

/** An exchange as Markdown, for a ticket. Always masked. */
public final class Markdown {

  private Markdown() {}

  /**
   * A heading, an explanation, and both messages in fences.
   *
   * @param title of the exchange, one line
   * @param why what came of it and why, in words; may be empty
   * @param request what was asked
   * @param response what came back; null where nothing did
   */
  public static String of(
      String title, String why, Message.Request request, Message.@Nullable Response response) {
    StringBuilder text = new StringBuilder("### ").append(title).append("\n\n");
    if (!why.isEmpty()) {
      text.append(why).append("\n\n");
    }
    fence(text, request);
    if (response != null) {
      text.append('\n');
      fence(text, response);
    }
    return text.toString();
  }

  private static void fence(StringBuilder text, Message message) {
    String http = HttpText.of(message, false).stripTrailing();
    // a body may hold a fence of its own
    String fence = "```";
    while (http.contains(fence)) {
      fence += "`";
    }
    text.append(fence).append("http\n").append(http).append('\n').append(fence).append('\n');
  }
}
