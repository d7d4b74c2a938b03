package dev.tokenscope.wire.client;

import dev.tokenscope.intent.Safety;
import dev.tokenscope.token.TokenPair;
import java.io.IOException;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.Response;

/**
 * A refresh as tutorials teach it: the refused request again, with the refresh token where the
 * access token was. The new tokens stand in the headers, whatever the status.
 */
final class HeaderStyleRefresh implements RefreshRequest {

  private final Transport transport;
  private final Request refused;

  HeaderStyleRefresh(Transport transport, Request refused) {
    this.transport = transport;
    this.refused = refused;
  }

  @Override
  public RefreshAnswer send(String refreshToken, Ticket ticket) {
    Request repeated =
        refused
            .newBuilder()
            .header("Authorization", "Bearer " + refreshToken)
            .tag(Ticket.class, ticket)
            .build();
    try {
      return judge(transport.token(repeated, ticket), ticket);
    } catch (IOException e) {
      return new RefreshAnswer.Outage(WireFailure.detailOf(e), null, null);
    }
  }

  private static RefreshAnswer judge(Response response, Ticket ticket) {
    boolean looked = ticket.has(Safety.HEADERS_FIRST) || response.isSuccessful();
    Optional<TokenPair> pair =
        looked ? TokenAnswer.ofHeaders(response.headers()) : Optional.empty();
    if (pair.isPresent()) {
      return new RefreshAnswer.Renewed(pair.get(), response.code(), response);
    }
    if (response.code() == 401 && "true".equalsIgnoreCase(response.header("X-Login-Required"))) {
      String challenge = response.header("WWW-Authenticate", "");
      response.close();
      return new RefreshAnswer.Refused(RefreshAnswer.reason(challenge == null ? "" : challenge));
    }
    return new RefreshAnswer.Outage(
        "The API answered " + response.code() + " without new tokens.",
        TokenAnswer.retryAfter(response),
        response);
  }
}
