package dev.tokenscope.wire.client;

import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.journal.Outcome;
import okhttp3.Response;

/** What a caller whose token was refused should do. */
sealed interface Advice {

  /**
   * Send the request again.
   *
   * @param accessToken with this token
   */
  record Repeat(String accessToken) implements Advice {}

  /**
   * Take this answer: the request was sent again already.
   *
   * @param response whatever its status
   */
  record Take(Response response) implements Advice {}

  /**
   * Give up.
   *
   * @param outcome for the caller
   */
  record Stop(Outcome outcome) implements Advice {}

  /** Be content with the answer that is there: it is too early for another refresh. */
  record Leave() implements Advice {}

  /** Only a login helps. */
  static Advice login(LoginReason reason) {
    return new Stop(new Outcome.LoginNeeded(reason));
  }
}
