package dev.tokenscope.wire.client;

/** A way to send a refresh token: to the token endpoint, or to the API in a header. */
interface RefreshRequest {

  /** Sends it and waits. Never throws for what a network or a server can do. */
  RefreshAnswer send(String refreshToken, Ticket ticket);
}
