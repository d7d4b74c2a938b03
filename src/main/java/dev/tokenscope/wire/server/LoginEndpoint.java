package dev.tokenscope.wire.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.token.Claims;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@code POST /auth/login}: a first-party login with name and password. */
final class LoginEndpoint implements Endpoint {

  private final Authority authority;
  private final Supplier<Settings> settings;
  private final Journal journal;

  LoginEndpoint(Authority authority, Supplier<Settings> settings, Journal journal) {
    this.authority = authority;
    this.settings = settings;
    this.journal = journal;
  }

  @Override
  public Answer handle(ServerRequest request) {
    Optional<ObjectNode> body = request.json();
    if (body.isEmpty()
        || !body.get().path("username").isTextual()
        || !body.get().path("password").isTextual()) {
      return Answer.error(
              400, "invalid_request", "Send JSON with username and password, both strings")
          .noStore();
    }
    JsonNode wish = body.get().path("scope");
    if (!wish.isMissingNode() && !wish.isTextual()) {
      return Answer.error(400, "invalid_request", "scope must be a string").noStore();
    }
    String name = body.get().path("username").asText();
    Optional<Person> person = Person.authenticate(name, body.get().path("password").asText());
    if (person.isEmpty()) {
      journal.append(new Event.LoginRefused(name));
      return Answer.error(401, "invalid_credentials", "The name or the password is wrong")
          .with("WWW-Authenticate", "Bearer realm=\"tokenscope\"")
          .noStore();
    }
    Optional<Set<String>> scope = person.get().grant(Claims.scopes(wish.asText("")));
    if (scope.isEmpty()) {
      return Answer.error(400, "invalid_scope", "No such scope can be granted").noStore();
    }
    return TokenResponses.firstParty(
        authority.startFamily(
            RegisteredClient.FIRST_PARTY, person.get(), scope.get(), request.issuer()),
        settings.get().manner());
  }
}
