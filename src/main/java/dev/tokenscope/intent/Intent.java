package dev.tokenscope.intent;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tokenscope.token.TokenType;
import java.time.Duration;

/** What a person can ask the laboratory for. Replaying intents replays a session. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "intent")
public sealed interface Intent {

  /**
   * Log the built-in client in.
   *
   * @param user the user's name
   * @param password goes to the server and never into a file
   */
  record LogIn(String user, String password) implements Intent {
    /** A password does not belong into a log. */
    @Override
    public String toString() {
      return "LogIn[" + user + "]";
    }
  }

  /** Log the built-in client out. */
  record LogOut() implements Intent {}

  /**
   * Make a call.
   *
   * @param call what to ask the API
   */
  record Call(ApiCall call) implements Intent {}

  /**
   * Make many calls at the same time.
   *
   * @param call what to ask the API
   * @param times how often, at least twice
   */
  record Burst(ApiCall call, int times) implements Intent {
    /** Refuses a burst of one, and one that would only exhaust this machine. */
    public Burst {
      if (times < 2 || times > 5000) {
        throw new IllegalArgumentException("A burst has 2 to 5000 calls, not " + times + ".");
      }
    }
  }

  /**
   * Make a call again and again.
   *
   * @param call what to ask the API
   * @param every in lab time; zero stops it
   */
  record Repeat(ApiCall call, Duration every) implements Intent {}

  /**
   * Choose other settings.
   *
   * @param settings from now on
   */
  record Choose(Settings settings) implements Intent {}

  /** Stop the lab clock. */
  record Pause() implements Intent {}

  /** Let the lab clock run again. */
  record Resume() implements Intent {}

  /**
   * Let the lab clock run faster.
   *
   * @param factor lab seconds in a real second
   */
  record Speed(double factor) implements Intent {}

  /**
   * Put the lab clock forward.
   *
   * @param by how far
   */
  record Advance(Duration by) implements Intent {}

  /**
   * Put the lab clock to a moment around the end of the client's token.
   *
   * @param type which of its two tokens
   * @param after how long after the end; negative for before it
   */
  record SkipToExpiry(TokenType type, Duration after) implements Intent {}

  /** Put the lab clock to where a wall clock is, if that is ahead. */
  record CatchUp() implements Intent {}

  /**
   * Make the client's clock wrong.
   *
   * @param skew how far the client's clock is ahead of the server's
   */
  record Skew(Duration skew) implements Intent {}

  /**
   * End, on the server, every token of a kind that was issued so far.
   *
   * @param type which kind
   */
  record Expire(TokenType type) implements Intent {}

  /**
   * End one token on the server.
   *
   * @param jti its id
   */
  record ExpireToken(String jti) implements Intent {}

  /**
   * Revoke a family.
   *
   * @param family its {@code sid}
   */
  record Revoke(String family) implements Intent {}

  /**
   * Change the server's signing key.
   *
   * @param change how
   */
  record RotateKey(KeyChange change) implements Intent {}

  /**
   * Make the server misbehave.
   *
   * @param rule how and when
   */
  record Arm(FaultRule rule) implements Intent {}

  /**
   * Make the server misbehave in one way less.
   *
   * @param fault its number
   */
  record Disarm(long fault) implements Intent {}

  /** Make the server behave again. */
  record DisarmAll() implements Intent {}

  /**
   * Hold messages before they go, or let them flow.
   *
   * @param filter which
   */
  record Hold(HoldFilter filter) implements Intent {}

  /**
   * Let go of a held message.
   *
   * @param hold its number
   * @param decision what becomes of it
   */
  record Release(long hold, Decision decision) implements Intent {}

  /** Copy the refresh token out of the client's store, as a thief would. */
  record Steal() implements Intent {}

  /**
   * Let the built-in client refresh as it does by itself: lab time goes on to just after the end of
   * its access token, and it calls the API. Without a session it is a call like any other.
   */
  record RefreshAsClient() implements Intent {}

  /** Let the thief refresh with what was stolen. */
  record RefreshAsAttacker() implements Intent {}

  /**
   * Let the thief call the API.
   *
   * @param call what to ask it
   */
  record CallAsAttacker(ApiCall call) implements Intent {}

  /**
   * Write a note into the journal.
   *
   * @param text what it says
   */
  record PinNote(String text) implements Intent {}
}
