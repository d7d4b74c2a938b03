package dev.tokenscope.audit;

import dev.tokenscope.audit.Check.Setup;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.StatusFault;
import dev.tokenscope.token.TokenType;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
                  return check.fail(Deed.TOKEN_IN_URL, evidence, leaks);
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
                toOtherPort(stage);
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

  /** The same again, to the port that the first redirect led to, under the server's own name. */
  private static void toOtherPort(Stage stage) {
    String own = URI.create(stage.origin()).getHost();
    stage.evidence().after("redirect").exchanges().stream()
        .flatMap(one -> location(one).stream())
        .findFirst()
        .ifPresent(
            there -> {
              String other = "http://" + own + ":" + there.getPort();
              stage.arm(
                  FaultRule.once(new StatusFault.Redirect(302, other), FaultRule.Match.CALLS));
              stage.call();
            });
  }

  private static Optional<URI> location(Exchange one) {
    return one.response() == null
        ? Optional.empty()
        : one.response().header("Location").map(URI::create);
  }

  private static Finding redirect(Check check, Evidence evidence) {
    Evidence seen = evidence.after("redirect");
    if (evidence.fired() == 0 || seen.exchanges().isEmpty()) {
      return check.unseen(Reason.NO_FAULT);
    }
    Exchange first = seen.exchanges().getFirst();
    List<Exchange> abroad =
        seen.exchanges().stream()
            .filter(one -> !one.host().equals(first.host()))
            .filter(one -> one.request().header("Authorization").isPresent())
            .toList();
    List<Exchange> otherHost =
        abroad.stream().filter(one -> !name(one).equals(name(first))).toList();
    if (!otherHost.isEmpty()) {
      return check.fail(Deed.TOKEN_TO_OTHER_HOST, evidence, withRedirects(seen, otherHost));
    }
    if (!abroad.isEmpty()) {
      return check.warn(Deed.TOKEN_TO_OTHER_PORT, evidence, withRedirects(seen, abroad));
    }
    return evidence.after("life").exchanges().isEmpty()
        ? check.unseen(Reason.NO_LIFE)
        : check.pass();
  }

  /** What came elsewhere, each behind the redirect that led there. */
  private static List<Exchange> withRedirects(Evidence seen, List<Exchange> abroad) {
    List<Exchange> proof = new ArrayList<>();
    for (Exchange one : abroad) {
      seen.exchanges().stream()
          .filter(led -> led.seq() < one.seq())
          .filter(
              led -> location(led).filter(to -> one.host().equals(to.getAuthority())).isPresent())
          .reduce((_, latest) -> latest)
          .filter(led -> !proof.contains(led))
          .ifPresent(proof::add);
      proof.add(one);
    }
    return proof;
  }

  /** The host without its port. */
  private static String name(Exchange one) {
    return one.host().replaceFirst(":\\d+$", "");
  }

  private static Finding refreshTokens(Check check, Evidence evidence) {
    List<Exchange> leaks =
        evidence.exchanges().stream()
            .filter(one -> one.kind() != Exchange.Kind.LOGOUT)
            .filter(one -> carriesRefreshToken(evidence, one))
            .filter(one -> !isItsPlace(evidence, one))
            .toList();
    if (!leaks.isEmpty()) {
      return check.fail(Deed.REFRESH_TOKEN_ABROAD, evidence, leaks);
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
