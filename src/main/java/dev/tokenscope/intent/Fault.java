package dev.tokenscope.intent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * A way in which the server can misbehave on request. Each family of faults has a file of its own;
 * what they do on the socket is the server's business.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fault")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SlowFault.Latency.class, name = "latency"),
  @JsonSubTypes.Type(value = SlowFault.SlowDrip.class, name = "slow-drip"),
  @JsonSubTypes.Type(value = ConnectionFault.ClosedBefore.class, name = "closed-before"),
  @JsonSubTypes.Type(value = ConnectionFault.LostReply.class, name = "lost-reply"),
  @JsonSubTypes.Type(value = ConnectionFault.NoReply.class, name = "no-reply"),
  @JsonSubTypes.Type(value = ConnectionFault.BlackHole.class, name = "black-hole"),
  @JsonSubTypes.Type(value = ConnectionFault.Truncated.class, name = "truncated"),
  @JsonSubTypes.Type(value = ConnectionFault.Reset.class, name = "reset"),
  @JsonSubTypes.Type(value = StatusFault.Status.class, name = "status"),
  @JsonSubTypes.Type(value = StatusFault.RefreshRefused.class, name = "refresh-refused"),
  @JsonSubTypes.Type(value = StatusFault.UnjustRefusal.class, name = "unjust-401"),
  @JsonSubTypes.Type(value = StatusFault.Redirect.class, name = "redirect"),
  @JsonSubTypes.Type(value = BodyFault.MalformedJson.class, name = "malformed-json"),
  @JsonSubTypes.Type(value = BodyFault.HtmlPage.class, name = "html"),
  @JsonSubTypes.Type(value = BodyFault.MissingField.class, name = "missing-field"),
  @JsonSubTypes.Type(value = BodyFault.ExpiresIn.class, name = "expires-in"),
  @JsonSubTypes.Type(value = BodyFault.ErrorIn200.class, name = "error-in-200"),
  @JsonSubTypes.Type(value = ServerFault.OmitRefreshToken.class, name = "omit-refresh-token"),
  @JsonSubTypes.Type(value = ServerFault.ClockSkew.class, name = "clock-skew"),
  @JsonSubTypes.Type(value = ServerFault.KeyRotation.class, name = "key-rotation"),
  @JsonSubTypes.Type(value = ServerFault.Down.class, name = "server-down")
})
public sealed interface Fault
    permits SlowFault, ConnectionFault, StatusFault, BodyFault, ServerFault {

  /** Every name, in the order of a menu. */
  List<String> NAMES =
      List.of(
          "latency",
          "slow-drip",
          "closed-before",
          "lost-reply",
          "no-reply",
          "black-hole",
          "truncated",
          "reset",
          "status",
          "refresh-refused",
          "unjust-401",
          "redirect",
          "malformed-json",
          "html",
          "missing-field",
          "expires-in",
          "error-in-200",
          "omit-refresh-token",
          "clock-skew",
          "key-rotation",
          "server-down");

  /**
   * Whether a fault breaks the connection: an answer that is given after it does not arrive whole.
   *
   * @param option one of {@link #NAMES}
   */
  static boolean breaksConnection(String option) {
    return switch (option) {
      case "closed-before",
          "lost-reply",
          "no-reply",
          "black-hole",
          "truncated",
          "reset",
          "server-down" ->
          true;
      default -> false;
    };
  }

  /**
   * When it strikes, given when it was asked to: a reply can only be lost after the work, and a
   * request can only be swallowed before it.
   */
  default FaultRule.Phase phase(FaultRule.Phase asked) {
    return asked;
  }

  /** The name as it is typed, one of {@link #NAMES}; texts about it are found by it. */
  default String option() {
    return switch (this) {
      case SlowFault.Latency _ -> "latency";
      case SlowFault.SlowDrip _ -> "slow-drip";
      case ConnectionFault.ClosedBefore _ -> "closed-before";
      case ConnectionFault.LostReply _ -> "lost-reply";
      case ConnectionFault.NoReply _ -> "no-reply";
      case ConnectionFault.BlackHole _ -> "black-hole";
      case ConnectionFault.Truncated _ -> "truncated";
      case ConnectionFault.Reset _ -> "reset";
      case StatusFault.Status _ -> "status";
      case StatusFault.RefreshRefused _ -> "refresh-refused";
      case StatusFault.UnjustRefusal _ -> "unjust-401";
      case StatusFault.Redirect _ -> "redirect";
      case BodyFault.MalformedJson _ -> "malformed-json";
      case BodyFault.HtmlPage _ -> "html";
      case BodyFault.MissingField _ -> "missing-field";
      case BodyFault.ExpiresIn _ -> "expires-in";
      case BodyFault.ErrorIn200 _ -> "error-in-200";
      case ServerFault.OmitRefreshToken _ -> "omit-refresh-token";
      case ServerFault.ClockSkew _ -> "clock-skew";
      case ServerFault.KeyRotation _ -> "key-rotation";
      case ServerFault.Down _ -> "server-down";
    };
  }
}
