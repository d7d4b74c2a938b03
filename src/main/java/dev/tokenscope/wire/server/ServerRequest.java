package dev.tokenscope.wire.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Json;
import dev.tokenscope.journal.Message;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request on its way to an endpoint.
 *
 * @param exchange names it
 * @param message as it came
 * @param authority host and port it was meant for
 * @param path decoded, aliases resolved
 * @param query decoded
 * @param address IP address of the sender
 */
public record ServerRequest(
    ExchangeId exchange,
    Message.Request message,
    String authority,
    String path,
    Parameters query,
    String address) {

  static ServerRequest of(ExchangeId exchange, Incoming incoming) {
    String target = incoming.request().target();
    if (target.regionMatches(true, 0, "http://", 0, 7)) {
      int slash = target.indexOf('/', 7);
      target = slash < 0 ? "/" : target.substring(slash);
    }
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    return new ServerRequest(
        exchange,
        incoming.request(),
        incoming.authority(),
        decoded(path),
        question < 0 ? Parameters.NONE : Parameters.parse(target.substring(question + 1)),
        incoming.address());
  }

  ServerRequest in(ExchangeId named) {
    return new ServerRequest(named, message, authority, path, query, address);
  }

  ServerRequest at(String otherPath) {
    return new ServerRequest(exchange, message, authority, otherPath, query, address);
  }

  /** The HTTP method. */
  public String method() {
    return message.method();
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return message.header(name);
  }

  /** Every value of a header. */
  public List<String> headers(String name) {
    return Header.all(message.headers(), name);
  }

  /** {@code iss} of what is issued by this request: the origin the client knows us by. */
  public String issuer() {
    return "http://" + authority;
  }

  /** The host alone, lower case, IPv6 without brackets. */
  String host() {
    String host = authority;
    if (host.startsWith("[")) {
      int bracket = host.indexOf(']');
      return bracket < 0 ? host : host.substring(1, bracket).toLowerCase(Locale.ROOT);
    }
    int colon = host.lastIndexOf(':');
    return (colon < 0 ? host : host.substring(0, colon)).toLowerCase(Locale.ROOT);
  }

  /** Whether the body claims a media type. */
  public boolean isOfType(String mediaType) {
    String type = header("Content-Type").orElse("");
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon))
        .strip()
        .equalsIgnoreCase(mediaType);
  }

  /** The body as a JSON object; empty when it is none. */
  public Optional<ObjectNode> json() {
    try {
      JsonNode node = Json.mapper().readTree(message.body().textOrEmpty());
      return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The body as a form. */
  public Parameters form() {
    return Parameters.parse(message.body().textOrEmpty());
  }

  /** A plus sign in a path is a plus sign. */
  private static String decoded(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }
}
