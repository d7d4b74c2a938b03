package dev.tokenscope.intent;

import java.util.Locale;

/**
 * Which messages are held before they go.
 *
 * @param what kind of message
 * @param path what the path of the request begins with; empty for any
 * @param client what the name of the client contains, whatever its case; empty for any
 */
public record HoldFilter(What what, String path, String client) {

  /** None: everything flows. */
  public static final HoldFilter NONE = new HoldFilter(What.NOTHING, "", "");

  /** Only requests that carry a refresh token. */
  public static final HoldFilter REFRESHES = new HoldFilter(What.REFRESHES, "", "");

  /** Every request and every answer. */
  public static final HoldFilter ALL = new HoldFilter(What.EVERYTHING, "", "");

  /** A kind of message. */
  public enum What {
    NOTHING,
    REFRESHES,
    REQUESTS,
    EVERYTHING
  }

  /** Whether anything is held at all. */
  public boolean isOn() {
    return what != What.NOTHING;
  }

  /** The same for another kind of message. */
  public HoldFilter what(What value) {
    return new HoldFilter(value, path, client);
  }

  /**
   * Whether a request is held.
   *
   * @param sender the name of the client
   * @param target its path, with or without the query
   * @param refreshing whether it carries a refresh token
   */
  public boolean holdsRequest(String sender, String target, boolean refreshing) {
    return switch (what) {
      case NOTHING -> false;
      case REFRESHES -> refreshing && fits(sender, target);
      case REQUESTS, EVERYTHING -> fits(sender, target);
    };
  }

  /** Whether the answer to a request is held. */
  public boolean holdsAnswer(String sender, String target) {
    return what == What.EVERYTHING && fits(sender, target);
  }

  private boolean fits(String sender, String target) {
    return target.startsWith(path)
        && sender.toLowerCase(Locale.ROOT).contains(client.toLowerCase(Locale.ROOT));
  }
}
