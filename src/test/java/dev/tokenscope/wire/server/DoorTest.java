package dev.tokenscope.wire.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.SlowFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DoorTest {

  private static MockWebServer behind(Door door) throws IOException {
    MockWebServer server = new MockWebServer();
    QueueDispatcher dispatcher = new QueueDispatcher();
    dispatcher.setFailFast(new MockResponse.Builder().body("x".repeat(4 * 1024 * 1024)).build());
    server.setDispatcher(dispatcher);
    server.setServerSocketFactory(door);
    server.start(InetAddress.getLoopbackAddress(), 0);
    return server;
  }

  private static void awaitNoConnection(Door door) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (door.connections() > 0 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(door.connections()).isZero();
  }

  @Test
  void no_socket_stays_open_whose_client_left_in_the_middle_of_a_request() throws IOException {
    Door door = new Door();
    try (MockWebServer server = behind(door)) {
      for (int i = 0; i < 30; i++) {
        new Wire(server.getPort()).send("GET / HTTP/1.1\r\nHo").reset();
      }
      awaitNoConnection(door);
    }
  }

  @Test
  void no_socket_stays_open_whose_client_left_in_the_middle_of_an_answer() throws IOException {
    Door door = new Door();
    try (MockWebServer server = behind(door)) {
      for (int i = 0; i < 10; i++) {
        new Wire(server.getPort()).send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").reset();
      }
      awaitNoConnection(door);
    }
  }

  @Test
  void a_client_that_is_gone_before_it_is_let_in_does_not_end_the_server() throws IOException {
    Door door = new Door();
    try (ServerSocket listening = door.createServerSocket()) {
      listening.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
      new Wire(listening.getLocalPort()).reset();
      try (Wire second = new Wire(listening.getLocalPort())) {
        assertThat(second).isNotNull();
        try (Socket one = listening.accept();
            Socket two = listening.accept()) {
          assertThat(one).isNotSameAs(two);
        }
      }
    }
    assertThat(door.connections()).isZero();
  }

  @Test
  void closing_the_server_ends_accepting() throws IOException {
    Door door = new Door();
    ServerSocket listening = door.createServerSocket();
    listening.close();
    assertThatThrownBy(listening::accept).isInstanceOf(IOException.class);
    assertThat(door.take("/1")).isEmpty();
    assertThatThrownBy(() -> door.createServerSocket(1))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> door.createServerSocket(1, 1))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> door.createServerSocket(1, 1, InetAddress.getLoopbackAddress()))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void a_server_closes_at_once_although_clients_are_in_the_middle_of_something()
      throws IOException {
    Laboratory lab = new Laboratory();
    lab.server
        .faults()
        .arm(FaultRule.once(new SlowFault.Latency(Duration.ofSeconds(30)), "/api/public"));
    try (Wire idle = lab.wire();
        Wire half = lab.wire().send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Le");
        Wire slow = lab.wire().send(lab.text("GET", "/api/public", ""));
        Wire flawed = lab.wire().send("POST / HTTP/1.1\r\nHost: a b\r\n\r\n")) {
      assertThat(flawed.reply().status()).isEqualTo(400);
      while (lab.journal.lastSeq() < 5) {
        Thread.onSpinWait();
      }
      long start = System.nanoTime();
      lab.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
      assertThat(idle.isOver()).isTrue();
      assertThat(half.isOver()).isTrue();
      assertThat(slow.isOver()).isTrue();
    }
    lab.close();
  }

  @Test
  void a_server_that_never_listened_can_be_closed() throws IOException {
    Laboratory lab = new Laboratory();
    try (LabServer never =
        new LabServer(
            LabServer.Options.inMemory(),
            dev.tokenscope.intent.Profile.QA::settings,
            lab.clock,
            lab.journal,
            Laboratory.TRACE,
            new java.util.Random(1))) {
      assertThat(never.families()).isEmpty();
    }
    lab.close();
  }
}
