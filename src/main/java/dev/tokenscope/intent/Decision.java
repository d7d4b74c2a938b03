package dev.tokenscope.intent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What becomes of a message that was held. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "decision")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Decision.Send.class, name = "send"),
  @JsonSubTypes.Type(value = Decision.Edit.class, name = "edit"),
  @JsonSubTypes.Type(value = Decision.Drop.class, name = "drop"),
  @JsonSubTypes.Type(value = Decision.LoseReply.class, name = "lose-reply"),
  @JsonSubTypes.Type(value = Decision.Delay.class, name = "delay")
})
public sealed interface Decision {

  /** Whether no answer arrives after it. */
  default boolean losesReply() {
    return switch (this) {
      case Send _, Edit _, Delay _ -> false;
      case Drop _, LoseReply _ -> true;
    };
  }

  /** It goes as it is. */
  record Send() implements Decision {}

  /**
   * It goes changed.
   *
   * @param method the new method
   * @param target the new path and query
   * @param headers all headers, in order; {@code Content-Length} is set by the sender
   * @param body the new body
   */
  record Edit(String method, String target, List<Map.Entry<String, String>> headers, String body)
      implements Decision {}

  /** It never arrives. */
  record Drop() implements Decision {}

  /** It arrives and is worked on; the answer never comes back. */
  record LoseReply() implements Decision {}

  /**
   * It goes later.
   *
   * @param by in lab time
   */
  record Delay(Duration by) implements Decision {}
}
