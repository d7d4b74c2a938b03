package dev.tokenscope.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.intent.BodyFault;
import dev.tokenscope.intent.ConnectionFault;
import dev.tokenscope.intent.Fault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.intent.OptionName;
import dev.tokenscope.intent.ServerFault;
import dev.tokenscope.intent.SlowFault;
import dev.tokenscope.intent.Spans;
import dev.tokenscope.intent.StatusFault;
import dev.tokenscope.intent.Traffic;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A fault as JSON: {@code {"fault":"latency","delay":"500ms","match":{"method":"POST","path":
 * "/oauth2/token","traffic":"refresh"},"phase":"before","times":1,"probability":1}}. Only {@code
 * fault} is needed.
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
    FaultRule.Phase asked = phase(json);
    if (json.has("phase") && fault.phase(asked) != asked) {
      throw new IllegalArgumentException(
          fault.phase(asked) == FaultRule.Phase.AFTER_WORK
              ? fault.option() + " can only strike after the work."
              : fault.option() + " can only strike before the work.");
    }
    return new FaultRule(
        fault,
        new FaultRule.Match(
            match.path("method").asText(""),
            match.path("path").asText(""),
            Traffic.of(match.path("traffic").asText("any"))),
        asked,
        json.path("times").asInt(1),
        json.path("probability").asDouble(1));
  }

  private static Fault fault(ObjectNode json) {
    return switch (json.path("fault").asText("")) {
      case "latency" -> new SlowFault.Latency(span(json, "delay", "1s"));
      case "slow-drip" -> new SlowFault.SlowDrip(json.path("bytes_per_second").asInt(20));
      case "closed-before" -> new ConnectionFault.ClosedBefore();
      case "lost-reply" -> new ConnectionFault.LostReply();
      case "no-reply" -> new ConnectionFault.NoReply();
      case "black-hole" -> new ConnectionFault.BlackHole();
      case "truncated" -> new ConnectionFault.Truncated();
      case "reset" -> new ConnectionFault.Reset();
      case "status", "unavailable" ->
          new StatusFault.Status(json.path("status").asInt(503), retryAfter(json));
      case "refresh-refused" -> new StatusFault.RefreshRefused(json.path("status").asInt(400));
      case "unjust-401" -> new StatusFault.UnjustRefusal();
      case "redirect" -> new StatusFault.Redirect(json.path("status").asInt(302), text(json, "to"));
      case "malformed-json" -> new BodyFault.MalformedJson();
      case "html" -> new BodyFault.HtmlPage();
      case "missing-field" -> new BodyFault.MissingField(json.path("field").asText("access_token"));
      case "expires-in" -> new BodyFault.ExpiresIn(text(json, "value"));
      case "error-in-200" -> new BodyFault.ErrorIn200();
      case "omit-refresh-token" -> new ServerFault.OmitRefreshToken();
      case "clock-skew" -> new ServerFault.ClockSkew(span(json, "by", "1h"));
      case "key-rotation" -> new ServerFault.KeyRotation(keyChange(json));
      case "server-down" -> new ServerFault.Down(span(json, "for", "2s"));
      default ->
          throw new IllegalArgumentException(
              "fault must be one of " + String.join(", ", Fault.NAMES) + ".");
    };
  }

  private static Duration span(ObjectNode json, String name, String otherwise) {
    return Spans.parse(json.path(name).asText(otherwise));
  }

  private static @Nullable Duration retryAfter(ObjectNode json) {
    String text = text(json, "retry_after");
    return text == null ? null : Spans.parse(text);
  }

  private static @Nullable String text(ObjectNode json, String name) {
    return json.hasNonNull(name) ? json.path(name).asText() : null;
  }

  private static KeyChange keyChange(ObjectNode json) {
    String how = json.path("rotate").asText("hard");
    return OptionName.find(KeyChange.class, how)
        .orElseThrow(
            () -> new IllegalArgumentException("rotate must be overlap, hard or same-kid."));
  }

  private static FaultRule.Phase phase(ObjectNode json) {
    return switch (json.path("phase").asText("before")) {
      case "before" -> FaultRule.Phase.BEFORE_WORK;
      case "after" -> FaultRule.Phase.AFTER_WORK;
      default -> throw new IllegalArgumentException("phase must be before or after.");
    };
  }
}
