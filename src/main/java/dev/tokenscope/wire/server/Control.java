package dev.tokenscope.wire.server;

/**
 * The way in for machines that steer the laboratory: everything under {@code /_lab}. It is not part
 * of what is studied: no fault touches it, no CORS header opens it, and the journal does not show
 * it.
 */
public interface Control extends AutoCloseable {

  /** Where it begins. */
  String PREFIX = "/_lab";

  /** Answers a request whose host is one of this server's names. */
  Answer handle(ServerRequest request);

  /** Ends every answer that has no end of its own. */
  @Override
  default void close() {}
}
