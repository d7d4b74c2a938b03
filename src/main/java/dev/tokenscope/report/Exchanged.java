package dev.tokenscope.report;

import dev.tokenscope.journal.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request of a proof and its answer, without secrets.
 *
 * @param seq its place in the run's journal
 * @param at when it came
 * @param refresh whether it carries a refresh token to be exchanged
 * @param otherHost name and port where it went to another server; else empty
 * @param request what was asked
 * @param tokens those it carried, by name
 * @param reply what was answered; null where nothing was
 */
record Exchanged(
    long seq,
    Instant at,
    boolean refresh,
    String otherHost,
    Message.Request request,
    List<String> tokens,
    @Nullable Reply reply) {

  Exchanged {
    tokens = List.copyOf(tokens);
  }

  /** Whether it is for the API, and not for the authorization server. */
  boolean isForApi() {
    return request.target().startsWith("/api/");
  }

  /**
   * An answer.
   *
   * @param seq its place in the run's journal
   * @param at when it went
   * @param response what it was
   * @param lost whether it did not arrive whole
   * @param tokens those it brought, by name
   */
  record Reply(long seq, Instant at, Message.Response response, boolean lost, List<String> tokens) {
    Reply {
      tokens = List.copyOf(tokens);
    }
  }
}
