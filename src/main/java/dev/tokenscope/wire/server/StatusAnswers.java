package dev.tokenscope.wire.server;

import dev.tokenscope.intent.StatusFault;
import dev.tokenscope.journal.Header;
import dev.tokenscope.token.Verdict;
import org.jspecify.annotations.Nullable;

/** What is said where a fault chose the status. */
final class StatusAnswers {

  private StatusAnswers() {}

  /** A 403 of the API speaks of the scope, as RFC 6750 §3.1 has it; what else is an error. */
  static Answer status(StatusFault.Status fault, ServerRequest request) {
    if (fault.status() == 403 && request.path().startsWith("/api/")) {
      return Challenges.insufficientScope("admin");
    }
    String error =
        switch (fault.status()) {
          case 429 -> "slow_down";
          case 503 -> "temporarily_unavailable";
          default -> "server_error";
        };
    Answer answer =
        Answer.error(fault.status(), error, "A fault of the laboratory: " + fault.status())
            .noStore();
    return fault.retryAfter() == null
        ? answer
        : answer.with("Retry-After", Long.toString(fault.retryAfter().toSeconds()));
  }

  /** As the place where the refresh token was shown words it. */
  static Answer refreshRefused(StatusFault.RefreshRefused fault, ServerRequest request) {
    if (request.path().startsWith("/api/")) {
      return Challenges.refusedRefresh(Verdict.Reason.REVOKED);
    }
    return Answer.error(fault.status(), "invalid_grant", "The refresh token was revoked").noStore();
  }

  /** 401 for a good token; new tokens that a refresh brought go out whatever the status. */
  static Answer unjust(@Nullable Answer worked) {
    Answer refused = Challenges.refusedAccess(Verdict.Reason.EXPIRED);
    if (worked != null) {
      for (Header header : worked.headers()) {
        if (header.name().startsWith("X-New-")) {
          refused = refused.with(header.name(), header.value());
        }
      }
    }
    return refused;
  }

  /** Another origin, the same target. */
  static Answer redirect(StatusFault.Redirect fault, String origin, ServerRequest request) {
    String to = fault.to() == null ? origin : fault.to();
    String target = request.message().target();
    return Answer.empty(fault.status())
        .with("Location", to + (target.startsWith("/") ? target : "/"))
        .noStore();
  }
}
