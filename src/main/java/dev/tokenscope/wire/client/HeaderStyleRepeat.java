package dev.tokenscope.wire.client;

import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.journal.Event.RefreshWhy;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Answers a 401 in header style: the request goes again with the refresh token, sent by the gate
 * and not by this caller, whose answer it nevertheless is. It stands before the {@link
 * TokenAttacher}, as an authenticator could not hand over an answer.
 *
 * <p>In either style it also refreshes after a 403, for a client that is broken on purpose.
 */
final class HeaderStyleRepeat implements Interceptor {

  /** As often as OkHttp would ask an authenticator. */
  private static final int CARELESS_REPEATS_MAX = 20;

  private final Origin origin;
  private final RefreshGate gate;
  private final RefreshRequest endpoint;
  private final Transport transport;

  HeaderStyleRepeat(Origin origin, RefreshGate gate, RefreshRequest endpoint, Transport transport) {
    this.origin = origin;
    this.gate = gate;
    this.endpoint = endpoint;
    this.transport = transport;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Ticket ticket = Ticket.of(request);
    boolean header = ticket.settings().style() == RefreshStyle.HEADER;
    RefreshRequest how = header ? new HeaderStyleRefresh(transport, request) : endpoint;
    int repeatsMax = ticket.has(Safety.RETRY_ONCE) ? 1 : CARELESS_REPEATS_MAX;
    Response response = chain.proceed(request);
    for (int repeats = 0; repeats < repeatsMax && concerns(response, ticket, header); repeats++) {
      RefreshWhy why = response.code() == 403 ? RefreshWhy.AFTER_403 : RefreshWhy.AFTER_401;
      switch (gate.refresh(ticket.bearer(), why, ticket, how)) {
        case Advice.Repeat repeat -> {
          response.close();
          response = chain.proceed(TokenAttacher.with(request, repeat.accessToken()));
        }
        case Advice.Take take -> {
          response.close();
          ticket.countAttempt();
          response = take.response();
        }
        case Advice.Stop stop -> {
          ticket.endsWith(stop.outcome());
          return response;
        }
        case Advice.Leave _ -> {
          return response;
        }
      }
    }
    return response;
  }

  private boolean concerns(Response response, Ticket ticket, boolean header) {
    boolean refused =
        switch (response.code()) {
          case 401 -> header;
          case 403 -> !ticket.has(Safety.ONLY_ON_401);
          default -> false;
        };
    return refused && origin.covers(response.request().url());
  }
}
