package dev.tokenscope.wire.client;

import dev.tokenscope.intent.Decision;
import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Cause;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import dev.tokenscope.wire.gate.Gate;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Writes down every message of a client as it is on the wire, and lets each pass the {@link Gate}
 * first. It is a <em>network</em> interceptor, so that it sees what redirects and retries send,
 * too.
 */
final class WireTap implements Interceptor {

  /** How much of a body is written down. */
  static final long PEEK_BYTES_MAX = 1024 * 1024;

  // real time: it only decides which of two entries comes first
  private static final long MOMENT_MILLIS = 100;

  private final Lane lane;
  private final Journal journal;
  private final Gate gate;
  private final String traceId;
  private final LongSupplier exchangeNumbers;

  WireTap(Lane lane, Journal journal, Gate gate, String traceId, LongSupplier exchangeNumbers) {
    this.lane = lane;
    this.journal = journal;
    this.gate = gate;
    this.traceId = traceId;
    this.exchangeNumbers = exchangeNumbers;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Ticket ticket = Ticket.of(chain.request());
    ExchangeId exchange = ExchangeId.numbered(exchangeNumbers.getAsLong());
    Request request = traced(chain.request(), exchange);
    Decision decision =
        gate.pass(exchange, lane, HttpText.of(request), ticket.carriesRefreshToken());
    if (chain.call().isCanceled()) {
      throw new Ticket.GivenUp();
    }
    Request sent =
        decision instanceof Decision.Edit edit ? HttpText.edited(request, edit) : request;
    begin(exchange, ticket, sent);
    return switch (decision) {
      case Decision.Drop _ ->
          throw failed(exchange, new WireFailure(FailureKind.DROPPED, "The request was dropped."));
      case Decision.LoseReply _ -> {
        proceed(chain, sent, exchange, ticket).close();
        throw failed(exchange, new WireFailure(FailureKind.DROPPED, "The answer was dropped."));
      }
      case Decision.Send _, Decision.Edit _, Decision.Delay _ ->
          heard(proceed(chain, sent, exchange, ticket), exchange, ticket);
    };
  }

  /**
   * An application interceptor for what a network interceptor never sees: a request for which there
   * is no connection. It becomes an arrow that does not arrive.
   */
  Response unreached(Chain chain) throws IOException {
    try {
      return chain.proceed(chain.request());
    } catch (IOException e) {
      if (WireFailure.isUnreached(e)) {
        Ticket ticket = Ticket.of(chain.request());
        ExchangeId exchange = ExchangeId.numbered(exchangeNumbers.getAsLong());
        begin(exchange, ticket, traced(ticket.latestOr(chain.request()), exchange));
        fail(exchange, ticket, e);
      }
      throw e;
    }
  }

  private Request traced(Request request, ExchangeId exchange) {
    return request.newBuilder().header("traceparent", exchange.traceparent(traceId)).build();
  }

  private void begin(ExchangeId exchange, Ticket ticket, Request request) throws IOException {
    Message.Request message = HttpText.of(request);
    ticket.countAttempt();
    journal.append(new Event.RequestSent(exchange, lane, ticket.call(), message));
  }

  private WireFailure failed(ExchangeId exchange, WireFailure failure) {
    journal.append(
        new Event.ExchangeFailed(exchange, FailureKind.DROPPED, WireFailure.detailOf(failure)));
    return failure;
  }

  private Response proceed(Chain chain, Request request, ExchangeId exchange, Ticket ticket)
      throws IOException {
    try {
      return chain.proceed(request);
    } catch (IOException | RuntimeException e) {
      fail(exchange, ticket, e);
      throw e;
    }
  }

  /**
   * Where tokens come in headers, nobody may wait for a body that drips. Small answers come whole,
   * though, so a moment is given to them: then the answer is written down before what it leads to.
   */
  private Response heard(Response response, ExchangeId exchange, Ticket ticket) {
    if (!ticket.tokensInHeaders()) {
      read(response, exchange, ticket);
      return response;
    }
    CompletableFuture<Void> read = new CompletableFuture<>();
    long cause = Cause.current();
    Thread.startVirtualThread(
        () -> {
          try {
            Cause.run(cause, () -> read(response, exchange, ticket));
          } finally {
            read.complete(null);
          }
        });
    try {
      read.get(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // it drips: go on with the headers
      return response.newBuilder().body(new LateBody(response.body(), read)).build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return response.newBuilder().body(new LateBody(response.body(), read)).build();
    }
    return response;
  }

  /** Reads the body into its own buffer, where whoever gets the response finds it. */
  private void read(Response response, ExchangeId exchange, Ticket ticket) {
    try {
      BufferedSource source = response.body().source();
      source.request(PEEK_BYTES_MAX);
      Body body =
          Body.of(
              source
                  .getBuffer()
                  .snapshot((int) Math.min(PEEK_BYTES_MAX, source.getBuffer().size()))
                  .toByteArray());
      journal.append(new Event.ResponseReceived(exchange, HttpText.of(response, body)));
    } catch (IOException | RuntimeException e) {
      // the status and the headers came, and the stack acts on them: it learns of this on reading
      fail(exchange, ticket, e);
    }
  }

  private void fail(ExchangeId exchange, Ticket ticket, Exception e) {
    journal.append(
        new Event.ExchangeFailed(exchange, WireFailure.kindOf(e, ticket), WireFailure.detailOf(e)));
  }
}
