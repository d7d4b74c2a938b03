package dev.tokenscope.wire.client;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.journal.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** The server a client talks to, and the only one that gets its tokens. */
final class Origin {

  private final Supplier<String> text;
  private final String userAgent;

  Origin(Supplier<String> text, String userAgent) {
    this.text = text;
    this.userAgent = userAgent;
  }

  /** For example {@code http://127.0.0.1:8089}. */
  String text() {
    return text.get();
  }

  /** Whether a URL leads there, and not to another host or port. */
  boolean covers(HttpUrl url) {
    HttpUrl own = HttpUrl.parse(text.get());
    return own != null
        && own.scheme().equals(url.scheme())
        && own.host().equals(url.host())
        && own.port() == url.port();
  }

  /** Begins a request to a path. */
  Request.Builder request(String path, Ticket ticket) throws IOException {
    HttpUrl url = HttpUrl.parse(text.get() + path);
    if (url == null) {
      throw new WireFailure(FailureKind.GARBLED, "'" + text.get() + path + "' is not a URL.");
    }
    return new Request.Builder()
        .url(url)
        .header("Accept", "application/json")
        .header("User-Agent", userAgent)
        .tag(Ticket.class, ticket);
  }

  /** A call to the API, whose body can be sent again. */
  Request call(ApiCall call, Ticket ticket) throws IOException {
    try {
      byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
      Request.Builder request = request(call.path(), ticket);
      if (body.length > 0) {
        request.header("Content-Type", "application/json");
      }
      return request.method(call.method(), HttpText.body(call.method(), body)).build();
    } catch (IllegalArgumentException e) {
      throw new WireFailure(FailureKind.GARBLED, WireFailure.detailOf(e));
    }
  }
}
