package dev.tokenscope.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.RefreshStyle;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
  private static final Duration PATIENCE = Duration.ofSeconds(20);

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
    Driver driver =
        new Driver(
            client.starter,
            new Driver.Options(RefreshStyle.ENDPOINT, PATIENCE, 3, "test"),
            InstantSource.system());
    Mode mode = driver.mode();
    List<Finding> findings = findings(driver, mode, checks);
    GoldenVerdicts golden = new GoldenVerdicts(client.file, AGAIN);
    if (GoldenVerdicts.areWritten() && checks.size() == Suite.catalogue().size()) {
      golden.write(client.about, mode, findings);
    }
    assertThat(findings)
        .allMatch(finding -> finding instanceof Finding.Pass || isReadable(finding));
    assertThat(golden.differences(mode, findings)).as(client.file).isEmpty();
  }

  /** What is judged has messages that prove it, and no token in them. */
  private static boolean isReadable(Finding finding) {
    boolean proven = !finding.proof().isEmpty() || finding instanceof Finding.NotObserved;
    return proven && finding.proof().stream().noneMatch(line -> line.contains("eyJ"));
  }

  private static List<Finding> findings(Driver driver, Mode mode, List<Check> checks) {
    try (ExecutorService pool = Executors.newFixedThreadPool(5)) {
      List<CompletableFuture<Finding>> under =
          checks.stream()
              .map(
                  check ->
                      CompletableFuture.supplyAsync(() -> Crowds.judged(driver, check, mode), pool))
              .toList();
      return under.stream().map(CompletableFuture::join).toList();
    }
  }
}
