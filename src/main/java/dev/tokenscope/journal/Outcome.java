package dev.tokenscope.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How a call ended for whoever made it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Outcome.Answered.class, name = "answered"),
  @JsonSubTypes.Type(value = Outcome.LoginNeeded.class, name = "login-needed"),
  @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed"),
  @JsonSubTypes.Type(value = Outcome.Done.class, name = "done")
})
public sealed interface Outcome {

  /**
   * The server answered, and this is the last word.
   *
   * @param status of the response the caller sees
   * @param attempts how many requests it took, the refresh not counted
   */
  record Answered(int status, int attempts) implements Outcome {}

  /**
   * The session is over; only a login helps.
   *
   * @param reason why
   */
  record LoginNeeded(LoginReason reason) implements Outcome {}

  /**
   * No answer.
   *
   * @param kind what kind of failure
   * @param detail what the network said, for the details
   */
  record Failed(FailureKind kind, String detail) implements Outcome {}

  /** Something that has no answer was done. */
  record Done() implements Outcome {}
}
