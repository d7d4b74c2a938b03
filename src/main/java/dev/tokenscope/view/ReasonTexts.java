package dev.tokenscope.view;

import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.text.Texts;

/** Why nobody is logged in, in words. */
public final class ReasonTexts {

  private final Texts texts;

  /** Words of a language. */
  public ReasonTexts(Texts texts) {
    this.texts = texts;
  }

  /** In a few words. */
  public String title(LoginReason reason) {
    return texts.get("reason.title." + key(reason));
  }

  /** What happened, and what helps. */
  public String text(LoginReason reason) {
    return texts.get("reason.text." + key(reason));
  }

  private static String key(LoginReason reason) {
    return switch (reason) {
      case FIRST_START -> "firstStart";
      case LOGGED_OUT -> "loggedOut";
      case REFRESH_EXPIRED -> "refreshExpired";
      case REVOKED -> "revoked";
      case REUSED -> "reused";
      case UNKNOWN_TOKEN -> "unknownToken";
      case NO_REFRESH_TOKEN -> "noRefreshToken";
      case REFUSED -> "refused";
      case STORE_CORRUPT -> "storeCorrupt";
      case STORE_UNREADABLE -> "storeUnreadable";
      case STORE_KEY_MISSING -> "storeKeyMissing";
      case STORE_NEWER -> "storeNewer";
      case OTHER_SERVER -> "otherServer";
    };
  }
}
