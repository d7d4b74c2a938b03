package dev.tokenscope.wire.client;

import java.util.concurrent.CompletableFuture;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** A body that somebody else is still reading into its buffer. */
final class LateBody extends ResponseBody {

  private final ResponseBody body;
  private final CompletableFuture<Void> read;

  LateBody(ResponseBody body, CompletableFuture<Void> read) {
    this.body = body;
    this.read = read;
  }

  @Override
  public @Nullable MediaType contentType() {
    return body.contentType();
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public BufferedSource source() {
    read.join();
    return body.source();
  }

  /** Two threads must not share a source, so it is closed when the reader is done. */
  @Override
  public void close() {
    var _ = read.whenComplete((_, _) -> body.close());
  }
}
