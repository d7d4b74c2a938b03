package dev.tokenscope.audit;

import java.util.concurrent.CompletableFuture;

/**
 * A client from a library, as its guide says to use it: each call on a thread of its own. What a
 * library leaves to the application is done here as simply as can be, and right.
 */
abstract class LibraryClient implements Subject {

  @Override
  public boolean sharesStore() {
    return false;
  }

  @Override
  public Pending request(String method, String path, String body) {
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            reply.complete(send(method, path, body));
          } catch (Exception e) {
            reply.complete(new Reply(0, e.getClass().getSimpleName()));
          }
        });
    return Pending.of(
        reply,
        () -> {
          // calls that block have no way back
          throw new Unsupported();
        });
  }

  /** Makes a call, and waits for what it comes to: a status, or how it failed. */
  abstract Reply send(String method, String path, String body) throws Exception;

  static Reply loginRequired() {
    return new Reply(0, "login_required");
  }
}
