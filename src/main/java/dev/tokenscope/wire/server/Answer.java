package dev.tokenscope.wire.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server says, before it becomes bytes.
 *
 * @param status for example 401
 * @param headers in order
 * @param body may be empty
 * @param delay how much later it is sent, in real time
 * @param stream writes more than {@code body} for as long as the client listens; null for most
 */
public record Answer(
    int status, List<Header> headers, Body body, Duration delay, @Nullable Stream stream) {

  /** Writes an answer that has no end of its own. */
  public interface Stream {
    /** Writes until the client is gone, which shows as an exception. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Nobody can change an answer that was given. */
  public Answer {
    headers = List.copyOf(headers);
  }

  /** An answer without a body. */
  public static Answer empty(int status) {
    return new Answer(status, List.of(), Body.EMPTY, Duration.ZERO, null);
  }

  /** An answer with text of some media type. */
  public static Answer of(int status, String contentType, String text) {
    return new Answer(
        status,
        List.of(new Header("Content-Type", contentType)),
        Body.of(text),
        Duration.ZERO,
        null);
  }

  /** An answer with JSON. */
  public static Answer json(int status, JsonNode json) {
    return of(status, "application/json", json.toString());
  }

  /** An error as OAuth words it (RFC 6749 §5.2). */
  public static Answer error(int status, String error, String description) {
    return json(status, errorBody(error, description));
  }

  /** The body of {@link #error}. */
  public static ObjectNode errorBody(String error, String description) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("error", error);
    return description.isEmpty() ? body : body.put("error_description", description);
  }

  /** The same answer with one more header. */
  public Answer with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Answer(status, more, body, delay, stream);
  }

  /** The same answer, not to be kept by anybody on the way (RFC 6749 §5.1). */
  public Answer noStore() {
    return with("Cache-Control", "no-store").with("Pragma", "no-cache");
  }

  /** The same answer, written on and on. */
  public Answer streaming(Stream more) {
    return new Answer(status, headers, body, delay, more);
  }

  /** The same answer, sent so much later. */
  public Answer later(Duration by) {
    return new Answer(status, headers, body, delay.plus(by), stream);
  }

  /** The same answer with the headers that frame it (RFC 9112 §6.2, §9.6). */
  Answer framed(boolean close) {
    Answer framed =
        stream == null && status != 204
            ? with("Content-Length", Integer.toString(body.size()))
            : this;
    return close || stream != null ? framed.with("Connection", "close") : framed;
  }

  /** The answer as the journal keeps it. */
  Message.Response message() {
    return new Message.Response(status, Reasons.phrase(status), headers, body);
  }
}
