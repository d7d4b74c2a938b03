package dev.tokenscope.wire.server;

/** Answers requests to one path. */
interface Endpoint {

  /** Works on a request whose path and method fit. */
  Answer handle(ServerRequest request);
}
