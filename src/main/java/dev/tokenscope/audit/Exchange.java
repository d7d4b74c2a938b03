package dev.tokenscope.audit;

import dev.tokenscope.journal.Message;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request and what became of it, as the server saw it.
 *
 * @param seq of the entry that tells of the request
 * @param answeredSeq of the entry that tells of the answer; {@link Long#MAX_VALUE} without one
 * @param at when the request came
 * @param answeredAt when the answer went; null without one
 * @param address of the other end, with its port
 * @param request what was asked
 * @param response what was answered; null where nothing was
 * @param lost whether a fault kept the answer from arriving whole
 * @param kind what it is about
 * @param presented the refresh token a refresh carried, as it stood there; empty without one
 * @param bearer what stood in {@code Authorization: Bearer}; null without the header
 */
public record Exchange(
    long seq,
    long answeredSeq,
    Instant at,
    @Nullable Instant answeredAt,
    String address,
    Message.Request request,
    Message.@Nullable Response response,
    boolean lost,
    Kind kind,
    String presented,
    @Nullable String bearer) {

  /** What an exchange is about. */
  public enum Kind {
    /** A refresh: T in the catalogue. */
    REFRESH,
    /** A call to the API. */
    API,
    /** A login. */
    LOGIN,
    /** Ending a session. */
    LOGOUT,
    /** Anything else, a preflight for example. */
    OTHER
  }

  /** The same, with its answer. */
  Exchange answered(long answerSeq, Instant answerAt, Message.Response answer) {
    return new Exchange(
        seq, answerSeq, at, answerAt, address, request, answer, lost, kind, presented, bearer);
  }

  /** The same, when it is known that its answer will not arrive whole. */
  Exchange losingItsAnswer() {
    return new Exchange(
        seq,
        answeredSeq,
        at,
        answeredAt,
        address,
        request,
        response,
        true,
        kind,
        presented,
        bearer);
  }

  /** The status of the answer; 0 without one. */
  public int status() {
    return response == null ? 0 : response.status();
  }

  /** Whether the refresh or the call succeeded. */
  public boolean isGood() {
    return status() >= 200 && status() < 300;
  }

  /** The name and port it was sent to. */
  public String host() {
    return request.header("Host").orElse("");
  }

  /** How long after the end of another one this began. */
  public Duration after(Exchange earlier) {
    Instant from = earlier.answeredAt == null ? earlier.at : earlier.answeredAt;
    return Duration.between(from, at);
  }
}
