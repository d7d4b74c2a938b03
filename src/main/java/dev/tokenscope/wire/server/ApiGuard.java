package dev.tokenscope.wire.server;

import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.token.Claims;
import dev.tokenscope.token.Jwt;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.token.Verdict;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Stands before the resources: looks for a token, judges it, and in header style trades a refresh
 * token for new ones on the way.
 */
final class ApiGuard {

  private final Authority authority;
  private final Supplier<Settings> settings;

  ApiGuard(Authority authority, Supplier<Settings> settings) {
    this.authority = authority;
    this.settings = settings;
  }

  /** A resource, behind the guard. */
  interface Resource {
    /**
     * Answers somebody whose token is good.
     *
     * @param claims of the access token
     */
    Answer answer(ServerRequest request, Claims claims);
  }

  /**
   * Guards a resource.
   *
   * @param scope what a token must have; empty for any token
   */
  Endpoint guard(String scope, Resource resource) {
    return request -> {
      if (Bearer.isSentTwice(request)) {
        return Challenges.sentTwice();
      }
      Optional<String> token = Bearer.token(request);
      if (token.isEmpty()) {
        return Challenges.noCredentials();
      }
      return isRefreshToken(token.get()) && settings.get().style() == RefreshStyle.HEADER
          ? refreshFirst(request, token.get(), scope, resource)
          : withAccessToken(request, token.get(), scope, resource);
    };
  }

  private Answer withAccessToken(
      ServerRequest request, String token, String scope, Resource resource) {
    return switch (authority.checkAccess(token, request.exchange())) {
      case Verdict.Refused refused -> Challenges.refusedAccess(refused.reason());
      case Verdict.Accepted accepted ->
          withClaims(request, token, accepted.claims(), scope, resource);
    };
  }

  private Answer withClaims(
      ServerRequest request, String token, Claims claims, String scope, Resource resource) {
    if (!scope.isEmpty() && !claims.scope().contains(scope)) {
      authority.refuseScope(token, request.exchange(), claims);
      return Challenges.insufficientScope(scope);
    }
    return resource.answer(request, claims);
  }

  /**
   * Steps 5 and 6: the refresh token came in place of the access token. The new tokens go out
   * whatever becomes of the request, for the refresh has happened.
   */
  private Answer refreshFirst(
      ServerRequest request, String token, String scope, Resource resource) {
    return switch (authority.refresh(
        token, Optional.empty(), Set.of(), request.issuer(), request.exchange())) {
      case Authority.Refreshed.Denied denied -> Challenges.refusedRefresh(denied.reason());
      case Authority.Refreshed.ScopeTooWide _ ->
          throw new IllegalStateException("No scope was asked for.");
      case Authority.Refreshed.Granted granted -> {
        TokenSet tokens = granted.tokens();
        Answer answer =
            withClaims(request, tokens.access(), tokens.accessClaims(), scope, resource)
                .with("X-New-Access-Token", tokens.access())
                .with(
                    "X-New-Access-Token-Expires-In", Long.toString(tokens.expiresIn().toSeconds()));
        if (tokens.refresh() != null && tokens.rotated()) {
          answer =
              answer
                  .with("X-New-Refresh-Token", tokens.refresh())
                  .with(
                      "X-New-Refresh-Token-Expires-In",
                      Long.toString(tokens.refreshExpiresIn().toSeconds()));
        }
        yield answer.status() == 403 ? answer : answer.noStore();
      }
    };
  }

  private static boolean isRefreshToken(String token) {
    return Jwt.parse(token).flatMap(Jwt::type).filter(TokenType.REFRESH::equals).isPresent();
  }
}
