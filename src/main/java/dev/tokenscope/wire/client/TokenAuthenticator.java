package dev.tokenscope.wire.client;

import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.journal.Event.RefreshWhy;
import java.io.IOException;
import okhttp3.Authenticator;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Answers a 401 with a new access token from the token endpoint. OkHttp asks it on 401 only, and
 * would ask up to 20 times: it answers once.
 */
final class TokenAuthenticator implements Authenticator {

  private final Origin origin;
  private final RefreshGate gate;
  private final RefreshRequest endpoint;

  TokenAuthenticator(Origin origin, RefreshGate gate, RefreshRequest endpoint) {
    this.origin = origin;
    this.gate = gate;
    this.endpoint = endpoint;
  }

  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response)
      throws IOException {
    Request refused = response.request();
    Ticket ticket = Ticket.of(refused);
    if (ticket.settings().style() == RefreshStyle.HEADER
        // a redirect may have led to a host that has no business with tokens
        || !origin.covers(refused.url())
        || (ticket.has(Safety.RETRY_ONCE) && wasRefusedBefore(response))) {
      return null;
    }
    return switch (gate.refresh(
        TokenAttacher.bearer(refused), RefreshWhy.AFTER_401, ticket, endpoint)) {
      case Advice.Repeat repeat -> {
        Request again = TokenAttacher.with(refused, repeat.accessToken());
        ticket.sends(again, repeat.accessToken());
        yield again;
      }
      case Advice.Stop stop -> {
        ticket.endsWith(stop.outcome());
        yield null;
      }
      case Advice.Leave _, Advice.Take _ -> null;
    };
  }

  private static boolean wasRefusedBefore(Response response) {
    for (Response prior = response.priorResponse(); prior != null; prior = prior.priorResponse()) {
      if (prior.code() == 401) {
        return true;
      }
    }
    return false;
  }
}
