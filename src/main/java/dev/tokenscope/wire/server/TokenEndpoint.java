package dev.tokenscope.wire.server;

import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.token.Claims;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@code POST /oauth2/token} (RFC 6749 §3.2) with its grants. */
final class TokenEndpoint implements Endpoint {

  private final Authority authority;
  private final Supplier<Settings> settings;
  private final Journal journal;
  private final CodeGrant codes;

  TokenEndpoint(Authority authority, Supplier<Settings> settings, Journal journal) {
    this.authority = authority;
    this.settings = settings;
    this.journal = journal;
    this.codes = new CodeGrant(authority);
  }

  @Override
  public Answer handle(ServerRequest request) {
    if (!request.isOfType("application/x-www-form-urlencoded")) {
      return TokenResponses.error(
          "invalid_request", "Send the parameters as application/x-www-form-urlencoded");
    }
    Parameters form = request.form();
    Optional<String> repeated = form.repeated();
    if (repeated.isPresent()) {
      return TokenResponses.error(
          "invalid_request", "The parameter " + printable(repeated.get()) + " is repeated");
    }
    return switch (RegisteredClient.authenticate(request, form)) {
      case RegisteredClient.Authenticated.Failed failed -> TokenResponses.invalidClient(failed);
      case RegisteredClient.Authenticated.Twice _ ->
          TokenResponses.error("invalid_request", "The client authenticates in two ways at once");
      case RegisteredClient.Authenticated.As as -> grant(request, form, as.client());
    };
  }

  private Answer grant(ServerRequest request, Parameters form, RegisteredClient client) {
    String grant = form.get("grant_type").orElse("");
    return switch (grant) {
      case "" -> TokenResponses.error("invalid_request", "grant_type is missing");
      case "refresh_token" -> refresh(request, form, client);
      case "password" -> password(request, form, client);
      case "authorization_code" -> codes.redeem(request, form, client);
      // known to OAuth, and of no use here: there is no user whose tokens could be refreshed
      case "client_credentials" ->
          TokenResponses.error("unauthorized_client", "No client may use this grant here");
      default ->
          TokenResponses.error(
              "unsupported_grant_type",
              "Supported are authorization_code, password and refresh_token");
    };
  }

  private Answer refresh(ServerRequest request, Parameters form, RegisteredClient client) {
    Optional<String> token = form.get("refresh_token");
    if (token.isEmpty()) {
      return TokenResponses.error("invalid_request", "refresh_token is missing");
    }
    Set<String> wish = Person.withoutOpenId(Claims.scopes(form.get("scope").orElse("")));
    return switch (authority.refresh(
        token.get(), Optional.of(client), wish, request.issuer(), request.exchange())) {
      case Authority.Refreshed.Granted granted -> TokenResponses.tokens(granted.tokens());
      case Authority.Refreshed.Denied denied ->
          TokenResponses.deadRefreshToken(denied.reason(), settings.get().manner().dialect());
      case Authority.Refreshed.ScopeTooWide _ ->
          TokenResponses.error("invalid_scope", "More scope than was granted (RFC 6749 §6)");
    };
  }

  /** What RFC 9700 §2.4 forbids and many applications still do. */
  private Answer password(ServerRequest request, Parameters form, RegisteredClient client) {
    Optional<String> name = form.get("username");
    Optional<String> password = form.get("password");
    if (name.isEmpty() || password.isEmpty()) {
      return TokenResponses.error("invalid_request", "username or password is missing");
    }
    Optional<Person> person = Person.authenticate(name.get(), password.get());
    if (person.isEmpty()) {
      journal.append(new Event.LoginRefused(name.get()));
      return TokenResponses.error("invalid_grant", "The name or the password is wrong");
    }
    Optional<Set<String>> scope = person.get().grant(Claims.scopes(form.get("scope").orElse("")));
    if (scope.isEmpty()) {
      return TokenResponses.error("invalid_scope", "No such scope can be granted");
    }
    return TokenResponses.tokens(
        authority.startFamily(client, person.get(), scope.get(), request.issuer()));
  }

  private static String printable(String name) {
    return name.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '\\') ? name : "?";
  }
}
