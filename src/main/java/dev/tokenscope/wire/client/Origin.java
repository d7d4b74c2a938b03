package dev.tokenscope.wire.client;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.journal.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** The server a client talks to, and the only one that gets its tokens. */
final class Origin {

  private final Supplier<String> text;
  private final String userAgent;
  private volatile @Nullable Read read;

  /** What a text meant when it was read last: it hardly ever changes, and reading it takes long. */
  private record Read(String text, @Nullable HttpUrl url) {}

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
    HttpUrl own = read().url();
    return own != null
        && own.scheme().equals(url.scheme())
        && own.host().equals(url.host())
        && own.port() == url.port();
  }

  private Read read() {
    String now = text.get();
    Read last = read;
    if (last == null || !last.text().equals(now)) {
      last = new Read(now, HttpUrl.parse(now));
      read = last;
    }
    return last;
  }

  /** Begins a request to a path. */
  Request.Builder request(String path, Ticket ticket) throws IOException {
    Read origin = read();
    HttpUrl own = origin.url();
    // two slashes would lead to another host
    boolean plain = path.startsWith("/") && !path.startsWith("//") && !path.startsWith("/\\");
    HttpUrl url = own != null && plain ? own.resolve(path) : HttpUrl.parse(origin.text() + path);
    if (url == null) {
      throw new WireFailure(FailureKind.GARBLED, "'" + origin.text() + path + "' is not a URL.");
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
      String method = HttpText.method(call.method());
      return request.method(method, HttpText.body(method, body)).build();
    } catch (IllegalArgumentException e) {
      throw new WireFailure(FailureKind.GARBLED, WireFailure.detailOf(e));
    }
  }
}
