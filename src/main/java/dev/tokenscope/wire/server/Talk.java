package dev.tokenscope.wire.server;

import dev.tokenscope.intent.Traffic;
import dev.tokenscope.token.Jwt;
import dev.tokenscope.token.TokenType;

/** Tells what a request is about. */
final class Talk {

  private Talk() {}

  static Traffic of(ServerRequest request) {
    String path = request.path();
    if (path.equals("/auth/refresh")
        || (path.equals("/oauth2/token")
            && request.form().get("grant_type").filter("refresh_token"::equals).isPresent())) {
      return Traffic.REFRESH;
    }
    if (!path.startsWith("/api/") || request.method().equals("OPTIONS")) {
      return Traffic.ANY;
    }
    return Bearer.token(request)
            .flatMap(Jwt::parse)
            .flatMap(Jwt::type)
            .filter(TokenType.REFRESH::equals)
            .isPresent()
        ? Traffic.REFRESH
        : Traffic.API;
  }
}
