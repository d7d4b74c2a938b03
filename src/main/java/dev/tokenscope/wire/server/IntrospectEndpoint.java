package dev.tokenscope.wire.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.token.Claims;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /oauth2/introspect} (RFC 7662). It asks the server's memory, so a revoked family is
 * inactive here even while the API, which only looks at the JWT, still accepts its access token.
 */
final class IntrospectEndpoint implements Endpoint {

  private final Authority authority;

  IntrospectEndpoint(Authority authority) {
    this.authority = authority;
  }

  @Override
  public Answer handle(ServerRequest request) {
    Parameters form = request.form();
    if (!request.isOfType("application/x-www-form-urlencoded") || form.repeated().isPresent()) {
      return TokenResponses.error(
          "invalid_request", "Send each parameter once, as application/x-www-form-urlencoded");
    }
    return switch (RegisteredClient.authenticate(request, form)) {
      case RegisteredClient.Authenticated.Failed failed -> TokenResponses.invalidClient(failed);
      case RegisteredClient.Authenticated.Twice _ ->
          TokenResponses.error("invalid_request", "The client authenticates in two ways at once");
      case RegisteredClient.Authenticated.As as ->
          as.client().secret() == null
              ? TokenResponses.invalidClient(
                  new RegisteredClient.Authenticated.Failed(
                      RegisteredClient.isBasic(request), "Only a confidential client may ask"))
              : introspect(form);
    };
  }

  private Answer introspect(Parameters form) {
    Optional<String> token = form.get("token");
    if (token.isEmpty()) {
      return TokenResponses.error("invalid_request", "token is missing");
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    Optional<Claims> claims = authority.introspect(token.get());
    body.put("active", claims.isPresent());
    claims.ifPresent(found -> describe(found, body));
    return Answer.json(200, body).noStore();
  }

  private static void describe(Claims claims, ObjectNode body) {
    put(body, "iss", claims.issuer());
    put(body, "sub", claims.subject());
    put(body, "username", claims.subject());
    if (!claims.audience().isEmpty()) {
      body.put("aud", claims.audience().get(0));
    }
    put(body, "client_id", claims.clientId());
    if (!claims.scope().isEmpty()) {
      body.put("scope", String.join(" ", claims.scope()));
    }
    putSeconds(body, "iat", claims.issuedAt());
    putSeconds(body, "exp", claims.expiresAt());
    put(body, "jti", claims.id());
    put(body, "sid", claims.family());
    if (claims.generation() > 0) {
      body.put("gen", claims.generation());
    } else {
      body.put("token_type", "Bearer");
    }
  }

  private static void put(ObjectNode body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  private static void putSeconds(ObjectNode body, String name, @Nullable Instant value) {
    if (value != null) {
      body.put(name, value.getEpochSecond());
    }
  }
}
