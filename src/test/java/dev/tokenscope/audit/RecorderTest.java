package dev.tokenscope.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.Decision;
import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecorderTest {

  private static final ExchangeId ID = ExchangeId.numbered(1);
  private static final Lane APP = Lane.external("127.0.0.1", "App/1");
  private static final Message.Request REQUEST =
      new Message.Request("GET", "/api/orders", List.of(), Body.EMPTY);
  private static final Message.Response ANSWER =
      new Message.Response(200, "OK", List.of(), Body.EMPTY);

  private final Journal journal = new Journal(() -> Instant.EPOCH);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_answer_that_was_held_and_never_let_go_is_lost(boolean dropped) {
    received();
    journal.append(new Event.Held(1, ID, APP, REQUEST, ANSWER));
    released(dropped ? new Decision.Drop() : new Decision.LoseReply());
    assertThat(answered().lost()).isTrue();
  }

  @Test
  void a_request_that_was_let_in_without_its_reply_has_a_lost_answer() {
    journal.append(new Event.Held(1, ID, APP, REQUEST));
    released(new Decision.LoseReply());
    received();
    assertThat(answered().lost()).isTrue();
  }

  @Test
  void an_answer_that_was_held_and_sent_arrives() {
    received();
    journal.append(new Event.Held(1, ID, APP, REQUEST, ANSWER));
    released(new Decision.Send());
    assertThat(answered().lost()).isFalse();
  }

  private void received() {
    Event.Peer peer = new Event.Peer(APP, "127.0.0.1:40000", "App/1");
    journal.append(new Event.RequestReceived(ID, peer, REQUEST));
  }

  private void released(Decision decision) {
    journal.append(new Event.Released(1, ID, decision));
  }

  private Exchange answered() {
    journal.append(new Event.ResponseSent(ID, ANSWER));
    Recorder recorder = new Recorder();
    recorder.read(journal);
    assertThat(recorder.exchanges()).hasSize(1);
    return recorder.exchanges().getFirst();
  }
}
