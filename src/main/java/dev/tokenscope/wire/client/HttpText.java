package dev.tokenscope.wire.client;

import dev.tokenscope.intent.Decision;
import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** HTTP messages of the stack as those of the journal, and back where a person edited one. */
final class HttpText {

  // what OkHttp insists on (okhttp3.Request.Builder.method)
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");
  private static final Set<String> WITH_BODY =
      Set.of("POST", "PUT", "PATCH", "PROPPATCH", "REPORT", "QUERY");

  private HttpText() {}

  static Message.Request of(Request request) throws IOException {
    return new Message.Request(
        request.method(),
        target(request.url()),
        headers(request.headers()),
        Body.of(bytes(request.body())));
  }

  static Message.Response of(Response response, Body body) {
    return new Message.Response(
        response.code(), response.message(), headers(response.headers()), body);
  }

  /**
   * The request as a person wants it to be. It stays on its connection, so only the target can
   * change, not the host.
   *
   * @throws WireFailure when it cannot be sent so
   */
  static Request edited(Request request, Decision.Edit edit) throws WireFailure {
    try {
      HttpUrl root = request.url().newBuilder().encodedPath("/").query(null).fragment(null).build();
      if (!edit.target().startsWith("/")) {
        throw new IllegalArgumentException("The target must begin with a slash.");
      }
      String text = root.toString();
      HttpUrl url = HttpUrl.get(text.substring(0, text.length() - 1) + edit.target());
      byte[] body = Body.of(edit.body()).bytes();
      RequestBody sent = body(edit.method(), body);
      return request
          .newBuilder()
          .url(url)
          .headers(headers(edit.headers(), sent == null ? -1 : body.length))
          .method(edit.method(), sent)
          .build();
    } catch (IllegalArgumentException e) {
      throw new WireFailure(
          FailureKind.GARBLED, "The edited message is not HTTP: " + WireFailure.detailOf(e));
    }
  }

  /** The body that may go with a method; null where none may, and where none need and none is. */
  static @Nullable RequestBody body(String method, byte[] bytes) {
    if (WITHOUT_BODY.contains(method) || (bytes.length == 0 && !WITH_BODY.contains(method))) {
      return null;
    }
    return RequestBody.create(bytes);
  }

  /** The length is the sender's business: whoever edits a body does not count bytes. */
  private static Headers headers(List<Map.Entry<String, String>> edited, int contentLength) {
    Headers.Builder headers = new Headers.Builder();
    for (Map.Entry<String, String> header : edited) {
      if (!header.getKey().equalsIgnoreCase("Transfer-Encoding")) {
        headers.add(header.getKey(), header.getValue());
      }
    }
    if (contentLength < 0) {
      headers.removeAll("Content-Length");
    } else {
      headers.set("Content-Length", Integer.toString(contentLength));
    }
    return headers.build();
  }

  private static String target(HttpUrl url) {
    String query = url.encodedQuery();
    return url.encodedPath() + (query == null ? "" : "?" + query);
  }

  private static byte[] bytes(@Nullable RequestBody body) throws IOException {
    if (body == null) {
      return new byte[0];
    }
    Buffer buffer = new Buffer();
    body.writeTo(buffer);
    return buffer.readByteArray();
  }

  private static List<Header> headers(Headers headers) {
    List<Header> list = new ArrayList<>(headers.size());
    for (int i = 0; i < headers.size(); i++) {
      list.add(new Header(headers.name(i), headers.value(i)));
    }
    return list;
  }
}
