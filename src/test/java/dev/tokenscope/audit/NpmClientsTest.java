package dev.tokenscope.audit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Clients from npm under the audit, as those from Maven Central are. {@code ./run.sh test --npm}
 * installs them where they are no part of the sources, and runs this.
 */
@Tag("long")
class NpmClientsTest {

  private static final Path INSTALLED = Path.of("target/npm");
  private static final List<Path> SOURCES =
      List.of(Path.of("src/examples/adapters"), Path.of("src/examples/npm"));

  @ParameterizedTest
  @CsvSource({
    "fetch, fetch with one interceptor of one's own",
    "axios, axios with one interceptor of one's own",
    "axios-auth-refresh, axios with axios-auth-refresh as its README shows it",
    "badgateway-oauth2-client, OAuth2Fetch of @badgateway/oauth2-client",
    "simple-oauth2, simple-oauth2 as its guide shows it"
  })
  void what_the_audit_says_of_a_client_from_npm_has_not_changed(String client, String about)
      throws IOException {
    assumeTrue(
        Files.isDirectory(INSTALLED.resolve("node_modules")),
        "The clients from npm are not installed: ./run.sh test --npm does that, and needs Node.");
    SOURCES.forEach(NpmClientsTest::copy);
    CommandSubject.Kind node =
        new CommandSubject.Kind(
            List.of("node", INSTALLED.resolve(client + ".mjs").toString()),
            Path.of("").toAbsolutePath(),
            Duration.ofSeconds(40),
            _ -> {});
    new RealClient("npm-" + client, about, node, "./run.sh test --npm -Dgolden.write=true")
        .isJudgedAsBefore(Suite.catalogue(), 5);
  }

  /** Beside what they import. */
  private static void copy(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path one : all.filter(path -> path.toString().endsWith(".mjs")).toList()) {
        Files.copy(one, INSTALLED.resolve(one.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
