package dev.tokenscope.wire.client;

import dev.tokenscope.intent.RefreshPolicy;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.token.Claims;
import dev.tokenscope.token.Jwt;
import dev.tokenscope.token.TokenPair;
import dev.tokenscope.wire.gate.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When the client thinks that its tokens end, and when to refresh ahead of that. A sound client
 * counts from the receipt, so that a wrong wall clock does not matter.
 */
final class Reckoning {

  private static final Duration MARGIN_MAX = Duration.ofSeconds(60);
  private static final double MARGIN_SHARE = 0.2;
  private static final double JITTER_SHARE = 0.1;

  private final Timer timer;
  private final InstantSource clientClock;
  private final DoubleSupplier dice;
  private Jitter jitter = new Jitter("", 0);

  /** Drawn once for each token: many clients must not refresh in step. */
  private record Jitter(String accessToken, double share) {}

  private record Life(Instant end, Duration whole) {}

  Reckoning(Timer timer, InstantSource clientClock, DoubleSupplier dice) {
    this.timer = timer;
    this.clientClock = clientClock;
    this.dice = dice;
  }

  /** The session that a login begins. */
  StoredSession begun(TokenPair pair, String user, String origin, RefreshPolicy policy) {
    Instant now = timer.instant();
    return new StoredSession(
        pair.accessToken(),
        now,
        accessEnd(pair, now, policy),
        pair.refreshToken(),
        end(pair.refreshToken(), pair.refreshExpiresIn(), now, policy),
        pair.scope(),
        user,
        origin);
  }

  /** The session after a refresh; what the answer left out stays as it was (RFC 6749 §6). */
  StoredSession renewed(StoredSession old, TokenPair pair, RefreshPolicy policy) {
    Instant now = timer.instant();
    boolean rotated = pair.refreshToken() != null && policy.has(Safety.ADOPT_ROTATION);
    boolean told = rotated || pair.refreshExpiresIn() != null;
    String refreshToken = rotated ? pair.refreshToken() : old.refreshToken();
    return new StoredSession(
        pair.accessToken(),
        now,
        accessEnd(pair, now, policy),
        refreshToken,
        told ? end(refreshToken, pair.refreshExpiresIn(), now, policy) : old.refreshExpiresAt(),
        pair.scope().isEmpty() ? old.scope() : pair.scope(),
        old.user(),
        old.origin());
  }

  /** Whether it is time to refresh ahead; never where the lifetime is unknown. */
  boolean isDueAhead(StoredSession session, RefreshPolicy policy) {
    Life life = policy.has(Safety.TRUST_RECEIPT) ? byReceipt(session) : byClaims(session);
    if (life == null) {
      return false;
    }
    Duration share = scaled(life.whole(), MARGIN_SHARE);
    Duration margin = share.compareTo(MARGIN_MAX) < 0 ? share : MARGIN_MAX;
    Instant due = life.end().minus(margin).minus(scaled(margin, JITTER_SHARE * jitter(session)));
    Instant now = policy.has(Safety.TRUST_RECEIPT) ? timer.instant() : clientClock.instant();
    return !now.isBefore(due);
  }

  private static @Nullable Life byReceipt(StoredSession session) {
    Instant end = session.accessExpiresAt();
    return end == null ? null : new Life(end, Duration.between(session.receivedAt(), end));
  }

  /** What the careless do: the token's own claims against whatever the wall clock shows. */
  private static @Nullable Life byClaims(StoredSession session) {
    Claims claims = Jwt.parse(session.accessToken()).map(Jwt::claims).orElse(null);
    if (claims == null || claims.expiresAt() == null) {
      return byReceipt(session);
    }
    Instant begin = claims.issuedAt() == null ? session.receivedAt() : claims.issuedAt();
    return new Life(claims.expiresAt(), Duration.between(begin, claims.expiresAt()));
  }

  private @Nullable Instant accessEnd(TokenPair pair, Instant now, RefreshPolicy policy) {
    return end(pair.accessToken(), pair.expiresIn(), now, policy);
  }

  private @Nullable Instant end(
      @Nullable String token, @Nullable Duration span, Instant now, RefreshPolicy policy) {
    if (!policy.has(Safety.TRUST_RECEIPT) && token != null) {
      Instant claimed = Jwt.parse(token).map(jwt -> jwt.claims().expiresAt()).orElse(null);
      if (claimed != null) {
        Duration skew = Duration.between(timer.instant(), clientClock.instant());
        return claimed.minus(skew);
      }
    }
    return span == null ? null : now.plus(span);
  }

  private synchronized double jitter(StoredSession session) {
    if (!jitter.accessToken().equals(session.accessToken())) {
      jitter = new Jitter(session.accessToken(), dice.getAsDouble());
    }
    return jitter.share();
  }

  private static Duration scaled(Duration span, double by) {
    return Duration.ofNanos(Math.max(0, Math.round(span.toMillis() * 1e6 * by)));
  }
}
