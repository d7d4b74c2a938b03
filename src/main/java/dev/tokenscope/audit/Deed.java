package dev.tokenscope.audit;

import dev.tokenscope.intent.OptionName;

/** What the messages of a proof show that a client did, in a sentence for who has not seen it. */
public enum Deed {
  /** Both processes sent the same refresh token. */
  BOTH_PROCESSES_REFRESHED,
  /** The refresh was refused, and a call that waited for it never got an answer. */
  CALLER_FORGOTTEN,
  /** A call whose 401 arrived after the refresh was not repeated with the new token, and failed. */
  CALL_LOST,
  /**
   * The user logged out while a refresh was under way, and afterwards a call went out with the
   * tokens that it brought.
   */
  CAME_BACK_AFTER_LOGOUT,
  /**
   * The server's clock was an hour off, and the client refreshed again and again although its token
   * was good.
   */
  CLOCK_BELIEVED,
  /** The server's clock was an hour off, and the client met 401s without refreshing any more. */
  DEAF_BY_CLOCK,
  /**
   * The answer to a refresh named no lifetime, and the client met 401s without refreshing any more.
   */
  DEAF_WITHOUT_LIFETIME,
  /**
   * The answer to a refresh named a lifetime that is no number, and the client met 401s without
   * refreshing any more.
   */
  DEAF_WITH_TEXT_LIFETIME,
  /**
   * The answer to a refresh had no access token, and the client sent an empty one, or a word like
   * undefined.
   */
  EMPTY_ACCESS_TOKEN_SENT,
  /**
   * The answer to a refresh had no refresh token, and the next refresh carried an empty one, or a
   * word like undefined.
   */
  EMPTY_REFRESH_TOKEN_SENT,
  /** The token was good and the call forbidden (403), and the client refreshed. */
  FORBIDDEN_REFRESHED,
  /** Tokens live for 30 days, nobody called, and the client refreshed again and again. */
  IDLE_REFRESHES,
  /**
   * The answer to a refresh had no refresh token, and the client logged in anew although the one it
   * had was still good.
   */
  LOGIN_ANEW,
  /**
   * The token endpoint was unavailable once (503), and the client wants its user to log in again.
   */
  LOGIN_ASKED,
  /** The answer to a refresh was lost, and no later call succeeded. */
  NOT_RECOVERED,
  /** The calls got their 401s, and for ten seconds no refresh came: it waits behind them. */
  NO_REFRESH_CAME,
  /**
   * The second refresh carried the refresh token of the first, although that had brought a new one.
   */
  OLD_REFRESH_TOKEN_KEPT,
  /** The refresh brought a new token, and the call was repeated with the refused one. */
  OLD_TOKEN_REPEATED,
  /**
   * The server had no time for the order (408 or 503), and it was sent again without an idempotency
   * key.
   */
  ORDER_AFTER_REFUSAL,
  /**
   * The order was carried out and its answer lost; it was sent again without an idempotency key,
   * and carried out again.
   */
  ORDER_TWICE,
  /** The repeated request had another body than the one that was refused. */
  OTHER_CONTENT,
  /** The repeated request had another Content-Type than the one that was refused. */
  OTHER_CONTENT_TYPE,
  /** The repeated request had another method or URL than the one that was refused. */
  OTHER_TARGET,
  /**
   * The client tried one way to say who it is, was refused, and tried another: that counts as one
   * refresh.
   */
  PROBED,
  /**
   * One refresh had brought new tokens, and calls that had waited for it refreshed again, one after
   * the other.
   */
  REFRESHED_IN_TURN,
  /** Tokens live for 30 seconds, and each call refreshed although its token was new. */
  REFRESHED_PER_CALL,
  /**
   * While the token endpoint was down most calls sent another refresh; nothing slowed them down.
   */
  REFRESHED_PER_CALL_WHILE_DOWN,
  /** The answer to a refresh named no lifetime, and from then on each call refreshed. */
  REFRESHED_WITHOUT_LIFETIME,
  /**
   * The answer to a refresh named a lifetime that is no number, and from then on each call sent
   * another refresh.
   */
  REFRESHED_WITH_TEXT_LIFETIME,
  /** The refresh carried an access token: it went through the code that is there for calls. */
  REFRESH_CARRIED_ACCESS_TOKEN,
  /** The API answered 401 whatever the token, and one call led to more than one refresh. */
  REFRESH_LOOP,
  /** A refresh that was refused with 401 was sent again. */
  REFRESH_REPEATED,
  /**
   * The connection dropped, and in less than a tenth of a second the same refresh was sent again:
   * below the program, by the HTTP stack.
   */
  REFRESH_RESENT,
  /** The refresh token was sent to an address that is not there for it. */
  REFRESH_TOKEN_ABROAD,
  /**
   * The server had refused the refresh token for good, and the client sent it more than once per
   * call, or with no call under way.
   */
  REFUSED_AND_SENT_ON,
  /** The server had refused the refresh token for good, and later calls sent it again. */
  REFUSED_AND_SENT_PER_CALL,
  /** The answer to a refresh was lost, and the same refresh token was sent more than twice. */
  REPLAYED,
  /**
   * After the restart the client sent the refresh token that it had exchanged for a new one before.
   */
  RESTARTED_WITH_OLD_TOKEN,
  /** The API answered 401 whatever the token, and one call was sent more than twice. */
  RETRY_LOOP,
  /**
   * The call that refreshed was given up, and the next refresh carried the same refresh token,
   * which was used up.
   */
  ROTATION_LOST,
  /** The same refresh token was sent more than once: calls refreshed side by side. */
  SAME_REFRESH_TOKEN,
  /**
   * The answer to a refresh had no refresh token, and the next call failed: the one the client had
   * was gone.
   */
  SESSION_LOST,
  /** The refresh brought new tokens, and yet a call that had waited for it failed. */
  SIBLING_FAILED,
  /**
   * While the token endpoint was down there were more refreshes than calls, or some that no call
   * had asked for.
   */
  STORM,
  /** A 401 arrived after the refresh and led to another one, although the new token was there. */
  STRAGGLER_REFRESHED,
  /**
   * The token endpoint was unavailable once (503), and the client came back with other tokens than
   * it had.
   */
  TOKENS_DROPPED,
  /** A token stands in the URL of a request. */
  TOKEN_IN_URL,
  /** The server redirected to another host, and the access token went along. */
  TOKEN_TO_OTHER_HOST,
  /** The server redirected to another port of the same host, and the access token went along. */
  TOKEN_TO_OTHER_PORT,
  /** Retry-After said two seconds, and the next refresh came sooner. */
  TOO_SOON,
  /** The refresh asked for scopes that were never granted. */
  WIDER_SCOPE;

  /** The name in keys. */
  public String option() {
    return OptionName.of(this);
  }
}
