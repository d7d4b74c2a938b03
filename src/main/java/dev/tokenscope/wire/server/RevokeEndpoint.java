package dev.tokenscope.wire.server;

import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Event;
import dev.tokenscope.token.Claims;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code POST /oauth2/revoke} (RFC 7009). */
final class RevokeEndpoint implements Endpoint {

  private final Authority authority;
  private final Supplier<Settings> settings;

  RevokeEndpoint(Authority authority, Supplier<Settings> settings) {
    this.authority = authority;
    this.settings = settings;
  }

  @Override
  public Answer handle(ServerRequest request) {
    if (!request.isOfType("application/x-www-form-urlencoded")) {
      return TokenResponses.error(
          "invalid_request", "Send the parameters as application/x-www-form-urlencoded");
    }
    Parameters form = request.form();
    if (form.repeated().isPresent()) {
      return TokenResponses.error("invalid_request", "A parameter is repeated");
    }
    return switch (RegisteredClient.authenticate(request, form)) {
      case RegisteredClient.Authenticated.Failed failed -> TokenResponses.invalidClient(failed);
      case RegisteredClient.Authenticated.Twice _ ->
          TokenResponses.error("invalid_request", "The client authenticates in two ways at once");
      case RegisteredClient.Authenticated.As as -> revoke(form, as.client());
    };
  }

  private Answer revoke(Parameters form, RegisteredClient client) {
    Optional<String> token = form.get("token");
    if (token.isEmpty()) {
      return TokenResponses.error("invalid_request", "token is missing");
    }
    Optional<TokenFamily> family = authority.familyOfRefreshToken(token.get());
    if (family.isPresent()) {
      if (!family.get().clientId().equals(client.id())) {
        return othersToken();
      }
      authority.revokeFamily(family.get().sid(), Event.EndedBy.REVOCATION);
      return done();
    }
    Optional<Claims> access = authority.goodAccess(token.get());
    if (access.isEmpty()) {
      // RFC 7009 §2.2: what is not good any more, or never was, needs no revocation
      return done();
    }
    if (!client.id().equals(access.get().clientId())) {
      return othersToken();
    }
    String jti = access.get().id();
    if (!settings.get().denyList() || jti == null) {
      return TokenResponses.error(
          "unsupported_token_type",
          "Access tokens are valid to their end here; turn the deny list on to revoke one");
    }
    authority.denyAccess(jti);
    return done();
  }

  private static Answer done() {
    return Answer.empty(200).noStore();
  }

  private static Answer othersToken() {
    return TokenResponses.error("invalid_grant", "The token was issued to another client");
  }
}
