package dev.tokenscope.projection;

import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.journal.Message;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.token.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One exchange, told whole: what was asked, what the server looked at, what it answered, and what
 * came of it. Found in the journal by {@link Explanations}.
 *
 * @param chosen the entry that was asked about
 * @param exchange names the exchange
 * @param lane who asked
 * @param request what was asked
 * @param answer what came back; null while nothing did
 * @param judged each token that the server looked at, in order
 * @param reuse the second use that was detected; null for none
 * @param faults how many faults struck
 * @param next what the client did afterwards, oldest first
 */
public record Explanation(
    long chosen,
    ExchangeId exchange,
    Lane lane,
    Asked request,
    @Nullable Answered answer,
    List<Judged> judged,
    @Nullable Reuse reuse,
    int faults,
    List<Next> next) {

  /** Nobody can change what happened. */
  public Explanation {
    judged = List.copyOf(judged);
    next = List.copyOf(next);
  }

  /** Whether the call that it belongs to has ended: nothing more will be told of it. */
  public boolean isOver() {
    return next.stream().anyMatch(Next.CallEnded.class::isInstance);
  }

  /**
   * The request.
   *
   * @param seq its entry
   * @param at lab time
   * @param message as it was sent
   * @param tokens which it carries
   */
  public record Asked(long seq, Instant at, Message.Request message, List<TokenName> tokens) {
    /** Whether it went to the resource server, not to the authorization server. */
    public boolean toApi() {
      return message.target().startsWith("/api/");
    }
  }

  /**
   * The answer, or that there was none.
   *
   * @param seq its entry
   * @param at lab time
   * @param message what came; null where nothing came
   * @param failure why nothing came; null where something did
   * @param tokens which it carries
   */
  public record Answered(
      long seq,
      Instant at,
      Message.@Nullable Response message,
      @Nullable FailureKind failure,
      List<TokenName> tokens) {}

  /**
   * A token that the server looked at.
   *
   * @param name its short name
   * @param type as what it was looked at
   * @param verdict what came of it
   * @param at when, on the server's clock
   * @param family what the server knew of the token; null for one that it never issued
   * @param asks whether the server asked if it was revoked: an API that trusts a JWT to its end
   *     does not
   */
  public record Judged(
      TokenName name,
      TokenType type,
      Verdict verdict,
      Instant at,
      @Nullable IssuedToken family,
      boolean asks) {
    /** One lamp for each check. */
    public List<Lamp> lamps() {
      return Lamp.of(type, verdict, asks);
    }
  }

  /**
   * A refresh token that came twice.
   *
   * @param token which
   * @param letter its family
   * @param firstBy who used it first; null where nobody knows
   * @param firstAt when
   * @param victims the tokens that died with it
   */
  public record Reuse(
      TokenName token,
      String letter,
      @Nullable Lane firstBy,
      @Nullable Instant firstAt,
      List<TokenName> victims) {}

  /** Something that the client did after the answer. */
  public sealed interface Next {

    /** It set out to refresh. */
    record Refreshing(Event.RefreshWhy why) implements Next {}

    /** Somebody else was refreshing already, and it waited for that. */
    record Waiting() implements Next {}

    /** It sent another request. */
    record Sent(long seq, String method, String target, List<TokenName> tokens) implements Next {}

    /** It got another answer. */
    record Got(long seq, int status, List<TokenName> tokens) implements Next {}

    /** It keeps these tokens. */
    record Kept(TokenName access, @Nullable TokenName refresh) implements Next {}

    /** The refresh ended. */
    record Refreshed(Event.RefreshResult result) implements Next {}

    /** Only a login helps. */
    record LoginNeeded(LoginReason reason) implements Next {}

    /** The caller has its answer. */
    record CallEnded(Outcome outcome) implements Next {}
  }

  /** Whether the answer was asked about, not the request. */
  public boolean aboutAnswer() {
    return answer != null && chosen == answer.seq();
  }

  /** When the message that was asked about was sent or received. */
  public Instant at() {
    return answer != null && aboutAnswer() ? answer.at() : request.at();
  }

  /** How long the answer took. */
  public Optional<Duration> latency() {
    return Optional.ofNullable(answer).map(got -> Duration.between(request.at(), got.at()));
  }

  /** The message that was asked about; empty where no answer came. */
  public Optional<Message> message() {
    return answer != null && aboutAnswer()
        ? Optional.ofNullable(answer.message())
        : Optional.of(request.message());
  }

  /** The verdict that decided: the first refusal, or else the last acceptance. */
  public Optional<Judged> decisive() {
    return judged.stream()
        .filter(one -> one.verdict() instanceof Verdict.Refused)
        .findFirst()
        .or(() -> judged.isEmpty() ? Optional.empty() : Optional.of(judged.getLast()));
  }
}
