package dev.tokenscope.wire.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.intent.Settings;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * {@code POST /auth/refresh}: what most first-party applications do. The same state machine as the
 * token endpoint, with JSON around it.
 */
final class RefreshEndpoint implements Endpoint {

  private final Authority authority;
  private final Supplier<Settings> settings;

  RefreshEndpoint(Authority authority, Supplier<Settings> settings) {
    this.authority = authority;
    this.settings = settings;
  }

  @Override
  public Answer handle(ServerRequest request) {
    Optional<String> token = refreshToken(request, settings.get());
    if (token.isEmpty()) {
      return Answer.error(400, "invalid_request", "Send JSON with refresh_token, a string")
          .noStore();
    }
    Authority.Refreshed refreshed =
        authority.refresh(
            token.get(), Optional.empty(), Set.of(), request.issuer(), request.exchange());
    return switch (refreshed) {
      case Authority.Refreshed.Granted granted ->
          TokenResponses.firstParty(granted.tokens(), settings.get().manner());
      case Authority.Refreshed.Denied denied ->
          Answer.json(
                  401,
                  Answer.errorBody(
                          "invalid_grant",
                          "The refresh token "
                              + Challenges.refreshFlaw(denied.reason())
                              + ", log in again")
                      .put("login_required", true))
              .noStore();
      case Authority.Refreshed.ScopeTooWide _ ->
          Answer.error(400, "invalid_scope", "More scope than was granted").noStore();
    };
  }

  /** Reads the token from the body, in either spelling. */
  static Optional<String> refreshToken(ServerRequest request, Settings settings) {
    String name = settings.manner().camelCase() ? "refreshToken" : "refresh_token";
    Optional<ObjectNode> body = request.json();
    return body.map(json -> json.path(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }
}
