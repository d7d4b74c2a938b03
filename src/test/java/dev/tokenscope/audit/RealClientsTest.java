package dev.tokenscope.audit;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Clients that people use, from Maven Central, under the audit. What it says of each is in a file;
 * where a new version of one is judged otherwise, it shows here.
 */
class RealClientsTest {

  private static final String AGAIN =
      "./run.sh test --long -Dtest=RealClientsTest -Dgolden.write=true";

  /** A client, and how it is made. */
  @SuppressWarnings("ImmutableEnumChecker") // what starts a client keeps nothing
  enum Client {
    GOOGLE(
        "google-oauth-client",
        "google-oauth-client: Credential, with its tokens in a FileDataStoreFactory",
        new GoogleClient.Kind()),
    SPRING(
        "spring-security-oauth2-client",
        "Spring Security: RestClient with OAuth2ClientHttpRequestInterceptor, tokens in memory",
        new SpringClient.Kind()),
    KTOR(
        "ktor-client-auth",
        "Ktor: the Auth plugin with bearer tokens, tokens in memory",
        new KtorClient.Kind());

    private final String file;
    private final String about;
    private final Subject.Starter starter;

    Client(String file, String about, Subject.Starter starter) {
      this.file = file;
      this.about = about;
      this.starter = starter;
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_critical_checks_say_of_a_client_what_they_said_before(Client client) throws IOException {
    List<Check> critical =
        Suite.of("critical").checks().stream().filter(check -> !check.setup().waits()).toList();
    compare(client, critical);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("long")
  void every_check_says_of_a_client_what_it_said_before(Client client) throws IOException {
    compare(client, Suite.catalogue());
  }

  private static void compare(Client client, List<Check> checks) throws IOException {
    new RealClient(client.file, client.about, client.starter, AGAIN).isJudgedAsBefore(checks, 5);
  }
}
