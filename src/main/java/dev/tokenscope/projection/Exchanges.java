package dev.tokenscope.projection;

import dev.tokenscope.intent.Decision;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import java.util.Optional;

/**
 * Which exchanges are under way, and from which side each is seen: a built-in client's from its own
 * side, an external client's from the server's. So no message is seen twice.
 *
 * @param open those without an answer yet
 * @param held requests of external clients that wait for a decision: the server has not had them
 */
record Exchanges(SharedMap<ExchangeId, Open> open, SharedMap<ExchangeId, Event.Held> held) {

  static final Exchanges NONE = new Exchanges(SharedMap.empty(), SharedMap.empty());

  /**
   * A request without an answer yet.
   *
   * @param lane who sent it
   * @param method of the request
   * @param target path and query
   * @param builtIn whether the sender's side of it is in the journal
   */
  record Open(Lane lane, String method, String target, boolean builtIn) {
    boolean toApi() {
      return target.startsWith("/api/");
    }
  }

  /** Whether this is how a message, or its failure, is seen. Ask before {@link #after}. */
  boolean shows(Event.OfExchange event) {
    return switch (event) {
      case Event.RequestSent _, Event.ResponseReceived _, Event.ExchangeFailed _ -> true;
      case Event.RequestReceived(var exchange, var peer, _) ->
          !peer.lane().isBuiltIn() && open.get(exchange).isEmpty();
      case Event.ResponseSent(var exchange, _) ->
          open.get(exchange).filter(request -> !request.builtIn()).isPresent();
      // dropped: nobody hears of it again
      case Event.Released(_, var exchange, Decision.Drop _) -> held.get(exchange).isPresent();
      case Event.Held _, Event.Released _, Event.TokenChecked _, Event.FaultFired _ -> false;
    };
  }

  /** What is under way after an event. */
  Exchanges after(Event.OfExchange event) {
    return switch (event) {
      case Event.RequestSent(var exchange, var lane, _, var request) ->
          with(exchange, lane, request, true);
      case Event.RequestReceived(var exchange, var peer, var request) when shows(event) ->
          with(exchange, peer.lane(), request, false);
      case Event.ResponseSent(var exchange, _) when shows(event) -> without(exchange);
      case Event.ResponseReceived(var exchange, _) -> without(exchange);
      case Event.ExchangeFailed(var exchange, _, _) -> without(exchange);
      case Event.Held waiting when waiting.answer() == null && !waiting.lane().isBuiltIn() ->
          new Exchanges(open, held.with(waiting.exchange(), waiting));
      case Event.Released(_, var exchange, _) when held.get(exchange).isPresent() ->
          new Exchanges(open, held.without(exchange));
      case Event.RequestReceived _,
          Event.ResponseSent _,
          Event.Held _,
          Event.Released _,
          Event.TokenChecked _,
          Event.FaultFired _ ->
          this;
    };
  }

  /** The request of an exchange that is under way. */
  Optional<Open> request(ExchangeId exchange) {
    return open.get(exchange);
  }

  /** The request of an external client that waits for a decision. */
  Optional<Event.Held> held(ExchangeId exchange) {
    return held.get(exchange);
  }

  private Exchanges with(ExchangeId id, Lane lane, Message.Request request, boolean builtIn) {
    return new Exchanges(
        open.with(id, new Open(lane, request.method(), request.target(), builtIn)), held);
  }

  private Exchanges without(ExchangeId exchange) {
    return new Exchanges(open.without(exchange), held);
  }
}
