package dev.tokenscope.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.intent.Fault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.Spans;

/**
 * A fault as JSON: {@code {"fault":"latency","delay":"500ms","match":{"method":"POST","path":
 * "/oauth2/token"},"phase":"before","times":1,"probability":1}}. Only {@code fault} is needed.
 */
final class FaultText {

  private FaultText() {}

  /**
   * Reads a fault.
   *
   * @throws IllegalArgumentException with a sentence, when it is none
   */
  static FaultRule rule(ObjectNode json) {
    Fault fault = fault(json);
    JsonNode match = json.path("match");
    return new FaultRule(
        fault,
        match.path("method").asText(""),
        match.path("path").asText(""),
        phase(json, fault),
        json.path("times").asInt(1),
        json.path("probability").asDouble(1));
  }

  private static Fault fault(ObjectNode json) {
    return switch (json.path("fault").asText("")) {
      case "latency" -> new Fault.Latency(Spans.parse(json.path("delay").asText("1s")));
      case "unavailable" ->
          new Fault.Unavailable(
              json.has("retry_after") ? Spans.parse(json.path("retry_after").asText()) : null);
      case "lost-reply" -> new Fault.LostReply();
      default ->
          throw new IllegalArgumentException("fault must be latency, unavailable or lost-reply.");
    };
  }

  private static FaultRule.Phase phase(ObjectNode json, Fault fault) {
    return switch (json.path("phase").asText("")) {
      case "before" -> {
        if (fault instanceof Fault.LostReply) {
          throw new IllegalArgumentException("A reply can only be lost after the work.");
        }
        yield FaultRule.Phase.BEFORE_WORK;
      }
      case "after" -> FaultRule.Phase.AFTER_WORK;
      case "" ->
          fault instanceof Fault.LostReply
              ? FaultRule.Phase.AFTER_WORK
              : FaultRule.Phase.BEFORE_WORK;
      default -> throw new IllegalArgumentException("phase must be before or after.");
    };
  }
}
