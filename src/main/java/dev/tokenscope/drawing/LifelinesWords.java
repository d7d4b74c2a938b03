package dev.tokenscope.drawing;

import dev.tokenscope.projection.CallDot;
import dev.tokenscope.projection.Happening;
import dev.tokenscope.projection.TokenBar;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** What the course of time is called in a language. */
public interface LifelinesWords {

  /** The rows that are named at the left. */
  enum Heading {
    CALLS,
    ATTACKER,
    ACCESS,
    REFRESH,
    EVENTS,
    CLIENT_CLOCK
  }

  /** The zone of the times of day. */
  ZoneId zone();

  /** How a row is called. */
  String heading(Heading heading);

  /** What is on the flag of the playhead. */
  String flag(Instant instant, boolean live);

  /** The present, where the playhead is in the past. */
  String present();

  /** The short name of a token. */
  String name(TokenName name);

  /** Which token replaced one, at its end. */
  String replacedBy(TokenName successor);

  /** A refresh token whose family was revoked. */
  String revoked(TokenName name);

  /** The same, while the client takes it for good. */
  String unknowing(TokenName name);

  /** What is said of an access token that is good although its family was revoked. */
  String outlives();

  /** Until when a token is good. */
  String until(Instant end);

  /** What came of calls, as the legend says it. */
  String result(CallDot.Result result);

  /** So many of the same. */
  String times(int count);

  /** What is said beside a mark, as short as can be; empty for nothing. */
  String brief(Happening happening);

  /** By how much the client's clock is off. */
  String skew(Duration skew);

  /** So many families are alive and not drawn. */
  String more(int families);

  /** What stands where nothing has happened yet. */
  String empty();

  /** What a shape of calls stands for, in the legend: a cross is also the end of a token. */
  String legend(CallDot.Result result);

  /** A call that was refused with 401 and then answered, in the legend. */
  String mended();

  /** How a leap of the clock is drawn, in the legend. */
  String leap();

  /** How the future is drawn, in the legend. */
  String future();

  /** How a rotation is drawn, in the legend. */
  String rotation();

  /** How alarms are drawn, in the legend. */
  String alarm();

  /** The time of one or several calls, and what came of them, in a sentence. */
  String spoken(CallDot first, CallDot.Counts counts);

  /**
   * The life of a token in a sentence.
   *
   * @param end when it was over before its time; empty where it was not
   */
  String spoken(TokenBar bar, Optional<Instant> end);

  /** An event in a sentence. */
  String spoken(Happening happening);

  /** The name of a kind of token, for a track that is one of several. */
  default Heading heading(TokenType type) {
    return type == TokenType.ACCESS ? Heading.ACCESS : Heading.REFRESH;
  }
}
