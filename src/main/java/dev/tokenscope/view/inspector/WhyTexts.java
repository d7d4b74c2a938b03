package dev.tokenscope.view.inspector;

import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import dev.tokenscope.projection.Explanation;
import dev.tokenscope.projection.IssuedToken;
import dev.tokenscope.token.Claims;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.token.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why the server decided so: one or two sentences with the actual values, and where it is written.
 */
final class WhyTexts {

  private final Wording words;

  /**
   * A reason.
   *
   * @param sentence in words
   * @param rfc where it is written down; empty for nowhere
   */
  record Why(String sentence, String rfc) {}

  WhyTexts(Wording words) {
    this.words = words;
  }

  Why of(Explanation told) {
    return told.aboutAnswer() ? answer(told) : request(told);
  }

  // what a request says

  private Why request(Explanation told) {
    String path = told.request().message().path();
    boolean refresh = has(told.request().tokens(), TokenType.REFRESH);
    if (told.lane().equals(Lane.ATTACKER) && !told.request().tokens().isEmpty()) {
      return why("explain.why.request.stolen", "RFC 9700 §4.14");
    }
    if (path.endsWith("/login")) {
      return why("explain.why.request.login", "");
    }
    if (path.endsWith("/logout")) {
      return why("explain.why.request.logout", "RFC 7009 §2");
    }
    if (told.request().toApi()) {
      return refresh
          ? why("explain.why.request.header", "")
          : told.request().tokens().isEmpty()
              ? why("explain.why.request.callBare", "RFC 6750 §2.1")
              : why("explain.why.request.call", "RFC 6750 §2.1");
    }
    return refresh
        ? why("explain.why.request.refresh", "RFC 6749 §6")
        : why("explain.why.request.other", "");
  }

  // why an answer is what it is

  private Why answer(Explanation told) {
    Explanation.Answered answer = told.answer();
    if (answer == null) {
      return why("explain.why.pending", "");
    }
    if (answer.failure() != null) {
      return failed(answer.failure());
    }
    if (told.reuse() != null) {
      return reused(told, told.reuse());
    }
    Message.Response response = answer.message();
    int status = response == null ? 0 : response.status();
    Optional<Explanation.Judged> decisive = told.decisive();
    if (decisive.isEmpty()) {
      return unjudged(told, status, answer.tokens());
    }
    Explanation.Judged judged = decisive.get();
    return switch (judged.verdict()) {
      case Verdict.Refused(var reason, var claims) -> refused(judged, reason, claims);
      case Verdict.Accepted(var claims) -> accepted(judged, claims, answer.tokens());
    };
  }

  private Why failed(FailureKind kind) {
    return why(
        "explain.why.failure."
            + switch (kind) {
              case REFUSED -> "refused";
              case UNKNOWN_HOST -> "unknownHost";
              case RESET -> "reset";
              case BROKEN -> "broken";
              case TIMEOUT -> "timeout";
              case DROPPED -> "dropped";
              case CANCELLED -> "cancelled";
              case GARBLED -> "garbled";
              case TLS -> "tls";
              case OVERSIZED -> "oversized";
              case REFRESH_FAILED -> "refreshFailed";
            },
        "");
  }

  private Why reused(Explanation told, Explanation.Reuse reuse) {
    String now = words.millis(told.request().at());
    String rfc = "RFC 9700 §4.14.2";
    return reuse.firstBy() == null || reuse.firstAt() == null
        ? why(
            "explain.why.reusedOnce",
            rfc,
            words.name(reuse.token()),
            words.lane(told.lane()),
            now,
            reuse.letter())
        : why(
            "explain.why.reused",
            rfc,
            words.name(reuse.token()),
            words.lane(reuse.firstBy()),
            words.millis(reuse.firstAt()),
            words.lane(told.lane()),
            now,
            reuse.letter());
  }

  private Why unjudged(Explanation told, int status, List<TokenName> given) {
    String path = told.request().message().path();
    if (path.endsWith("/login")) {
      return status < 400
          ? why("explain.why.login", "RFC 6749 §5.1", words.names(given))
          : why("explain.why.loginRefused", "");
    }
    if (path.endsWith("/logout") && status < 400) {
      return why("explain.why.logout", "RFC 7009 §2");
    }
    if (status == 401) {
      return why("explain.why.credentials", "RFC 6750 §3.1");
    }
    if (status >= 500) {
      return why("explain.why.status.error", "");
    }
    if (status >= 400) {
      return why("explain.why.status.refused", "");
    }
    if (status >= 300) {
      return why("explain.why.status.found", "");
    }
    return told.request().toApi() ? why("explain.why.open", "") : why("explain.why.status.ok", "");
  }

  private Why accepted(Explanation.Judged judged, Claims claims, List<TokenName> given) {
    if (judged.type() == TokenType.REFRESH && !given.isEmpty()) {
      return has(given, TokenType.REFRESH)
          ? why(
              "explain.why.grantRenewed",
              "RFC 9700 §4.14.2",
              words.name(judged.name()),
              words.names(given))
          : why(
              "explain.why.grantKept",
              "RFC 6749 §6",
              words.name(judged.name()),
              words.names(given));
    }
    Instant end = claims.expiresAt();
    return end == null
        ? why("explain.why.status.ok", "")
        : why(
            "explain.why.accepted",
            "RFC 9068 §4",
            words.name(judged.name()),
            words.clock(end),
            span(Duration.between(judged.at(), end)));
  }

  private Why refused(Explanation.Judged judged, Verdict.Reason reason, @Nullable Claims claims) {
    String name = words.name(judged.name());
    String invalid = "RFC 6750 §3.1";
    return switch (reason) {
      case MISSING -> why("explain.why.credentials", invalid);
      case MALFORMED -> why("explain.why.malformed", "RFC 7519 §7.2");
      case UNKNOWN_KEY -> why("explain.why.key", "RFC 7515 §4.1.4", name);
      case BAD_SIGNATURE -> why("explain.why.signature", "RFC 7515 §5.2", name);
      case REFRESH_TOKEN_AS_ACCESS_TOKEN -> why("explain.why.refreshAsAccess", "RFC 9068 §4", name);
      case WRONG_TYPE -> why("explain.why.wrongType", "RFC 9068 §4", name);
      case OTHER_ISSUER ->
          why(
              "explain.why.issuer",
              "RFC 7519 §4.1.1",
              name,
              claims == null ? "?" : String.valueOf(claims.issuer()));
      case OTHER_AUDIENCE ->
          why(
              "explain.why.audience",
              "RFC 7519 §4.1.3",
              name,
              claims == null ? "?" : String.join(", ", claims.audience()));
      case NOT_YET_VALID -> why("explain.why.notYet", "RFC 7519 §4.1.5", name);
      case EXPIRED -> expired(judged, claims);
      case REVOKED -> revoked(judged, claims);
      case ALREADY_USED -> why("explain.why.alreadyUsed", "RFC 9700 §4.14.2", name);
      case UNKNOWN_TOKEN -> why("explain.why.unknownRefresh", "RFC 6749 §5.2", name);
      case INSUFFICIENT_SCOPE ->
          why(
              "explain.why.scope",
              "RFC 6750 §3.1",
              name,
              claims == null ? "" : String.join(" ", claims.scope()));
    };
  }

  private Why expired(Explanation.Judged judged, @Nullable Claims claims) {
    IssuedToken token = judged.family();
    Instant end = claims != null ? claims.expiresAt() : token == null ? null : token.expiresAt();
    boolean access = judged.type() == TokenType.ACCESS;
    if (end == null || end.isAfter(judged.at())) {
      return why(
          access ? "explain.why.expiredByLab" : "explain.why.expiredByLabRefresh",
          access ? "RFC 6750 §3.1" : "RFC 6749 §5.2",
          words.name(judged.name()));
    }
    return why(
        access ? "explain.why.expiredAccess" : "explain.why.expiredRefresh",
        access ? "RFC 6750 §3.1" : "RFC 6749 §5.2",
        words.name(judged.name()),
        words.millis(end),
        words.texts().times().seconds(Duration.between(end, judged.at())));
  }

  private Why revoked(Explanation.Judged judged, @Nullable Claims claims) {
    Instant end = claims == null ? null : claims.expiresAt();
    if (judged.type() == TokenType.ACCESS && end != null) {
      return why(
          "explain.why.revokedAccess", "RFC 7009 §2", words.name(judged.name()), words.clock(end));
    }
    IssuedToken token = judged.family();
    return why(
        "explain.why.revokedRefresh",
        "RFC 6749 §5.2",
        words.name(judged.name()),
        token == null ? "–" : words.get("explain.family.text", token.name().family()));
  }

  private String span(Duration left) {
    Duration tenths = Duration.ofMillis(left.toMillis() / 100 * 100);
    return words
        .texts()
        .times()
        .span(left.toMinutes() > 0 ? Duration.ofSeconds(left.toSeconds()) : tenths);
  }

  private Why why(String key, String rfc, Object... arguments) {
    return new Why(words.get(key, arguments), rfc);
  }

  private static boolean has(List<TokenName> tokens, TokenType type) {
    return tokens.stream()
        .anyMatch(name -> name instanceof TokenName.Issued(_, var kind, _) && kind == type);
  }
}
