package dev.tokenscope.wire.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.token.Verdict;

/** What the server says when it refuses, to the letter (RFC 6750 §3). */
final class Challenges {

  private static final String REALM = "Bearer realm=\"tokenscope\"";

  private Challenges() {}

  /** No credentials, or of a kind that is not understood: no error code (RFC 6750 §3.1). */
  static Answer noCredentials() {
    return Answer.error(401, "unauthorized", "This resource needs an access token")
        .with("WWW-Authenticate", REALM)
        .noStore();
  }

  /** A token that is not accepted. */
  static Answer invalidToken(String description) {
    return Answer.error(401, "invalid_token", description)
        .with("WWW-Authenticate", challenge("invalid_token", description))
        .noStore();
  }

  /** An access token that is not accepted, in the words of its flaw. */
  static Answer refusedAccess(Verdict.Reason reason) {
    return invalidToken(
        switch (reason) {
          case EXPIRED -> "The access token expired";
          case MALFORMED, MISSING, WRONG_TYPE -> "The access token is malformed";
          case BAD_SIGNATURE -> "The access token signature is invalid";
          case UNKNOWN_KEY -> "The access token signing key is unknown";
          case NOT_YET_VALID -> "The access token is not yet valid";
          case OTHER_AUDIENCE -> "The access token was issued for another audience";
          case OTHER_ISSUER -> "The access token was issued by another issuer";
          case REVOKED, ALREADY_USED, UNKNOWN_TOKEN -> "The access token was revoked";
          case REFRESH_TOKEN_AS_ACCESS_TOKEN -> "A refresh token is not accepted here";
          case INSUFFICIENT_SCOPE -> "The access token has too little scope";
        });
  }

  /** In header style: a refresh token that is not accepted; only a login helps. */
  static Answer refusedRefresh(Verdict.Reason reason) {
    String description = "The refresh token " + refreshFlaw(reason) + ", log in again";
    ObjectNode body = Answer.errorBody("invalid_token", description).put("login_required", true);
    return Answer.json(401, body)
        .with("WWW-Authenticate", challenge("invalid_token", description))
        .with("X-Login-Required", "true")
        .noStore();
  }

  /** What is wrong with a refresh token, to follow its name. */
  static String refreshFlaw(Verdict.Reason reason) {
    return switch (reason) {
      case EXPIRED -> "expired";
      case REVOKED -> "was revoked";
      case ALREADY_USED -> "was already used";
      case MISSING,
          MALFORMED,
          UNKNOWN_KEY,
          BAD_SIGNATURE,
          REFRESH_TOKEN_AS_ACCESS_TOKEN,
          WRONG_TYPE,
          OTHER_ISSUER,
          OTHER_AUDIENCE,
          NOT_YET_VALID,
          UNKNOWN_TOKEN,
          INSUFFICIENT_SCOPE ->
          "is unknown";
    };
  }

  /** A good token that may not do this. */
  static Answer insufficientScope(String scope) {
    String description = "Scope " + scope + " is required";
    return Answer.error(403, "insufficient_scope", description)
        .with(
            "WWW-Authenticate",
            challenge("insufficient_scope", description) + ", scope=\"" + scope + "\"")
        .noStore();
  }

  /** The token came in two places (RFC 6750 §2). */
  static Answer sentTwice() {
    String description = "More than one method used to send the access token";
    return Answer.error(400, "invalid_request", description)
        .with("WWW-Authenticate", challenge("invalid_request", description))
        .noStore();
  }

  private static String challenge(String error, String description) {
    return REALM + ", error=\"" + error + "\", error_description=\"" + description + "\"";
  }
}
