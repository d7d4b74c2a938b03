package dev.tokenscope.wire.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.Decision;
import dev.tokenscope.intent.HoldFilter;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Header;
import dev.tokenscope.wire.gate.Gate;
import dev.tokenscope.wire.server.Laboratory.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody else's client, over real sockets, while messages are held at the server. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HoldingTest {

  private final Laboratory lab;
  private final Gate gate;
  private final BlockingQueue<Event.Held> held = new LinkedBlockingQueue<>();
  private Tokens tokens = new Tokens("", "");

  HoldingTest() throws IOException {
    lab = new Laboratory();
    gate = new Gate(lab.journal, lab.clock, lab.clock::hold, lab.clock::release);
    lab.server.holdAt(gate);
  }

  @BeforeEach
  void logIn() throws IOException {
    tokens = lab.login();
    lab.journal.listen(
        entry -> {
          if (entry.event() instanceof Event.Held one) {
            held.add(one);
          }
        });
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void a_request_and_then_its_answer_wait_until_they_are_sent() throws Exception {
    gate.filter(HoldFilter.ALL);
    try (Wire wire = call()) {
      Event.Held request = next();
      assertThat(request.request().target()).isEqualTo("/api/orders");
      assertThat(request.answer()).isNull();
      assertThat(request.lane().value()).startsWith("127.0.0.1");
      assertThat(lab.clock.stands()).isTrue();
      decide(request, new Decision.Send());
      Event.Held answer = next();
      assertThat(answer.answer()).isNotNull();
      assertThat(answer.exchange()).isEqualTo(request.exchange());
      decide(answer, new Decision.Send());
      assertThat(wire.reply().status()).isEqualTo(200);
      assertThat(lab.journal.since(0).stream().map(Entry::event))
          .filteredOn(event -> event instanceof Event.Held || event instanceof Event.Released)
          .hasSize(4);
    }
  }

  @Test
  void an_edited_request_is_worked_on_as_edited_with_its_length_right() throws Exception {
    gate.filter(HoldFilter.ALL.what(HoldFilter.What.REQUESTS));
    try (Wire wire = call()) {
      Event.Held request = next();
      List<Map.Entry<String, String>> headers = new ArrayList<>();
      for (Header header : request.request().headers()) {
        headers.add(Map.entry(header.name(), header.value()));
      }
      headers.add(Map.entry("Content-Type", "application/json"));
      headers.add(Map.entry("Content-Length", "3"));
      String body = "{\"item\":\"Käse\",\"quantity\":1}";
      decide(request, new Decision.Edit("POST", "/api/orders", headers, body));
      assertThat(wire.reply().status()).isEqualTo(201);
      Event.RequestReceived received =
          lab.journal.since(0).stream()
              .map(Entry::event)
              .filter(Event.RequestReceived.class::isInstance)
              .map(Event.RequestReceived.class::cast)
              .toList()
              .getLast();
      assertThat(received.request().method()).isEqualTo("POST");
      assertThat(Header.all(received.request().headers(), "Content-Length"))
          .containsExactly(Integer.toString(body.getBytes(StandardCharsets.UTF_8).length));
    }
  }

  @Test
  void a_token_that_was_edited_is_the_one_that_is_judged() throws Exception {
    gate.filter(HoldFilter.ALL.what(HoldFilter.What.REQUESTS));
    try (Wire wire = call()) {
      Event.Held request = next();
      decide(
          request,
          new Decision.Edit(
              "GET",
              "/api/orders",
              List.of(Map.entry("Host", lab.host()), Map.entry("Authorization", "Bearer forged")),
              ""));
      assertThat(wire.reply().status()).isEqualTo(401);
    }
  }

  @Test
  void a_dropped_request_is_never_worked_on() throws Exception {
    gate.filter(HoldFilter.ALL);
    long before = lab.journal.lastSeq();
    try (Wire wire = call()) {
      decide(next(), new Decision.Drop());
      assertThat(wire.isOver()).isTrue();
    }
    assertThat(since(before)).noneMatch(Event.RequestReceived.class::isInstance);
  }

  @Test
  void a_lost_reply_was_worked_on() throws Exception {
    gate.filter(HoldFilter.REFRESHES);
    try (Wire wire = refresh()) {
      decide(next(), new Decision.LoseReply());
      assertThat(wire.isOver()).isTrue();
    }
    gate.filter(HoldFilter.NONE);
    assertThat(lab.refresh(tokens.refresh()).status()).as("a second use").isEqualTo(400);
    assertThat(since(0)).anyMatch(Event.ReuseDetected.class::isInstance);
  }

  @Test
  void a_lost_reply_is_not_asked_about_again() throws Exception {
    gate.filter(HoldFilter.ALL);
    try (Wire wire = call()) {
      decide(next(), new Decision.LoseReply());
      assertThat(wire.isOver()).isTrue();
    }
    assertThat(held).isEmpty();
  }

  @Test
  void a_dropped_answer_never_arrives_though_the_work_is_done() throws Exception {
    gate.filter(HoldFilter.ALL);
    try (Wire wire = refresh()) {
      decide(next(), new Decision.Send());
      decide(next(), new Decision.Drop());
      assertThat(wire.isOver()).isTrue();
    }
    assertThat(since(0)).anyMatch(Event.TokenRotated.class::isInstance);
  }

  @Test
  void a_delayed_request_goes_when_so_much_lab_time_has_flown() throws Exception {
    gate.filter(HoldFilter.ALL.what(HoldFilter.What.REQUESTS));
    try (Wire wire = call()) {
      decide(next(), new Decision.Delay(Duration.ofSeconds(30)));
      lab.clock.speed(1000);
      lab.clock.resume();
      // a token of 15 s is over by then
      assertThat(wire.reply().status()).isEqualTo(401);
    }
  }

  @Test
  void only_refreshes_are_held_where_only_they_are_asked_for() throws Exception {
    gate.filter(HoldFilter.REFRESHES);
    assertThat(lab.get("/api/orders", tokens).status()).isEqualTo(200);
    try (Wire wire = refresh()) {
      Event.Held request = next();
      assertThat(request.request().path()).isEqualTo("/oauth2/token");
      decide(request, new Decision.Send());
      assertThat(wire.reply().status()).isEqualTo(200);
    }
    try (Wire wire =
        lab.wire()
            .send(lab.text("GET", "/api/me", "", "Authorization: Bearer " + tokens.refresh()))) {
      assertThat(next().request().path()).as("in the header as well").isEqualTo("/api/me");
      gate.close();
      assertThat(wire.isOver()).isTrue();
    }
  }

  @Test
  void only_the_path_and_the_client_that_were_asked_for_are_held() throws Exception {
    gate.filter(new HoldFilter(HoldFilter.What.REQUESTS, "/api/me", ""));
    assertThat(lab.get("/api/orders", tokens).status()).isEqualTo(200);
    gate.filter(new HoldFilter(HoldFilter.What.REQUESTS, "/api", "curl"));
    assertThat(lab.get("/api/orders", tokens).status()).isEqualTo(200);
    try (Wire wire = lab.wire()) {
      wire.send(
          lab.text(
              "GET",
              "/api/orders",
              "",
              "Authorization: Bearer " + tokens.access(),
              "User-Agent: Curl/8"));
      decide(next(), new Decision.Send());
      assertThat(wire.reply().status()).isEqualTo(200);
    }
  }

  @Test
  void several_wait_at_once_and_go_in_whatever_order_they_are_let_go() throws Exception {
    gate.filter(HoldFilter.ALL.what(HoldFilter.What.REQUESTS));
    try (Wire first = call();
        Wire second = call();
        Wire third = call()) {
      List<Event.Held> all = List.of(next(), next(), next());
      assertThat(gate.held()).hasSize(3);
      for (Event.Held one : all.reversed()) {
        assertThat(lab.clock.stands()).isTrue();
        decide(one, new Decision.Send());
      }
      for (Wire wire : List.of(first, second, third)) {
        assertThat(wire.reply().status()).isEqualTo(200);
      }
    }
    assertThat(gate.held()).isEmpty();
  }

  @Test
  void a_server_that_closes_lets_go_of_everything() throws Exception {
    gate.filter(HoldFilter.ALL);
    try (Wire first = call();
        Wire second = call()) {
      next();
      next();
      lab.server.close();
      assertThat(first.isOver()).isTrue();
      assertThat(second.isOver()).isTrue();
    }
    assertThat(gate.held()).isEmpty();
  }

  private Wire call() throws IOException {
    return lab.wire()
        .send(lab.text("GET", "/api/orders", "", "Authorization: Bearer " + tokens.access()));
  }

  private Wire refresh() throws IOException {
    return lab.wire()
        .send(
            lab.text(
                "POST",
                "/oauth2/token",
                "grant_type=refresh_token&client_id=tokenscope&refresh_token=" + tokens.refresh(),
                "Content-Type: application/x-www-form-urlencoded"));
  }

  private Event.Held next() throws InterruptedException {
    Event.Held one = held.poll(20, TimeUnit.SECONDS);
    if (one == null) {
      throw new AssertionError("Nothing was held within 20 s.");
    }
    return one;
  }

  private void decide(Event.Held one, Decision decision) {
    assertThat(gate.release(one.hold(), decision)).isTrue();
  }

  private List<Event> since(long seq) {
    return lab.journal.since(seq).stream().map(Entry::event).toList();
  }
}
