package dev.tokenscope.wire.server;

import java.util.List;
import java.util.Optional;

/** Finds the bearer token of a request (RFC 6750 §2.1). */
final class Bearer {

  private static final String SCHEME = "Bearer";

  private Bearer() {}

  /** The token of the first {@code Authorization: Bearer}, whatever the scheme's case. */
  static Optional<String> token(ServerRequest request) {
    return request.headers("Authorization").stream()
        .filter(Bearer::isBearer)
        .map(value -> value.substring(SCHEME.length()).strip())
        .findFirst();
  }

  /** Whether tokens came in two places, which RFC 6750 §2 forbids. */
  static boolean isSentTwice(ServerRequest request) {
    List<String> bearers =
        request.headers("Authorization").stream().filter(Bearer::isBearer).toList();
    boolean inQuery = request.query().get("access_token").isPresent();
    return bearers.size() > 1 || (!bearers.isEmpty() && inQuery);
  }

  private static boolean isBearer(String value) {
    return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && (value.length() == SCHEME.length() || value.charAt(SCHEME.length()) == ' ');
  }
}
