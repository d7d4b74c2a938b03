package dev.tokenscope.wire.client;

import dev.tokenscope.intent.Safety;
import dev.tokenscope.token.TokenPair;
import java.io.IOException;
import java.util.Optional;
import okhttp3.FormBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** A refresh as OAuth 2.0 has it (RFC 6749 §6). */
final class TokenEndpointRefresh implements RefreshRequest {

  private static final String CLIENT_ID = "tokenscope";

  private final Transport transport;
  private final Origin origin;

  TokenEndpointRefresh(Transport transport, Origin origin) {
    this.transport = transport;
    this.origin = origin;
  }

  @Override
  public RefreshAnswer send(String refreshToken, Ticket ticket) {
    RequestBody form =
        new FormBody.Builder()
            .add("grant_type", "refresh_token")
            .add("refresh_token", refreshToken)
            // a public client names itself, it has nothing to prove it with (RFC 6749 §3.2.1)
            .add("client_id", CLIENT_ID)
            .build();
    try {
      Request request =
          origin
              .request("/oauth2/token", ticket)
              .post(ticket.has(Safety.ONE_SHOT_REFRESH) ? new OneShotBody(form) : form)
              .build();
      try (Response response = transport.token(request, ticket)) {
        return judge(response, response.body().string());
      }
    } catch (IOException e) {
      return new RefreshAnswer.Outage(WireFailure.detailOf(e), null, null);
    }
  }

  private static RefreshAnswer judge(Response response, String body) {
    if (response.isSuccessful()) {
      Optional<TokenPair> pair = TokenAnswer.ofJson(body);
      return pair.isPresent()
          ? new RefreshAnswer.Renewed(pair.get(), response.code(), null)
          : new RefreshAnswer.Outage("The answer of the token endpoint has no token.", null, null);
    }
    return RefreshAnswer.isFinal(response.code())
        ? new RefreshAnswer.Refused(RefreshAnswer.reason(body))
        : new RefreshAnswer.Outage(
            "The token endpoint answered " + response.code() + ".",
            TokenAnswer.retryAfter(response),
            null);
  }
}
