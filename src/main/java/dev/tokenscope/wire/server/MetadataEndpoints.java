package dev.tokenscope.wire.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.token.Alg;

/** What the server says about itself: metadata (RFC 8414) and public keys (RFC 7517). */
final class MetadataEndpoints {

  private static final String CACHED = "public, max-age=60";

  private final Authority authority;

  MetadataEndpoints(Authority authority) {
    this.authority = authority;
  }

  /** {@code GET /.well-known/jwks.json}; never the secret of HS256. */
  Answer jwks(ServerRequest request) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode keys = body.putArray("keys");
    authority.ring().keys().forEach(key -> key.publicJwk().ifPresent(keys::add));
    return Answer.json(200, body).with("Cache-Control", CACHED);
  }

  /**
   * {@code GET /.well-known/oauth-authorization-server} and, because clients ask there, {@code
   * /.well-known/openid-configuration}. It promises no OpenID Connect.
   */
  Answer metadata(ServerRequest request) {
    String issuer = request.issuer();
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("issuer", issuer)
            .put("authorization_endpoint", issuer + "/oauth2/authorize")
            .put("token_endpoint", issuer + "/oauth2/token")
            .put("revocation_endpoint", issuer + "/oauth2/revoke")
            .put("introspection_endpoint", issuer + "/oauth2/introspect")
            .put("jwks_uri", issuer + "/.well-known/jwks.json");
    list(body, "scopes_supported", Person.SCOPES.toArray(String[]::new));
    list(body, "response_types_supported", "code");
    list(body, "response_modes_supported", "query");
    list(body, "grant_types_supported", "authorization_code", "refresh_token", "password");
    list(
        body,
        "token_endpoint_auth_methods_supported",
        "none",
        "client_secret_basic",
        "client_secret_post");
    list(
        body,
        "introspection_endpoint_auth_methods_supported",
        "client_secret_basic",
        "client_secret_post");
    list(body, "code_challenge_methods_supported", "S256");
    ArrayNode algorithms = body.putArray("access_token_signing_alg_values_supported");
    for (Alg alg : Alg.values()) {
      algorithms.add(alg.name());
    }
    body.put("authorization_response_iss_parameter_supported", true);
    return Answer.json(200, body).with("Cache-Control", CACHED);
  }

  private static void list(ObjectNode body, String name, String... values) {
    ArrayNode array = body.putArray(name);
    for (String value : values) {
      array.add(value);
    }
  }
}
