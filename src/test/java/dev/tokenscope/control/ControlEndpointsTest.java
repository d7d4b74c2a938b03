package dev.tokenscope.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Fault;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.JournalFile;
import dev.tokenscope.journal.Json;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.lab.LabOptions;
import dev.tokenscope.token.Jwt;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The laboratory steered over HTTP, as a script would. */
@Timeout(60)
class ControlEndpointsTest {

  private static final Instant START = Instant.parse("2026-11-01T09:00:00Z");

  private final HttpClient http = HttpClient.newHttpClient();

  @SuppressWarnings("NullAway.Init") // by open()
  private Lab lab;

  @BeforeEach
  void open() throws IOException {
    lab =
        new Lab(
            LabOptions.forTests(Profile.CLASSROOM.settings()),
            LabClock.standing(START),
            InstantSource.fixed(START));
    lab.server().control(new ControlEndpoints(lab, "test", Optional.of("open sesame")));
    lab.start();
    lab.ask(new Intent.LogIn("alice", "wonderland")).join();
  }

  @AfterEach
  void close() {
    http.close();
    lab.close();
  }

  @Test
  void health_says_where_it_is_and_what_time_it_is_there() throws Exception {
    JsonNode health = json(get("/_lab/health"));
    assertThat(health.path("origin").asText()).isEqualTo(lab.server().origin());
    assertThat(health.path("lab_time").asText()).isEqualTo(START.toString());
  }

  @Test
  void settings_are_read_and_changed_by_the_names_of_the_command_line() throws Exception {
    HttpResponse<String> changed =
        send(
            "PATCH",
            "/_lab/settings",
            "{\"style\":\"endpoint\",\"access_ttl\":\"1m\",\"rotation\":false,"
                + "\"unsafe\":\"single-flight,back-off\"}");
    assertThat(changed.statusCode()).isEqualTo(200);
    JsonNode settings = json(get("/_lab/settings"));
    assertThat(settings.path("style").asText()).isEqualTo("endpoint");
    assertThat(settings.path("access_ttl").asText()).isEqualTo("1m");
    assertThat(settings.path("rotation").asText()).isEqualTo("off");
    assertThat(settings.path("unsafe").asText()).isEqualTo("single-flight,back-off");
    assertThat(lab.settings().lifetimes().access()).isEqualTo(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PATCH | /_lab/settings | {\"colour\":\"red\"}       | There is no setting 'colour'",
        "PATCH | /_lab/settings | {\"access_ttl\":\"soon\"}  | 'soon' is not a duration",
        "PATCH | /_lab/settings | {\"access_ttl\":[1]}       | must be text",
        "PATCH | /_lab/settings | [1]                        | Send a JSON object",
        "POST  | /_lab/clock    | {}                         | Send advance, pause or speed",
        "POST  | /_lab/clock    | {\"advance\":\"-5s\"}      | Lab time never goes back",
        "POST  | /_lab/clock    | {\"back\":true}            | The clock knows",
        "POST  | /_lab/expire   | {}                         | Send {\"what\":\"access\"}",
        "POST  | /_lab/keys     | {\"rotate\":\"twice\"}     | rotate must be",
        "POST  | /_lab/faults   | {\"fault\":\"earthquake\"} | fault must be",
        "POST  | /_lab/faults   | {\"fault\":\"lost-reply\",\"phase\":\"before\"} | after the work",
        "POST  | /_lab/faults   | {\"fault\":\"black-hole\",\"phase\":\"after\"} | before the work",
        "POST  | /_lab/faults   | {\"fault\":\"reset\",\"phase\":\"never\"} | phase must be",
        "POST  | /_lab/faults   | {\"fault\":\"reset\",\"match\":{\"traffic\":\"tea\"}} | traffic must be",
        "POST  | /_lab/faults   | {\"fault\":\"status\",\"status\":200} | 400 to 599",
        "POST  | /_lab/faults   | {\"fault\":\"refresh-refused\",\"status\":500} | 400 to 499",
        "POST  | /_lab/faults   | {\"fault\":\"redirect\",\"status\":200} | A redirect is",
        "POST  | /_lab/faults   | {\"fault\":\"slow-drip\",\"bytes_per_second\":0} | at least 1",
        "POST  | /_lab/faults   | {\"fault\":\"latency\",\"delay\":\"-1s\"} | negative",
        "POST  | /_lab/faults   | {\"fault\":\"server-down\",\"for\":\"1h\"} | 10 minutes",
        "POST  | /_lab/faults   | {\"fault\":\"key-rotation\",\"rotate\":\"x\"} | rotate must be",
        "POST  | /_lab/faults   | {\"fault\":\"latency\",\"probability\":7} | between 0 and 1",
        "DELETE | /_lab/faults?fault=all | ``             | the number of a fault",
        "POST  | /_lab/audit/provoke | {}                  | check must be one of",
        "POST  | /_lab/audit/provoke | {\"check\":\"RT-999\"} | not 'RT-999'",
        "GET   | /_lab/journal?since=x | ``                  | since must be",
      })
  void what_makes_no_sense_gets_a_sentence(String method, String path, String body, String sentence)
      throws Exception {
    HttpResponse<String> answer = send(method, path, body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("error_description").asText()).contains(sentence);
  }

  @Test
  void the_clock_is_put_forward_stopped_and_sped_up() throws Exception {
    send("POST", "/_lab/clock", "{\"advance\":\"15s\"}");
    assertThat(lab.clock().instant()).isEqualTo(START.plusSeconds(15));
    send("POST", "/_lab/clock", "{\"speed\":10,\"pause\":true}");
    assertThat(lab.clock().speed()).isEqualTo(10);
    assertThat(lab.clock().isPaused()).isTrue();
  }

  @Test
  void tokens_end_and_families_are_revoked_on_command() throws Exception {
    String access = lab.session().orElseThrow().accessToken();
    assertThat(status("/api/me", access)).isEqualTo(200);
    assertThat(send("POST", "/_lab/expire", "{\"what\":\"access\"}").statusCode()).isEqualTo(204);
    assertThat(status("/api/me", access)).isEqualTo(401);

    String sid = json(get("/_lab/families")).path("families").get(0).path("sid").asText();
    assertThat(send("POST", "/_lab/revoke", "{\"sid\":\"" + sid + "\"}").statusCode())
        .isEqualTo(204);
    assertThat(json(get("/_lab/families")).path("families").get(0).path("revoked").asText())
        .isEqualTo("LAB");
    assertThat(send("POST", "/_lab/revoke", "{\"sid\":\"nobody\"}").statusCode()).isEqualTo(404);
  }

  @Test
  void one_token_ends_by_its_id() throws Exception {
    String access = lab.session().orElseThrow().accessToken();
    String jti = Jwt.parse(access).orElseThrow().payload().path("jti").asText();
    send("POST", "/_lab/expire", "{\"jti\":\"" + jti + "\"}");
    assertThat(status("/api/me", access)).isEqualTo(401);
  }

  @Test
  void every_fault_can_be_armed_by_its_name() throws Exception {
    for (String name : Fault.NAMES) {
      send("POST", "/_lab/faults", "{\"fault\":\"" + name + "\",\"match\":{\"path\":\"/none\"}}");
    }
    JsonNode armed = json(get("/_lab/faults"));
    assertThat(armed).hasSameSizeAs(Fault.NAMES);
    assertThat(armed.findValues("fault"))
        .extracting(fault -> fault.path("fault").asText())
        .containsAll(Fault.NAMES);
    lab.journal().since(0).stream()
        .map(Entry::event)
        .filter(Event.FaultArmed.class::isInstance)
        .map(Event.FaultArmed.class::cast)
        .forEach(
            event ->
                assertThat(Fault.NAMES.get((int) event.fault() - 1))
                    .isEqualTo(event.rule().fault().option()));
  }

  @Test
  void faults_are_armed_shown_and_disarmed() throws Exception {
    send("POST", "/_lab/faults", "{\"fault\":\"unavailable\",\"retry_after\":\"2s\",\"times\":0}");
    HttpResponse<String> down = get("/api/public");
    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(down.headers().firstValue("Retry-After")).hasValue("2");
    assertThat(json(get("/_lab/faults"))).hasSize(1);
    assertThat(send("DELETE", "/_lab/faults", "").statusCode()).isEqualTo(204);
    assertThat(get("/api/public").statusCode()).isEqualTo(200);
  }

  @Test
  void one_fault_of_two_is_disarmed_by_its_number() throws Exception {
    send("POST", "/_lab/faults", "{\"fault\":\"unavailable\",\"times\":0}");
    send("POST", "/_lab/faults", "{\"fault\":\"reset\",\"times\":0}");
    assertThat(send("DELETE", "/_lab/faults?fault=2", "").statusCode()).isEqualTo(204);
    assertThat(json(get("/_lab/faults")).fieldNames()).toIterable().containsExactly("1");
  }

  @Test
  void clients_are_judged_and_what_a_check_needs_is_armed_on_command() throws Exception {
    JsonNode before = json(get("/_lab/audit"));
    assertThat(before.path("provoked").isNull()).isTrue();

    JsonNode armed = json(send("POST", "/_lab/audit/provoke", "{\"check\":\"rt-119\"}"));
    assertThat(armed.path("check").asText()).isEqualTo("RT-119");
    assertThat(armed.path("acts")).extracting(JsonNode::asText).containsExactly("status", "expire");
    assertThat(armed.path("then").asText()).contains("calls");
    assertThat(json(get("/_lab/faults"))).hasSize(1);

    lab.ask(new Intent.Call(ApiCall.ORDERS)).join();
    JsonNode audit = json(send("POST", "/_lab/audit/finish", "{}"));
    JsonNode client = audit.path("clients").get(0);
    assertThat(client.path("mode").asText()).isEqualTo("neither");
    assertThat(client.path("findings")).hasSize(33);
    assertThat(audit.toString()).contains("RT-119").doesNotContain("eyJ");
    assertThat(audit.path("provoked").isNull()).isTrue();
    assertThat(json(get("/_lab/faults"))).isEmpty();
  }

  @Test
  void what_is_provoked_is_taken_back_on_command() throws Exception {
    send("POST", "/_lab/audit/provoke", "{\"check\":\"RT-118\"}");
    assertThat(json(get("/_lab/audit")).path("provoked").path("ask").asText()).isEqualTo("call");
    assertThat(send("DELETE", "/_lab/audit/provoke", "").statusCode()).isEqualTo(204);
    assertThat(json(get("/_lab/faults"))).isEmpty();
    assertThat(json(get("/_lab/audit")).path("provoked").isNull()).isTrue();
  }

  @Test
  void what_watching_cannot_tell_is_a_conflict() throws Exception {
    HttpResponse<String> answer = send("POST", "/_lab/audit/provoke", "{\"check\":\"RT-112\"}");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(json(answer).path("error").asText()).isEqualTo("driven_only");
    assertThat(json(answer).path("error_description").asText()).contains("./run.sh audit");
  }

  @Test
  void a_reset_is_as_at_the_start_but_for_the_time() throws Exception {
    send("PATCH", "/_lab/settings", "{\"style\":\"endpoint\"}");
    send("POST", "/_lab/faults", "{\"fault\":\"unavailable\",\"times\":0}");
    assertThat(send("POST", "/_lab/reset", "{}").statusCode()).isEqualTo(204);
    assertThat(lab.settings()).isEqualTo(Profile.CLASSROOM.settings());
    assertThat(lab.server().families()).allMatch(family -> !family.revoked().isEmpty());
    assertThat(get("/api/public").statusCode()).isEqualTo(200);
  }

  @Test
  void the_journal_is_read_masked_and_from_where_one_likes() throws Exception {
    String lines = get("/_lab/journal?since=0").body();
    String refresh = String.valueOf(lab.session().orElseThrow().refreshToken());
    assertThat(lines).contains("TokenIssued").doesNotContain("wonderland");
    assertThat(lines).doesNotContain(refresh.substring(refresh.lastIndexOf('.') + 1));
    Entry last =
        JournalFile.entry(get("/_lab/journal?since=3").body().lines().findFirst().orElseThrow());
    assertThat(last.seq()).isEqualTo(4);
  }

  @Test
  void the_journal_is_followed_as_it_grows() throws Exception {
    HttpRequest follow =
        HttpRequest.newBuilder(URI.create(lab.server().origin() + "/_lab/journal?since=0"))
            .header("Accept", "text/event-stream")
            .build();
    HttpResponse<InputStream> stream = http.send(follow, HttpResponse.BodyHandlers.ofInputStream());
    lab.ask(new Intent.PinNote("hello from afar")).join();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.lines().anyMatch(line -> line.contains("hello from afar"))).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, http://127.0.0.1:8089",
    "Origin, null",
    "Sec-Fetch-Site, same-origin",
    "Sec-Fetch-Site, cross-site",
  })
  void no_web_page_steers_the_laboratory(String header, String value) throws Exception {
    HttpRequest page =
        HttpRequest.newBuilder(URI.create(lab.server().origin() + "/_lab/health"))
            .header(header, value)
            .build();
    HttpResponse<String> answer = http.send(page, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void wrong_methods_paths_and_media_types_are_told_apart() throws Exception {
    assertThat(send("DELETE", "/_lab/clock", "").statusCode()).isEqualTo(405);
    assertThat(get("/_lab/nowhere").statusCode()).isEqualTo(404);
    HttpRequest form =
        HttpRequest.newBuilder(URI.create(lab.server().origin() + "/_lab/clock"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("advance=15s"))
            .build();
    assertThat(http.send(form, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(415);
  }

  @Test
  void steering_is_no_part_of_what_is_studied() throws Exception {
    get("/_lab/health");
    assertThat(
            lab.journal().since(0).stream()
                .filter(
                    entry ->
                        entry.event() instanceof Event.RequestReceived received
                            && received.request().target().startsWith("/_lab")))
        .isEmpty();
  }

  private int status(String path, String token) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create(lab.server().origin() + path))
                .header("Authorization", "Bearer " + token)
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(lab.server().origin() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(lab.server().origin() + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return Json.mapper().readTree(answer.body());
  }
}
