package dev.tokenscope.intent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A way in which the server can misbehave on request. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fault")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fault.Latency.class, name = "latency"),
  @JsonSubTypes.Type(value = Fault.Unavailable.class, name = "unavailable"),
  @JsonSubTypes.Type(value = Fault.LostReply.class, name = "lost-reply")
})
public sealed interface Fault {

  /**
   * The answer comes late.
   *
   * @param delay in real time, because it is the wire that is slow
   */
  record Latency(Duration delay) implements Fault {}

  /**
   * 503 instead of the work.
   *
   * @param retryAfter for {@code Retry-After}, whole seconds; none where null
   */
  record Unavailable(@Nullable Duration retryAfter) implements Fault {}

  /** The work is done and the connection closed before a byte of the answer is sent. */
  record LostReply() implements Fault {}
}
