package dev.tokenscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.app.command.TokenScopeCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class CommandLineTest {

  /** A client that puts its token into the URL. */
  private static final String LEAKY =
      """
      import java.net.URI;
      import java.net.http.*;

      class Leaky {
        public static void main(String[] args) throws Exception {
          String token = System.getenv("TOKENSCOPE_ACCESS_TOKEN");
          String url = System.getenv("TOKENSCOPE_URL") + "/api/orders?access_token=" + token;
          HttpRequest request =
              HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token).build();
          System.out.println(
              HttpClient.newHttpClient()
                  .send(request, HttpResponse.BodyHandlers.discarding())
                  .statusCode());
        }
      }
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "serve --port 70000                     | A port lies between 0 and 65535",
        "serve --port x                         | Invalid value for option '--port'",
        "serve --access-ttl soon                | 'soon' is not a duration",
        "serve --access-ttl 0s                  | must live at least 1s",
        "serve --profile school                 | There is no profile 'school'",
        "serve --alg none                       | is not an algorithm",
        "serve --style cookie                   | is not a refresh style",
        "serve --rotation maybe                 | Choose on or off",
        "serve --rotation off --grace 5s        | with rotation off there is none",
        "serve --rotation off --reuse-detection on | Reuse cannot be detected",
        "serve --refresh-ttl 2h --refresh-max-ttl 1h | is shorter than --refresh-ttl",
        "serve --grace-policy kind              | is no value for grace-policy",
        "serve --quiet --json                   | contradict each other",
        "serve --with-secrets                   | give --record FILE with it",
        "serve --bind 300.1.2.3                 | is no address of this computer",
        "serve --lang fr                        | fr",
        "demo --style cookie                    | is not a refresh style",
        "--theme pink                           | is not a theme",
        "--exit-after soon                      | is not a duration",
        "srve                                   | Did you mean",
        "--colour                               | Unknown option",
      })
  void wrong_words_get_a_sentence_and_exit_status_2(String arguments, String sentence) {
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err.toString()).contains(sentence);
    assertThat(err.toString()).doesNotContain("Exception").doesNotContain("\tat ");
  }

  @Test
  void a_port_in_use_gets_a_sentence_and_exit_status_2() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int status = run("serve --port " + taken.getLocalPort() + " --data-dir " + folder);
      assertThat(status).isEqualTo(2);
      assertThat(err.toString()).contains("Choose another with --port");
    }
  }

  static Stream<String> demos() {
    return Stream.of("en", "ko")
        .flatMap(
            language ->
                Stream.of("header", "endpoint")
                    .map(style -> "demo --style " + style + " --lang " + language));
  }

  @ParameterizedTest
  @MethodSource("demos")
  void the_demo_shows_every_step_in_both_styles_and_languages(String arguments) {
    assertThat(run(arguments)).isZero();
    String text = out.toString();
    assertThat(text.lines().filter(line -> line.startsWith("  ✓"))).hasSize(10);
    assertThat(text).doesNotContain("✗").contains("‹AT 2›").contains("‹RT 2›");
    // no whole token, no password
    assertThat(text).doesNotContain("wonderland").doesNotContainPattern("eyJ[A-Za-z0-9_-]{40}");
  }

  @Test
  void the_demo_of_the_theft_alone_is_short() {
    assertThat(run("demo --theft --lang en")).isZero();
    assertThat(out.toString()).contains("already used").doesNotContain("alice logs in");
  }

  @Test
  void the_audit_lists_and_explains_its_checks() {
    assertThat(run("audit --list --lang en")).isZero();
    assertThat(out.toString().lines()).hasSize(33);
    assertThat(run("audit --explain rt-103 --lang ko")).isZero();
    assertThat(out.toString()).contains("RT-103").contains("OkHttp").contains("Spring");
    assertThat(run("audit --schema")).isZero();
    assertThat(out.toString()).contains("https://json-schema.org/draft/2020-12/schema");
    assertThat(run("audit --explain RT-999")).isEqualTo(2);
    assertThat(err.toString()).contains("RT-999");
  }

  @Test
  void the_audit_of_a_broken_client_fails_with_proof_and_files() throws Exception {
    Path json = folder.resolve("a.json");
    Path junit = folder.resolve("a.xml");
    String files = " --lang en --json " + json + " --junit " + junit;
    assertThat(run("audit --built-in --without only-on-401 --check RT-118" + files)).isEqualTo(1);
    assertThat(out.toString()).contains("✗ RT-118").contains("/api/admin").contains("Usual cause");
    assertThat(Files.readString(json)).contains("\"FAIL\"").doesNotContain("eyJ");
    assertThat(Files.readString(junit)).contains("<failure");
    assertThat(json).satisfies(CommandLineTest::isForItsOwnerOnly);
    assertThat(junit).satisfies(CommandLineTest::isForItsOwnerOnly);
    assertThat(run("audit --built-in --check RT-118 --lang en")).isZero();
  }

  @Test
  void a_report_goes_through_a_link_and_narrows_a_file_that_was_there() throws Exception {
    Path there = Files.writeString(folder.resolve("there.json"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), there);
    assertThat(run("audit --built-in --check RT-118 --lang en --json " + link)).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(there)).contains("\"PASS\"");
    assertThat(run("audit --built-in --check RT-118 --lang en --json " + there)).isZero();
    assertThat(there).satisfies(CommandLineTest::isForItsOwnerOnly);
  }

  private static void isForItsOwnerOnly(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as("%s", file)
          .isEqualTo("rw-------");
    }
  }

  @Test
  void several_audits_stand_side_by_side_on_one_page() throws Exception {
    Path broken = folder.resolve("broken.json");
    Path sound = folder.resolve("sound.json");
    Path page = folder.resolve("own.html");
    String one = "audit --built-in --check RT-118 --lang en --json ";
    assertThat(run(one + broken + " --without only-on-401 --name broken --html " + page))
        .isEqualTo(1);
    assertThat(Files.readString(page))
        .contains("<svg")
        .contains("broken")
        .contains("--check RT-118 --built-in --without only-on-401 --store file")
        .doesNotContain("eyJ");
    assertThat(run(one + sound + " --name sound")).isZero();

    Path merged = folder.resolve("merged.json");
    Path both = folder.resolve("both.html");
    assertThat(
            run(
                String.join(
                    " ",
                    "audit-report",
                    "" + broken,
                    "" + sound,
                    "--json",
                    "" + merged,
                    "--lang en")))
        .isZero();
    assertThat(out.toString()).contains("✗ fail").contains("✓ pass").contains("sound");
    assertThat(run("audit-report " + merged + " --lang ko --html " + both)).isZero();
    assertThat(List.of(page, merged, both)).allSatisfy(CommandLineTest::isForItsOwnerOnly);
    assertThat(Files.readString(both)).contains("lang=\"ko\"").contains("실패").contains("통과");

    assertThat(run("audit-report " + page)).isEqualTo(2);
    assertThat(err.toString()).contains("own.html is no report").contains("--schema");
    assertThat(run("audit-report " + folder.resolve("none.json"))).isEqualTo(2);
  }

  @Test
  void a_baseline_is_rewritten_on_request_and_not_when_something_could_not_be_judged()
      throws Exception {
    Path known = folder.resolve("known.txt");
    String audit = "audit --built-in --lang en --check RT-118 --baseline " + known;
    assertThat(run("audit --built-in --check RT-118 --update-baseline")).isEqualTo(2);
    assertThat(run(audit + " --update-baseline --name a#b")).isEqualTo(2);

    assertThat(run(audit + " --update-baseline --without only-on-401")).isZero();
    assertThat(Files.readString(known)).startsWith("built-in RT-118 until=");
    assertThat(err.toString()).contains("Failures added: 1");
    assertThat(run(audit + " --without only-on-401")).isZero();

    String crashing = "audit --name built-in --lang en --check RT-118 --baseline " + known;
    String java = " -- " + Path.of(System.getProperty("java.home"), "bin", "java") + " -version";
    assertThat(run(crashing + " --update-baseline" + java)).isEqualTo(2);
    assertThat(err.toString()).contains("was left as it is: RT-118 could not be judged");
    run(crashing + " --update-baseline --allow-inconclusive" + java);
    assertThat(err.toString()).contains("their lines stay: RT-118");
    assertThat(Files.readString(known)).startsWith("built-in RT-118 until=");

    assertThat(run(audit + " --update-baseline")).isZero();
    assertThat(Files.readString(known)).isEmpty();
  }

  @Test
  void a_watched_command_is_judged_at_its_end() throws Exception {
    Path report = folder.resolve("watched.json");
    Path client = folder.resolve("Leaky.java");
    Files.writeString(client, LEAKY);
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    assertThat(run("audit --watch --lang en --json " + report + " -- " + java + " " + client))
        .isEqualTo(1);
    assertThat(out.toString()).contains("AT-201").contains("1 failed");
    assertThat(Files.readString(report)).contains("\"verdict\" : \"FAIL\"").doesNotContain("eyJ");
  }

  @Test
  void a_watched_command_that_brings_nobody_or_fails_is_no_success() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    assertThat(run("audit --watch --lang en -- " + java + " -version")).isEqualTo(2);
    assertThat(out.toString()).contains("nothing was judged");
    assertThat(run("audit --watch -- /no/such/command")).isEqualTo(2);
    assertThat(run("audit --watch --for soon")).isEqualTo(2);
    assertThat(run("audit --watch --built-in")).isEqualTo(2);
    assertThat(run("audit --for 1s --built-in")).isEqualTo(2);
  }

  @Test
  void watching_ends_when_its_time_is_over() {
    assertThat(run("audit --watch --port 0 --for 100ms --lang en")).isEqualTo(2);
    assertThat(err.toString()).contains("The time is over.");
  }

  @Test
  void an_audit_needs_one_client() {
    assertThat(run("audit --check RT-118")).isEqualTo(2);
    assertThat(run("audit --built-in --check RT-118 -- sh")).isEqualTo(2);
    assertThat(run("audit --built-in --without magic --check RT-118")).isEqualTo(2);
    assertThat(run("audit --built-in --suite none")).isEqualTo(2);
    assertThat(err.toString()).contains("single-flight").contains("critical");
  }

  @Test
  void help_and_version_go_to_standard_output() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("serve").contains("demo");
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).contains("TokenScope");
  }

  @Test
  void the_folders_are_those_of_the_platform() {
    Path home = Path.of("/home/alice");
    assertThat(Folders.of("Linux", home, Map.of()).data())
        .isEqualTo(home.resolve(".local/share/tokenscope"));
    assertThat(Folders.of("Linux", home, Map.of("XDG_DATA_HOME", "/data")).data())
        .isEqualTo(Path.of("/data/tokenscope"));
    assertThat(Folders.of("Linux", home, Map.of("XDG_DATA_HOME", "relative")).data())
        .isEqualTo(home.resolve(".local/share/tokenscope"));
    assertThat(Folders.of("Mac OS X", home, Map.of()).data())
        .isEqualTo(home.resolve("Library/Application Support/TokenScope"));
  }

  @Test
  void a_second_start_shows_the_running_window_and_opens_none() throws Exception {
    Path window = folder.resolve("window");
    AtomicInteger shown = new AtomicInteger();
    try (var _ = FolderLock.take(window).orElseThrow();
        var _ =
            RunningWindow.in(
                window,
                () -> {
                  shown.incrementAndGet();
                  return CompletableFuture.completedFuture(null);
                })) {
      assertThat(run("--lang en --data-dir " + folder)).isZero();
      assertThat(out.toString().lines())
          .singleElement()
          .asString()
          .contains("its window was brought to the front", "--new");
      assertThat(run("--lang en --fresh --access-ttl 5s --data-dir " + folder)).isZero();
      assertThat(out.toString()).contains("(--fresh, --access-ttl) was not done");
    }
    assertThat(err.toString()).isEmpty();
    assertThat(shown).hasValue(2);
  }

  @Test
  void a_folder_belongs_to_one_program_at_a_time() throws Exception {
    Path taken = folder.resolve("window");
    try (FolderLock first = FolderLock.take(taken).orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(FolderLock.take(taken)).isEmpty();
    }
    Optional<FolderLock> again = FolderLock.take(taken);
    assertThat(again).isPresent();
    again.get().close();
    assertThat(Files.isRegularFile(taken.resolve("lock"))).isTrue();
    try (FolderLock waited = FolderLock.takeWithin(Duration.ofSeconds(10), taken).orElseThrow()) {
      assertThat(waited).isNotNull();
    }
  }

  private int run(String arguments) {
    return TokenScopeCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
        .execute(Arrays.stream(arguments.strip().split(" +", -1)).toArray(String[]::new));
  }
}
