package dev.tokenscope.projection;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.util.List;
import java.util.Optional;

/** The rows of the log that tell of messages. */
final class MessageRows {

  private static final Party LAB = new Party.Lab();

  private MessageRows() {}

  /** The row of an event of an exchange, if it has one. */
  static Optional<Row> of(
      Exchanges exchanges, TokenNames.Known names, Entry entry, Event.OfExchange part) {
    return switch (part) {
      case Event.RequestSent(var id, var lane, _, var request) ->
          Optional.of(request(names, entry, id, lane, request));
      case Event.RequestReceived(var id, var peer, var request) ->
          exchanges.shows(part)
              ? Optional.of(request(names, entry, id, peer.lane(), request))
              : Optional.empty();
      case Event.ResponseReceived(var id, var response) ->
          exchanges.request(id).map(asked -> response(names, entry, id, asked, response));
      case Event.ResponseSent(var id, var response) ->
          exchanges
              .request(id)
              .filter(asked -> !asked.builtIn())
              .map(asked -> response(names, entry, id, asked, response));
      case Event.ExchangeFailed(var id, var kind, _) ->
          exchanges.request(id).map(asked -> failure(entry, id, asked, kind));
      case Event.FaultFired(var id, _, var kind) ->
          Optional.of(
              new Row(
                  entry.seq(),
                  entry.at(),
                  id,
                  exchanges.request(id).map(asked -> server(asked.target())).orElse(LAB),
                  null,
                  new What.FaultFired(kind),
                  List.of(),
                  Tone.FAILURE));
      case Event.Released(var _, var id, var _) when exchanges.shows(part) ->
          exchanges.held(id).map(held -> request(names, entry, id, held.lane(), held.request()));
      // what a verdict means is said by the answer; held messages are shown where they wait
      case Event.TokenChecked _, Event.Held _, Event.Released _ -> Optional.empty();
    };
  }

  /** A request, on its way or waiting. */
  static Row request(
      TokenNames.Known names, Entry entry, ExchangeId id, Lane lane, Message.Request request) {
    List<TokenName> tokens = names(names, request);
    boolean refreshing =
        tokens.stream()
            .anyMatch(name -> name instanceof TokenName.Issued(_, var type, _) && refresh(type));
    return new Row(
        entry.seq(),
        entry.at(),
        id,
        new Party.Caller(lane),
        server(request.target()),
        new What.Request(request.method(), request.target()),
        tokens,
        refreshing ? Tone.REFRESH : Tone.REQUEST);
  }

  private static Row response(
      TokenNames.Known names,
      Entry entry,
      ExchangeId id,
      Exchanges.Open asked,
      Message.Response response) {
    Refusal refusal = Refusal.of(response);
    return new Row(
        entry.seq(),
        entry.at(),
        id,
        server(asked.target()),
        new Party.Caller(asked.lane()),
        new What.Answer(
            response.status(),
            response.reason(),
            refusal.error(),
            refusal.description(),
            asked.method(),
            asked.target()),
        names(names, response),
        response.status() < 400
            ? Tone.SUCCESS
            : response.status() < 500 ? Tone.REFUSED : Tone.FAILURE);
  }

  private static Row failure(Entry entry, ExchangeId id, Exchanges.Open asked, FailureKind kind) {
    return new Row(
        entry.seq(),
        entry.at(),
        id,
        server(asked.target()),
        new Party.Caller(asked.lane()),
        new What.NoAnswer(kind, asked.method(), asked.target()),
        List.of(),
        Tone.FAILURE);
  }

  private static List<TokenName> names(TokenNames.Known names, Message message) {
    return Carried.in(message).stream().map(names::of).toList();
  }

  private static Party server(String target) {
    return target.startsWith("/api/") ? new Party.Api() : new Party.AuthServer();
  }

  private static boolean refresh(TokenType type) {
    return type == TokenType.REFRESH;
  }
}
