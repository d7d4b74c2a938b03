package dev.tokenscope.projection;

import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.journal.Trouble;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a row of the log tells; the sentence is made where it is read. */
public sealed interface What {

  /** A request went out. */
  record Request(String method, String target) implements What {}

  /**
   * An answer came.
   *
   * @param status for example 401
   * @param reason the words behind it
   * @param error the code, for example {@code invalid_token}; empty where there is none
   * @param description the server's own words; empty where there are none
   * @param method of what it answers
   * @param target of what it answers
   */
  record Answer(
      int status, String reason, String error, String description, String method, String target)
      implements What {}

  /** No answer came. */
  record NoAnswer(FailureKind kind, String method, String target) implements What {}

  /** The time of a token that the client still holds is over, since an instant. */
  record Expired(TokenName token, Instant end) implements What {}

  /** A refresh token was exchanged for another. */
  record Rotated(TokenName.Issued used, TokenName.Issued successor) implements What {}

  /** A refresh token was used twice. */
  record Reused(TokenName token) implements What {}

  /** A family is good for nothing any more. */
  record FamilyRevoked(String letter, EndedBy by) implements What {}

  /** Tokens ended before their time; all of the kind where none is named. */
  record Ended(TokenType type, @Nullable TokenName token, EndedBy by) implements What {}

  /** A login succeeded. */
  record LoggedIn(String user, String letter) implements What {}

  /** A client has no session any more. */
  record LoginNeeded(LoginReason reason) implements What {}

  /** Other settings. */
  record Settled(Settings before, Settings now) implements What {}

  /** The clock was put forward. */
  record ClockJumped(Duration by) implements What {}

  /** The clock stopped. */
  record ClockPaused() implements What {}

  /** The clock runs, so fast. */
  record ClockRuns(double speed) implements What {}

  /** The client's clock is so far ahead. */
  record ClockSkewed(Duration skew) implements What {}

  /** The server listens. */
  record ServerStarted(String origin) implements What {}

  /** The server listens no more. */
  record ServerStopped(String origin) implements What {}

  /** The server signs with another key. */
  record KeyRotated(KeyChange change) implements What {}

  /** The server will misbehave. */
  record FaultArmed(String fault) implements What {}

  /**
   * The server misbehaved.
   *
   * @param fault one of {@link dev.tokenscope.intent.Fault#NAMES}
   */
  record FaultFired(String fault) implements What {}

  /**
   * It misbehaves in one way less.
   *
   * @param number of the fault
   */
  record FaultDisarmed(long number) implements What {}

  /** The server behaves again. */
  record FaultsDisarmed() implements What {}

  /** A refresh token was copied out of the client's store. */
  record Stolen(TokenName token) implements What {}

  /** The tokens could not be written to disk. */
  record StoreFailed(String location) implements What {}

  /** Something went wrong on this computer. */
  record TroubleMet(Trouble trouble) implements What {}

  /** A note. */
  record Note(String text) implements What {}
}
