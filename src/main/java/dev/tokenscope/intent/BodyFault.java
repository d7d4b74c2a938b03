package dev.tokenscope.intent;

import org.jspecify.annotations.Nullable;

/** The status is right and the content is not. */
public sealed interface BodyFault extends Fault {

  /** JSON that breaks off, with a length that fits. */
  record MalformedJson() implements BodyFault {}

  /** A page of HTML instead of JSON, as proxies and captive portals send it. */
  record HtmlPage() implements BodyFault {}

  /**
   * A field is left out, and the header that says the same.
   *
   * @param field for example {@code access_token}
   */
  record MissingField(String field) implements BodyFault {
    @Override
    public FaultRule.Phase phase(FaultRule.Phase asked) {
      return FaultRule.Phase.AFTER_WORK;
    }
  }

  /**
   * {@code expires_in} says something else.
   *
   * @param value a number of seconds, or text; missing where null
   */
  record ExpiresIn(@Nullable String value) implements BodyFault {
    @Override
    public FaultRule.Phase phase(FaultRule.Phase asked) {
      return FaultRule.Phase.AFTER_WORK;
    }
  }

  /** 200 with {@code {"error":"invalid_grant"}}, as some servers do. */
  record ErrorIn200() implements BodyFault {}
}
