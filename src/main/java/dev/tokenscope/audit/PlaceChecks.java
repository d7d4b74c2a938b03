package dev.tokenscope.audit;

import dev.tokenscope.audit.Check.Setup;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.StatusFault;
import dev.tokenscope.token.TokenType;
import java.util.List;

/** Where tokens may go: AT-201 to AT-203. */
final class PlaceChecks {

  private PlaceChecks() {}

  static final List<Check> ALL =
      List.of(
          new Check(
              "AT-201",
              Level.HIGH,
              "azure-signalr#1770",
              "RFC 6750 §2.3",
              "Bearer tokens SHOULD NOT be passed in page URLs.",
              Remedy.BOUNDS,
              Setup.STRICT,
              PlaceChecks::life,
              (check, evidence) -> {
                List<Exchange> leaks =
                    evidence.exchanges().stream()
                        .filter(
                            one ->
                                evidence.issued().stream()
                                    .anyMatch(
                                        token -> one.request().target().contains(token.token())))
                        .toList();
                if (!leaks.isEmpty()) {
                  return check.fail(evidence, leaks);
                }
                return evidence.refreshes().isEmpty()
                    ? check.unseen(Reason.NO_REFRESH)
                    : check.pass();
              },
              new Watch(PlaceOccasions::everything, Watch.Ask.CALL, new Act.Expire())),
          new Check(
              "AT-202",
              Level.CRITICAL,
              "go-containerregistry#2349",
              "RFC 6750 §5.2",
              "To deal with token redirect, it is important for the authorization server to include"
                  + " the identity of the intended recipients.",
              Remedy.BOUNDS,
              Setup.STRICT,
              stage -> {
                if (stage.mode() == Mode.PROACTIVE) {
                  stage.expire();
                }
                stage.call();
                stage.arm(
                    FaultRule.once(new StatusFault.Redirect(302, null), FaultRule.Match.CALLS));
                stage.mark("redirect");
                stage.call();
                stage.mark("life");
                stage.call();
                stage.settle();
              },
              PlaceChecks::redirect,
              new Watch(
                  PlaceOccasions::redirect,
                  Watch.Ask.ROW,
                  new Act.Arm(
                      FaultRule.once(new StatusFault.Redirect(302, null), FaultRule.Match.CALLS)))),
          new Check(
              "AT-203",
              Level.HIGH,
              "TokenScope's own trials",
              "RFC 6749 §1.5",
              "Unlike access tokens, refresh tokens are intended for use only with authorization"
                  + " servers and are never sent to resource servers.",
              Remedy.BOUNDS,
              Setup.STRICT,
              PlaceChecks::life,
              PlaceChecks::refreshTokens,
              new Watch(PlaceOccasions::everything, Watch.Ask.CALL, new Act.Expire())));

  private static void life(Stage stage) {
    stage.shortNext();
    stage.expire();
    stage.call();
    stage.expire();
    stage.call();
    stage.call("POST", "/api/orders", "{\"item\":\"tea\"}");
    stage.settle();
  }

  private static Finding redirect(Check check, Evidence evidence) {
    Evidence seen = evidence.after("redirect");
    if (evidence.fired() == 0) {
      return check.unseen(Reason.NO_FAULT);
    }
    String home = seen.exchanges().getFirst().host();
    List<Exchange> abroad =
        seen.exchanges().stream()
            .filter(one -> !one.host().equals(home))
            .filter(one -> one.request().header("Authorization").isPresent())
            .toList();
    if (!abroad.isEmpty()) {
      return check.fail(evidence, abroad);
    }
    return evidence.after("life").exchanges().isEmpty()
        ? check.unseen(Reason.NO_LIFE)
        : check.pass();
  }

  private static Finding refreshTokens(Check check, Evidence evidence) {
    List<Exchange> leaks =
        evidence.exchanges().stream()
            .filter(one -> one.kind() != Exchange.Kind.LOGOUT)
            .filter(one -> carriesRefreshToken(evidence, one))
            .filter(one -> !isItsPlace(evidence, one))
            .toList();
    if (!leaks.isEmpty()) {
      return check.fail(evidence, leaks);
    }
    return evidence.refreshes().isEmpty() ? check.unseen(Reason.NO_REFRESH) : check.pass();
  }

  private static boolean carriesRefreshToken(Evidence evidence, Exchange one) {
    return evidence.issued().stream()
        .filter(token -> token.type() == TokenType.REFRESH)
        .anyMatch(
            token ->
                one.request().target().contains(token.token())
                    || one.request().body().textOrEmpty().contains(token.token())
                    || one.request().headers().stream()
                        .anyMatch(header -> header.value().contains(token.token())));
  }

  /** The token endpoint; in header style the API, once it has said 401. */
  private static boolean isItsPlace(Evidence evidence, Exchange one) {
    if (one.kind() != Exchange.Kind.REFRESH) {
      return false;
    }
    boolean api = one.request().path().startsWith("/api/");
    if (!api) {
      return true;
    }
    return evidence.style() == RefreshStyle.HEADER
        && (evidence.mode() == Mode.PROACTIVE
            || evidence.exchanges().stream()
                .anyMatch(other -> other.status() == 401 && other.answeredSeq() < one.seq()));
  }
}
