package dev.tokenscope.wire.server;

import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Header;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okio.Buffer;
import okio.BufferedSink;

/** Turns answers into what MockWebServer writes. */
final class Delivery {

  private Delivery() {}

  /** Not a byte. */
  static MockResponse closed() {
    return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
  }

  /** Every byte, at once. */
  static MockResponse whole(Answer answer, boolean head) {
    return builder(answer, head).build();
  }

  /** Every byte of the body, one after the other. */
  static MockResponse drip(Answer answer, boolean head, int bytesPerSecond) {
    // ten drops a second look like a drip; one big drop each second like a stall
    long period = bytesPerSecond >= 10 ? 100 : 1000 / bytesPerSecond;
    long bytes = Math.max(1, bytesPerSecond * period / 1000);
    return builder(answer, head).throttleBody(bytes, period, TimeUnit.MILLISECONDS).build();
  }

  /** A head that promises all, half of the body, and the end of the connection. */
  static MockResponse half(Answer answer) {
    byte[] bytes = answer.body().bytes();
    if (bytes.length < 2) {
      return closed();
    }
    Body half = Body.of(Arrays.copyOf(bytes, bytes.length / 2));
    return builder(new Answer(answer.status(), answer.headers(), half, answer.delay(), null), false)
        .onResponseEnd(new SocketEffect.CloseSocket())
        .build();
  }

  private static MockResponse.Builder builder(Answer answer, boolean head) {
    Headers.Builder headers = new Headers.Builder();
    answer.headers().forEach(header -> headers.addUnsafeNonAscii(header.name(), header.value()));
    MockResponse.Builder response =
        new MockResponse.Builder()
            .status("HTTP/1.1 " + answer.status() + " " + Reasons.phrase(answer.status()))
            .headersDelay(answer.delay().toNanos(), TimeUnit.NANOSECONDS);
    Answer.Stream stream = answer.stream();
    if (stream != null) {
      response.body(new StreamBody(stream));
    } else if (!head && answer.body().size() > 0) {
      Buffer body = new Buffer();
      body.write(answer.body().bytes());
      response.body(body);
    }
    // the builder would frame the body by itself; ours is framed already
    response.headers(headers.build());
    if (Header.first(answer.headers(), "Connection").isPresent()) {
      response.onResponseEnd(new SocketEffect.CloseSocket());
    }
    return response;
  }

  /** A body that is written as long as somebody reads it. */
  private record StreamBody(Answer.Stream stream) implements MockResponseBody {
    @Override
    public long getContentLength() {
      return -1;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      stream.writeTo(sink.outputStream());
    }
  }
}
