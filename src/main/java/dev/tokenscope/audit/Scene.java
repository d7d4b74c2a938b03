package dev.tokenscope.audit;

import dev.tokenscope.audit.Exchange.Kind;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Occasion} looks at: a client in its present round, and as much of what came before
 * as is kept.
 *
 * @param style how the client refreshes
 * @param mode what makes it refresh
 * @param round the present round
 * @param before the round before; null where there is none
 * @param recent the latest exchanges, whatever their round, in order
 * @param issued its latest tokens, in the order of issue
 * @param lives how long each access token of these lives, by its text
 * @param granted what its session may ask for
 * @param settings of the server
 * @param realTime whether the lab clock runs as fast as the client's
 * @param proven whether it was seen to refresh at all
 * @param now lab time
 */
record Scene(
    RefreshStyle style,
    Mode mode,
    Round round,
    @Nullable Round before,
    List<Exchange> recent,
    List<Evidence.Issued> issued,
    Map<String, Life> lives,
    Set<String> granted,
    Settings settings,
    boolean realTime,
    boolean proven,
    Instant now) {

  /** From when to when a token is good. */
  record Life(Instant from, Instant to) {
    Duration span() {
      return Duration.between(from, to);
    }

    /** Whether more than half of it is left. */
    boolean isYoung(Instant at) {
      return Duration.between(at, to).multipliedBy(2).compareTo(span()) > 0;
    }
  }

  /** The style and mode of this round. */
  Mode roundMode() {
    return round.firstRefresh() == null
        ? mode
        : round.isReactive() ? Mode.REACTIVE : Mode.PROACTIVE;
  }

  /** What a rule judges by; the calls are found in the exchanges. */
  Evidence evidence(List<Exchange> exchanges, Map<String, Long> marks, int crowd, int fired) {
    return evidence(exchanges, Chains.of(exchanges), marks, crowd, fired);
  }

  /** What a rule judges by, with some of the calls. */
  Evidence evidence(
      List<Exchange> exchanges,
      List<Chains.Chain> calls,
      Map<String, Long> marks,
      int crowd,
      int fired) {
    return new Evidence(
        style,
        roundMode(),
        exchanges,
        issued,
        Chains.calls(calls, exchanges),
        marks,
        crowd,
        fired,
        Map.of(),
        granted);
  }

  /** What a rule judges by, where only the beginning is marked. */
  Sight seen(List<Exchange> exchanges, String mark, int fired) {
    return Sight.seen(evidence(exchanges, Map.of(mark, round.start), 0, fired));
  }

  /** The refresh token that came of a refresh, if it rotated. */
  Optional<Evidence.Issued> rotatedBy(Exchange refresh) {
    return issued.stream()
        .filter(one -> one.type() == TokenType.REFRESH)
        .filter(one -> one.seq() > refresh.seq() && one.seq() < refresh.answeredSeq())
        .findFirst();
  }

  /** Calls of this round that succeeded after an entry. */
  List<Exchange> goodCallsAfter(long seq) {
    return round.all(Kind.API).stream().filter(one -> one.seq() > seq && one.isGood()).toList();
  }

  /** How old something is. */
  Duration age(Instant at) {
    return Duration.between(at, now);
  }
}
