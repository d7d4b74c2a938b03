package dev.tokenscope.wire.server;

import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Event;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code POST /auth/logout}: ends the session on the server, not only on this computer. */
final class LogoutEndpoint implements Endpoint {

  private final Authority authority;
  private final Supplier<Settings> settings;

  LogoutEndpoint(Authority authority, Supplier<Settings> settings) {
    this.authority = authority;
    this.settings = settings;
  }

  @Override
  public Answer handle(ServerRequest request) {
    Optional<TokenFamily> family =
        RefreshEndpoint.refreshToken(request, settings.get())
            .flatMap(authority::familyOfRefreshToken)
            .or(
                () ->
                    Bearer.token(request)
                        .flatMap(
                            token ->
                                authority
                                    .familyOfAccessToken(token)
                                    .or(() -> authority.familyOfRefreshToken(token))));
    if (family.isEmpty()) {
      return Challenges.noCredentials();
    }
    authority.revokeFamily(family.get().sid(), Event.EndedBy.LOGOUT);
    return Answer.empty(204).noStore();
  }
}
