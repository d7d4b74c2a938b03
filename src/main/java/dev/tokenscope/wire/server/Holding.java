package dev.tokenscope.wire.server;

import dev.tokenscope.intent.Decision;
import dev.tokenscope.intent.Traffic;
import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import dev.tokenscope.wire.gate.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds messages at the server: every answer, and the requests of clients that are none of ours;
 * those of the built-in clients were held where they were sent. What somebody else's client thinks
 * of the wait is its own business: its clock cannot be stopped.
 */
final class Holding implements AutoCloseable {

  private volatile @Nullable Gate gate;

  /**
   * A request that goes on.
   *
   * @param incoming as it is worked on
   * @param request likewise
   * @param replyLost whether its answer is not to come back
   */
  record Arrived(Incoming incoming, ServerRequest request, boolean replyLost) {}

  /** Holds at this gate from now on. */
  void at(Gate chosen) {
    gate = chosen;
  }

  /**
   * Lets a request in, at once or when somebody decided so.
   *
   * @param own whether a built-in client sent it
   * @return empty when it was dropped
   */
  Optional<Arrived> arrive(ServerRequest request, Incoming incoming, Lane lane, boolean own) {
    Gate present = gate;
    Decision decision =
        own || present == null
            ? new Decision.Send()
            : present.pass(
                request.exchange(), lane, incoming.request(), Talk.of(request) == Traffic.REFRESH);
    return switch (decision) {
      case Decision.Send _, Decision.Delay _ -> Optional.of(new Arrived(incoming, request, false));
      case Decision.LoseReply _ -> Optional.of(new Arrived(incoming, request, true));
      case Decision.Drop _ -> Optional.empty();
      case Decision.Edit edit -> {
        Incoming edited = edited(incoming, edit);
        yield Optional.of(new Arrived(edited, ServerRequest.of(request.exchange(), edited), false));
      }
    };
  }

  /**
   * Lets an answer go, at once or when somebody decided so.
   *
   * @return whether it is to arrive
   */
  boolean leave(ExchangeId exchange, Lane lane, Message.Request request, Answer answer) {
    Gate present = gate;
    return present == null
        || !present.passAnswer(exchange, lane, request, answer.message()).losesReply();
  }

  /** Lets go of everything, so that nobody waits for a server that is gone. */
  @Override
  public void close() {
    Gate present = gate;
    if (present != null) {
      present.close();
    }
  }

  /** Who edits a body does not count bytes, and may mend what could not be worked on. */
  private static Incoming edited(Incoming incoming, Decision.Edit edit) {
    Body body = Body.of(edit.body());
    List<Header> headers = new ArrayList<>();
    for (Map.Entry<String, String> header : edit.headers()) {
      if (!header.getKey().equalsIgnoreCase("Content-Length")
          && !header.getKey().equalsIgnoreCase("Transfer-Encoding")) {
        headers.add(new Header(header.getKey(), header.getValue()));
      }
    }
    if (body.size() > 0 || incoming.request().header("Content-Length").isPresent()) {
      headers.add(new Header("Content-Length", Integer.toString(body.size())));
    }
    return new Incoming(
        new Message.Request(edit.method(), edit.target(), headers, body),
        incoming.authority(),
        incoming.address(),
        incoming.port(),
        incoming.close(),
        null);
  }
}
