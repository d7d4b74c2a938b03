package dev.tokenscope.wire.client;

import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.token.TokenPair;
import java.time.Duration;
import java.util.Locale;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What came of sending a refresh token. */
sealed interface RefreshAnswer {

  /**
   * New tokens.
   *
   * @param pair as they came
   * @param status of the answer that brought them
   * @param response the resource's own answer, in header style; its body is unread
   */
  record Renewed(TokenPair pair, int status, @Nullable Response response)
      implements RefreshAnswer {}

  /**
   * The server will not refresh with this token again.
   *
   * @param reason as far as it said
   */
  record Refused(LoginReason reason) implements RefreshAnswer {}

  /**
   * No tokens, and no reason to think that the session is over.
   *
   * @param detail for people
   * @param retryAfter what the server asked for; null where it did not
   * @param response the resource's own answer, in header style; its body is unread
   */
  record Outage(String detail, @Nullable Duration retryAfter, @Nullable Response response)
      implements RefreshAnswer {}

  /** Whether a refusal is final: 408 and 429 are not about the token. */
  static boolean isFinal(int status) {
    return status >= 400 && status < 500 && status != 408 && status != 429;
  }

  /** Why, as far as a server's description tells. */
  static LoginReason reason(String description) {
    String words = description.toLowerCase(Locale.ROOT);
    if (words.contains("already used")) {
      return LoginReason.REUSED;
    }
    if (words.contains("revoked")) {
      return LoginReason.REVOKED;
    }
    if (words.contains("expired")) {
      return LoginReason.REFRESH_EXPIRED;
    }
    return words.contains("unknown") ? LoginReason.UNKNOWN_TOKEN : LoginReason.REFUSED;
  }
}
