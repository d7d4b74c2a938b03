package dev.tokenscope.wire.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * An answer as it stood on the wire.
 *
 * @param status for example 401
 * @param phrase for example {@code Unauthorized}
 * @param headers in order
 * @param body as text
 */
record Reply(int status, String phrase, List<Header> headers, String body) {

  static Reply of(String statusLine, List<String> fields, byte[] body) {
    if (!statusLine.startsWith("HTTP/1.1 ")) {
      throw new AssertionError("This is no status line: " + statusLine);
    }
    return new Reply(
        Integer.parseInt(statusLine.substring(9, 12)),
        statusLine.substring(Math.min(13, statusLine.length())),
        fields.stream().map(Reply::field).toList(),
        new String(body, StandardCharsets.UTF_8));
  }

  private static Header field(String line) {
    int colon = line.indexOf(':');
    return new Header(line.substring(0, colon), line.substring(colon + 1).strip());
  }

  Optional<String> header(String name) {
    return Header.first(headers, name);
  }

  /** A header that must be there. */
  String the(String name) {
    return header(name).orElseThrow(() -> new AssertionError("no " + name + " in " + this));
  }

  boolean has(String name) {
    return header(name).isPresent();
  }

  JsonNode json() {
    try {
      return Json.mapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + body, e);
    }
  }

  /** A text in the body that must be there. */
  String text(String name) {
    JsonNode value = json().path(name);
    if (value.isMissingNode()) {
      throw new AssertionError("no " + name + " in " + body);
    }
    return value.asText();
  }

  /** Status and {@code error}, for example {@code 400 invalid_grant}. */
  String error() {
    return status + " " + json().path("error").asText("-");
  }

  /** Status, {@code error} and its description. */
  String fullError() {
    return error() + ": " + json().path("error_description").asText("-");
  }

  /** Status and challenge. */
  String challenge() {
    return status + " " + header("WWW-Authenticate").orElse("-");
  }
}
