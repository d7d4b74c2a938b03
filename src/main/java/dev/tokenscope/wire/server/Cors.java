package dev.tokenscope.wire.server;

import java.util.Optional;

/**
 * Lets single-page applications of any origin talk to the server, and read what a client must read
 * (Fetch Standard, CORS protocol). Never with credentials: no cookie counts here.
 */
final class Cors {

  private static final String EXPOSED =
      "WWW-Authenticate, Retry-After, Date, X-New-Access-Token, X-New-Access-Token-Expires-In,"
          + " X-New-Refresh-Token, X-New-Refresh-Token-Expires-In, X-Login-Required";

  private Cors() {}

  static boolean isPreflight(ServerRequest request) {
    return request.method().equals("OPTIONS")
        && request.header("Origin").isPresent()
        && request.header("Access-Control-Request-Method").isPresent();
  }

  /** The answer to a preflight: whatever headers the page wants, the methods the path has. */
  static Answer preflight(ServerRequest request, String allowed) {
    Answer answer =
        Answer.empty(204)
            .with("Access-Control-Allow-Methods", allowed)
            .with("Access-Control-Max-Age", "600");
    Optional<String> headers =
        request.header("Access-Control-Request-Headers").filter(Cors::isHeaderList);
    return headers.isPresent()
        ? answer.with("Access-Control-Allow-Headers", headers.get())
        : answer;
  }

  /** Opens an answer to the page that asked. */
  static Answer open(ServerRequest request, Answer answer) {
    Optional<String> origin = request.header("Origin");
    return origin.isEmpty()
        ? answer.with("Vary", "Origin")
        : answer
            .with("Access-Control-Allow-Origin", origin.get())
            .with("Vary", "Origin")
            .with("Access-Control-Expose-Headers", EXPOSED);
  }

  private static boolean isHeaderList(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 127);
  }
}
