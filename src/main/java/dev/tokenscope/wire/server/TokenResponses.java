package dev.tokenscope.wire.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.intent.Dialect;
import dev.tokenscope.intent.Manner;
import dev.tokenscope.token.Verdict;

/** How tokens, and the refusal of them, are written as JSON (RFC 6749 §5). */
final class TokenResponses {

  private TokenResponses() {}

  /** 200 with tokens, as the token endpoint says it. */
  static Answer tokens(TokenSet tokens) {
    return tokens(tokens, false);
  }

  /** 200 with tokens, as a first-party endpoint says it in this manner. */
  static Answer firstParty(TokenSet tokens, Manner manner) {
    return tokens(tokens, manner.camelCase());
  }

  private static Answer tokens(TokenSet tokens, boolean camelCase) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put(camelCase ? "accessToken" : "access_token", tokens.access())
            .put(camelCase ? "tokenType" : "token_type", "Bearer")
            .put(camelCase ? "expiresIn" : "expires_in", tokens.expiresIn().toSeconds());
    if (tokens.refresh() != null) {
      body.put(camelCase ? "refreshToken" : "refresh_token", tokens.refresh())
          .put(
              camelCase ? "refreshExpiresIn" : "refresh_expires_in",
              tokens.refreshExpiresIn().toSeconds());
    }
    body.put("scope", String.join(" ", tokens.scope()));
    return Answer.json(200, body).noStore();
  }

  /** An error of the token endpoint (RFC 6749 §5.2). */
  static Answer error(String error, String description) {
    return Answer.error(400, error, description).noStore();
  }

  /** 401 {@code invalid_client}; with a challenge where Basic was tried (RFC 6749 §5.2). */
  static Answer invalidClient(RegisteredClient.Authenticated.Failed failed) {
    Answer answer = Answer.error(401, "invalid_client", failed.description()).noStore();
    return failed.basic() ? answer.with("WWW-Authenticate", "Basic realm=\"tokenscope\"") : answer;
  }

  /** A refresh token that is no longer good, in the server's dialect. */
  static Answer deadRefreshToken(Verdict.Reason reason, Dialect dialect) {
    String description = "The refresh token " + Challenges.refreshFlaw(reason);
    return switch (dialect) {
      case RFC -> error("invalid_grant", description);
      case AUTH0 -> Answer.error(403, "invalid_grant", description).noStore();
      case DEX -> error("invalid_request", description);
      case SUPABASE ->
          error(
              "invalid_grant",
              "Invalid Refresh Token: "
                  + (reason == Verdict.Reason.ALREADY_USED
                      ? "Already Used"
                      : "Refresh Token Not Found"));
    };
  }
}
