package dev.tokenscope.journal;

import java.util.List;
import java.util.Optional;

/** An HTTP message as it was on the wire. */
public sealed interface Message {

  /** The header fields, in order. */
  List<Header> headers();

  /** What came after them. */
  Body body();

  /** The first value of a header. */
  default Optional<String> header(String name) {
    return Header.first(headers(), name);
  }

  /** The line that opens the message. */
  String startLine();

  /**
   * A request.
   *
   * @param method for example {@code GET}
   * @param target path and query, as it stood in the request line
   * @param headers in order
   * @param body may be empty
   */
  record Request(String method, String target, List<Header> headers, Body body) implements Message {
    /** Nobody can change a message that was sent. */
    public Request {
      headers = List.copyOf(headers);
    }

    /** The path without the query. */
    public String path() {
      int question = target.indexOf('?');
      return question < 0 ? target : target.substring(0, question);
    }

    @Override
    public String startLine() {
      return method + " " + target + " HTTP/1.1";
    }
  }

  /**
   * A response.
   *
   * @param status for example 401
   * @param reason for example {@code Unauthorized}
   * @param headers in order
   * @param body may be empty
   */
  record Response(int status, String reason, List<Header> headers, Body body) implements Message {
    /** Nobody can change a message that was sent. */
    public Response {
      headers = List.copyOf(headers);
    }

    @Override
    public String startLine() {
      return "HTTP/1.1 " + status + (reason.isEmpty() ? "" : " " + reason);
    }
  }
}
