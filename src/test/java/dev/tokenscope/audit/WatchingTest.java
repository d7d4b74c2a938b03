package dev.tokenscope.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenscope.intent.Fault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshPolicy;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.intent.StatusFault;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Json;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.lab.LabOptions;
import dev.tokenscope.token.Claims;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.wire.server.LabServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that nobody drives, against the checks: somebody else's calls, and a provocation. */
@Timeout(120)
class WatchingTest {

  private static final InstantSource WALL = InstantSource.system();
  private static final String ORDER = "{\"item\":\"tea\"}";

  @TempDir private Path folder;

  private final List<Subject> subjects = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // by open()
  private Lab lab;

  @SuppressWarnings("NullAway.Init") // by open()
  private Watching watching;

  @BeforeEach
  void open() throws IOException {
    open(Profile.QA.settings().style(RefreshStyle.ENDPOINT));
  }

  private void open(Settings settings) throws IOException {
    lab = new Lab(LabOptions.forTests(settings), LabClock.running(WALL.instant()), WALL);
    lab.serve();
    watching = new Watching(lab, Suite.of("all"), Duration.ofMillis(400));
  }

  @AfterEach
  void close() {
    subjects.forEach(Subject::close);
    watching.close();
    lab.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RT-101", "RT-102", "RT-103", "RT-104", "RT-106", "RT-107", "RT-108", "RT-109", "RT-110",
        "RT-113", "RT-114", "RT-115", "RT-116", "RT-117", "RT-118", "RT-119", "RT-122", "RT-124",
        "RT-120", "RT-125", "RT-126", "RT-129", "RT-130", "AT-201", "AT-202", "AT-203"
      })
  void the_sound_client_passes_what_it_is_provoked_to(String id) throws Exception {
    Subject client = subject(RefreshPolicy.SOUND);
    assertThat(provoked(id, client)).isInstanceOf(Finding.Pass.class);
    assertNothingFailed();
  }

  @ParameterizedTest
  @CsvSource({
    "SINGLE_FLIGHT, RT-101",
    "COMPARE_FIRST, RT-103",
    "RETRY_ONCE, RT-106",
    "ADOPT_ROTATION, RT-109",
    "ONE_SHOT_REFRESH, RT-114",
    "ONLY_ON_401, RT-118",
    "LOGOUT_WINS, RT-127",
    "ORIGIN_LIST, AT-202"
  })
  void a_client_without_one_safety_fails_what_it_is_for(Safety off, String id) throws Exception {
    Subject client = subject(RefreshPolicy.SOUND.without(off));
    Finding finding = provoked(id, client);
    assertThat(finding).isInstanceOf(Finding.Fail.class);
    assertThat(finding.proof()).isNotEmpty().noneMatch(line -> line.contains("eyJ"));
    assertThat(finding.proofAt()).hasSameSizeAs(finding.proof());
  }

  private Finding provoked(String id, Subject client) throws Exception {
    Check check = Suite.find(id).orElseThrow();
    call(client);
    watching.provoke(check);
    perform(check.watch().ask(), client);
    return verdict(check);
  }

  /** What a person would do when asked. */
  private void perform(Watch.Ask ask, Subject client) throws Exception {
    switch (ask) {
      case CALL, NOTHING -> {
        call(client);
        call(client);
      }
      case TWICE -> {
        call(client);
        until(() -> lab.journal().since(0).stream().filter(e -> isExpiry(e)).count() > 1);
        call(client);
      }
      case PAIR -> together(client, 2);
      case CROWD -> together(client, 5);
      case LARGE_CROWD -> together(client, 8);
      case STREAM -> stream(client);
      case ROW, IDLE -> {
        for (int i = 0; i < 6; i++) {
          call(client);
        }
      }
      case POST -> client.request("POST", "/api/orders", ORDER).reply().get(20, TimeUnit.SECONDS);
      case LOGOUT -> {
        long before = lab.journal().lastSeq();
        Subject.Pending call = client.request("GET", "/api/orders", "");
        until(() -> refreshSince(before));
        client.logOut();
        call.reply().get(20, TimeUnit.SECONDS);
        client.request("GET", "/api/orders", "").reply().get(20, TimeUnit.SECONDS);
      }
    }
  }

  /** A call whenever there is something new, so that a client that pauses is given the time. */
  private void stream(Subject client) throws Exception {
    long judged = judged();
    for (int i = 0; i < 100 && judged() == judged; i++) {
      call(client);
      long now = System.nanoTime();
      until(() -> System.nanoTime() - now > 150_000_000L || judged() > judged);
    }
  }

  private long judged() {
    Check check = watching.provoked().orElse(null);
    return check == null ? Long.MAX_VALUE : times(check.id());
  }

  private static boolean isExpiry(Entry entry) {
    return entry.event() instanceof Event.TokenEnded;
  }

  private boolean refreshSince(long seq) {
    return lab.journal().since(seq).stream()
        .anyMatch(
            entry ->
                entry.event() instanceof Event.RequestReceived(_, _, var request)
                    && request.path().equals("/oauth2/token"));
  }

  @Test
  void what_nobody_provoked_is_judged_when_it_happens_by_itself() throws Exception {
    Subject client = subject(RefreshPolicy.SOUND.without(Safety.ADOPT_ROTATION));
    call(client);
    lab.server().expireAll(TokenType.ACCESS);
    call(client);
    until(() -> watching.clients().getFirst().mode() == Mode.REACTIVE);
    until(() -> times("AT-203") == 1);
    lab.server().expireAll(TokenType.ACCESS);
    call(client);
    assertThat(verdict(Suite.find("RT-109").orElseThrow())).isInstanceOf(Finding.Fail.class);
  }

  @Test
  void a_client_that_does_nothing_special_has_no_verdict() throws Exception {
    Subject client = subject(RefreshPolicy.SOUND);
    call(client);
    assertThat(watching.look().getFirst().verdicts())
        .extracting(LiveClient.Verdict::finding)
        .allMatch(Finding.NotObserved.class::isInstance);
  }

  @Test
  void a_fault_that_anybody_armed_is_an_occasion_too() throws Exception {
    Subject client = subject(RefreshPolicy.SOUND);
    call(client);
    Fault refused = new StatusFault.RefreshRefused(400);
    lab.server().faults().arm(FaultRule.times(refused, FaultRule.Match.REFRESHES, 3));
    lab.server().expireAll(TokenType.ACCESS);
    client.request("GET", "/api/orders", "").reply().get(20, TimeUnit.SECONDS);
    client.request("GET", "/api/orders", "").reply().get(20, TimeUnit.SECONDS);
    watching.look();
    assertNothingFailed();
  }

  @Test
  void two_clients_of_one_computer_are_told_apart_by_their_sessions() throws Exception {
    Subject sound = subject(RefreshPolicy.SOUND);
    Subject broken = subject(RefreshPolicy.SOUND.without(Safety.SINGLE_FLIGHT));
    call(sound);
    call(broken);
    watching.provoke(Suite.find("RT-101").orElseThrow());
    together(broken, 5);
    until(() -> times("RT-101") == 1);
    List<LiveClient> clients = watching.look();
    assertThat(clients).hasSize(2);
    assertThat(finding(clients.get(0), "RT-101")).isNotInstanceOf(Finding.Fail.class);
    assertThat(finding(clients.get(1), "RT-101")).isInstanceOf(Finding.Fail.class);
    assertThat(clients).extracting(LiveClient::family).containsExactly("A", "B");
  }

  @ParameterizedTest
  @CsvSource({"2, NOT_OBSERVED", "0, FAIL"})
  void a_call_that_set_out_before_the_refresh_is_no_repetition(int repeated, String verdict)
      throws Exception {
    LabServer.Granted granted =
        lab.server().grant("tokenscope", "alice", Claims.scopes("orders:read"));
    HttpClient web = HttpClient.newHttpClient();
    get(web, granted.access());
    lab.server().expireAll(TokenType.ACCESS);
    get(web, granted.access());
    HttpRequest refresh =
        HttpRequest.newBuilder(URI.create(lab.origin() + "/oauth2/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=refresh_token&client_id=tokenscope&refresh_token="
                        + granted.refresh()))
            .build();
    String fresh =
        Json.mapper()
            .readTree(web.send(refresh, HttpResponse.BodyHandlers.ofString()).body())
            .path("access_token")
            .asText();
    get(web, granted.access());
    for (int i = 0; i < repeated; i++) {
      get(web, fresh);
    }
    assertThat(finding(watching.look().getFirst(), "RT-117").verdict()).isEqualTo(verdict);
  }

  private void get(HttpClient web, String token) throws Exception {
    web.send(
        HttpRequest.newBuilder(URI.create(lab.origin() + "/api/orders"))
            .header("Authorization", "Bearer " + token)
            .build(),
        HttpResponse.BodyHandlers.discarding());
  }

  @Test
  void provoking_takes_back_what_it_changed() throws Exception {
    Settings before = lab.settings();
    Check check = Suite.find("RT-113").orElseThrow();
    watching.provoke(check);
    assertThat(lab.settings().rotation().grace()).isPositive();
    assertThat(lab.server().faults().armed()).hasSize(1);
    assertThat(watching.provoked()).contains(check);

    watching.provoke(Suite.find("RT-118").orElseThrow());
    assertThat(lab.settings()).isEqualTo(before);
    assertThat(lab.server().faults().armed()).hasSize(1);

    watching.calm();
    assertThat(lab.server().faults().armed()).isEmpty();
    assertThat(watching.provoked()).isEmpty();
  }

  @Test
  void what_only_the_driven_audit_can_do_is_refused_in_a_sentence() {
    assertThatThrownBy(() -> watching.provoke(Suite.find("RT-111").orElseThrow()))
        .hasMessageContaining("RT-111")
        .hasMessageContaining("./run.sh audit");
  }

  private Subject subject(RefreshPolicy policy) {
    LabServer.Granted granted =
        lab.server().grant("tokenscope", "alice", Claims.scopes("orders:read orders:write"));
    Surroundings surroundings =
        new Surroundings(
            "watch",
            lab.origin(),
            RefreshStyle.ENDPOINT,
            "tokenscope",
            "none",
            new Surroundings.Tokens(
                granted.access(),
                granted.refresh(),
                granted.expiresIn(),
                "orders:read orders:write"),
            "orders:read orders:write",
            folder,
            1,
            1);
    Subject started = new BuiltInSubject.Kind(policy, StoreKind.MEMORY, WALL).start(surroundings);
    subjects.add(started);
    return started;
  }

  private static void call(Subject client) throws Exception {
    client.request("GET", "/api/orders", "").reply().get(20, TimeUnit.SECONDS);
  }

  private static void together(Subject client, int calls) throws Exception {
    List<CompletableFuture<Subject.Reply>> all = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      all.add(client.request("GET", "/api/orders", "").reply());
    }
    for (CompletableFuture<Subject.Reply> one : all) {
      one.get(20, TimeUnit.SECONDS);
    }
  }

  private Finding verdict(Check check) throws Exception {
    until(() -> times(check.id()) > 0);
    return finding(watching.look().getFirst(), check.id());
  }

  private int times(String id) {
    return watching.clients().stream()
        .flatMap(client -> client.verdicts().stream())
        .filter(verdict -> verdict.finding().check().id().equals(id))
        .mapToInt(LiveClient.Verdict::times)
        .sum();
  }

  private static Finding finding(LiveClient client, String id) {
    return client.verdicts().stream()
        .map(LiveClient.Verdict::finding)
        .filter(finding -> finding.check().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void assertNothingFailed() {
    assertThat(watching.look())
        .flatExtracting(LiveClient::verdicts)
        .extracting(LiveClient.Verdict::finding)
        .noneMatch(finding -> finding instanceof Finding.Fail || finding instanceof Finding.Warn);
  }

  private interface Condition {
    boolean holds();
  }

  /** Waits until something is so: the watching looks again whenever something came. */
  private void until(Condition condition) throws Exception {
    CompletableFuture<Void> met = new CompletableFuture<>();
    Consumer<Watching> look =
        _ -> {
          if (condition.holds()) {
            met.complete(null);
          }
        };
    watching.listen(look);
    try {
      met.get(20, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(told(), e);
    } finally {
      watching.forget(look);
    }
  }

  /** What there is to know where a test fails. */
  private String told() {
    StringBuilder text = new StringBuilder();
    for (LiveClient client : watching.look()) {
      text.append(client.id()).append(' ').append(client.mode()).append('\n');
      client.verdicts().forEach(verdict -> text.append(verdict.finding()).append('\n'));
    }
    lab.journal().since(0).forEach(entry -> text.append(shortened(entry)).append('\n'));
    return text.toString();
  }

  private static String shortened(Entry entry) {
    return switch (entry.event()) {
      case Event.RequestReceived(_, _, var request) ->
          entry.seq() + " " + entry.at() + " " + request.startLine();
      case Event.ResponseSent(_, var response) -> entry.seq() + "   " + response.startLine();
      case Event.FaultFired(_, var fault, _) -> entry.seq() + " fault " + fault;
      case Event other -> entry.seq() + " " + other.getClass().getSimpleName();
    };
  }
}
