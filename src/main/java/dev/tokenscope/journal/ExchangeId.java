package dev.tokenscope.journal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a request and its response on both sides of the wire. Built-in clients send it in the
 * standard {@code traceparent} header (W3C Trace Context), so that both ends speak of the same one.
 *
 * @param value 16 hexadecimal digits, the parent id of the header
 */
public record ExchangeId(@JsonValue String value) {

  private static final Pattern TRACEPARENT =
      Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");

  /** Refuses what could not travel in the header. */
  @JsonCreator
  public ExchangeId {
    if (value.length() != 16 || !value.chars().allMatch(ExchangeId::isDigit)) {
      throw new IllegalArgumentException("An exchange is named by 16 hexadecimal digits.");
    }
  }

  private static boolean isDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  /** The n-th exchange of a numbering; 0 is not allowed by the standard. */
  public static ExchangeId numbered(long n) {
    return new ExchangeId(HexFormat.of().toHexDigits(n));
  }

  /** The header's value, within a session's trace. */
  public String traceparent(String traceId) {
    return "00-" + traceId + "-" + value + "-01";
  }

  /** Reads the header; empty when it belongs to another trace, or to nobody. */
  public static Optional<ExchangeId> ofTraceparent(String header, String traceId) {
    Matcher parts = TRACEPARENT.matcher(header);
    return parts.matches() && parts.group(1).equals(traceId)
        ? Optional.of(new ExchangeId(parts.group(2)))
        : Optional.empty();
  }
}
