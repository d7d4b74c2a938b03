package dev.tokenscope.wire.client;

import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.journal.Event.RefreshWhy;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Outcome;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Puts the access token into the {@code Authorization} header, and refreshes ahead of time when it
 * is told to. As an <em>application</em> interceptor it acts once, before any redirect: OkHttp
 * takes the header away when a redirect leads to another host.
 */
final class TokenAttacher implements Interceptor {

  private final Belief belief;
  private final RefreshGate gate;
  private final Reckoning reckoning;
  private final RefreshRequest endpoint;

  TokenAttacher(Belief belief, RefreshGate gate, Reckoning reckoning, RefreshRequest endpoint) {
    this.belief = belief;
    this.gate = gate;
    this.reckoning = reckoning;
    this.endpoint = endpoint;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Ticket ticket = Ticket.of(request);
    String accessToken = bearer(request);
    if (accessToken == null) {
      refreshAhead(ticket);
      StoredSession session = belief.now().session();
      accessToken = session == null ? null : session.accessToken();
      request = with(request, accessToken);
    }
    ticket.sends(request, accessToken);
    return chain.proceed(request);
  }

  /**
   * A network interceptor that puts the header back after a redirect. Only a client that is broken
   * on purpose does this.
   */
  static Response followRedirects(Chain chain) throws IOException {
    Request request = chain.request();
    Ticket ticket = Ticket.of(request);
    boolean lost = bearer(request) == null && ticket.bearer() != null;
    return chain.proceed(
        lost && !ticket.has(Safety.ORIGIN_LIST) ? with(request, ticket.bearer()) : request);
  }

  /** The token of a Bearer request; null where it has none. */
  static @Nullable String bearer(Request request) {
    String header = request.header("Authorization");
    return header != null && header.startsWith("Bearer ") ? header.substring(7) : null;
  }

  static Request with(Request request, @Nullable String accessToken) {
    return accessToken == null
        ? request
        : request.newBuilder().header("Authorization", "Bearer " + accessToken).build();
  }

  private void refreshAhead(Ticket ticket) throws IOException {
    StoredSession session = belief.now().session();
    // header style never sends a refresh token before a 401
    if (session == null
        || !ticket.policy().proactive()
        || ticket.settings().style() == RefreshStyle.HEADER
        || !reckoning.isDueAhead(session, ticket.policy())) {
      return;
    }
    Advice advice = gate.refresh(session.accessToken(), RefreshWhy.AHEAD_OF_TIME, ticket, endpoint);
    if (advice instanceof Advice.Stop stop && stop.outcome() instanceof Outcome.LoginNeeded) {
      ticket.endsWith(stop.outcome());
      throw new WireFailure(FailureKind.REFRESH_FAILED, "The session ended before the call.");
    }
    // a refresh that failed ahead of time is no reason not to try the token that is still there
  }
}
