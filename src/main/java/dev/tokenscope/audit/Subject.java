package dev.tokenscope.audit;

import java.util.concurrent.CompletableFuture;

/** A client under audit. */
public interface Subject extends AutoCloseable {

  /**
   * How a request ended for whoever made it.
   *
   * @param status of the answer; 0 where there was none
   * @param error for example {@code login_required}; empty where there was an answer
   */
  record Reply(int status, String error) {
    /** Nothing was said in time. */
    public static final Reply NONE = new Reply(0, "no answer");

    /** Whether the call succeeded. */
    public boolean isGood() {
      return status >= 200 && status < 300;
    }

    /** Whether the client gave its session up. */
    public boolean wantsLogin() {
      return error.equals("login_required");
    }
  }

  /** A request that is under way. */
  interface Pending {
    /** Its end. */
    CompletableFuture<Reply> reply();

    /** Gives it up. */
    void abort();

    /** One with this end, which is given up in this way. */
    static Pending of(CompletableFuture<Reply> reply, Runnable abort) {
      return new Pending() {
        @Override
        public CompletableFuture<Reply> reply() {
          return reply;
        }

        @Override
        public void abort() {
          abort.run();
        }
      };
    }
  }

  /** Starts clients. */
  interface Starter {
    /**
     * Starts one.
     *
     * @throws SubjectBroken when it cannot be
     */
    Subject start(Surroundings surroundings);

    /** The client id whose tokens it can refresh. */
    String clientId();
  }

  /** Whether two of them may use one store at a time. */
  boolean sharesStore();

  /** Makes sure that it is logged in; tokens it was given count. */
  void logIn();

  /** Sends a request to the API. An empty body is none. */
  Pending request(String method, String path, String body);

  /** Ends its session. */
  void logOut();

  /** Ends it at once, as a crash would. */
  @Override
  void close();
}
