package dev.tokenscope.wire.server;

import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Journal;
import java.util.List;
import java.util.function.Supplier;

/** The authorization server's table of contents. */
final class AuthEndpoints {

  private final Authority authority;
  private final Supplier<Settings> settings;
  private final Journal journal;

  AuthEndpoints(Authority authority, Supplier<Settings> settings, Journal journal) {
    this.authority = authority;
    this.settings = settings;
    this.journal = journal;
  }

  List<Route> routes() {
    MetadataEndpoints about = new MetadataEndpoints(authority);
    Endpoint authorize = new AuthorizeEndpoint(authority, settings, journal);
    return List.of(
        new Route("POST", "/auth/login", new LoginEndpoint(authority, settings, journal)),
        new Route("POST", "/auth/refresh", new RefreshEndpoint(authority, settings)),
        new Route("POST", "/auth/logout", new LogoutEndpoint(authority, settings)),
        new Route("GET", "/oauth2/authorize", authorize),
        new Route("POST", "/oauth2/authorize", authorize),
        new Route("POST", "/oauth2/token", new TokenEndpoint(authority, settings, journal)),
        new Route("POST", "/oauth2/revoke", new RevokeEndpoint(authority, settings)),
        new Route("POST", "/oauth2/introspect", new IntrospectEndpoint(authority)),
        new Route("GET", "/.well-known/jwks.json", about::jwks),
        new Route("GET", "/.well-known/oauth-authorization-server", about::metadata),
        new Route("GET", "/.well-known/openid-configuration", about::metadata));
  }
}
