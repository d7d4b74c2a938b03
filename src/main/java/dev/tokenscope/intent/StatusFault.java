package dev.tokenscope.intent;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Another status than the work deserves. */
public sealed interface StatusFault extends Fault {

  /**
   * An error of the server, or of its patience.
   *
   * @param status 500, 502, 503 or 429, but any from 400 to 599 will do
   * @param retryAfter for {@code Retry-After}, whole seconds; none where null
   */
  record Status(int status, @Nullable Duration retryAfter) implements StatusFault {
    /** Refuses what is no error. */
    public Status {
      if (status < 400 || status > 599) {
        throw new IllegalArgumentException(
            "An error has a status from 400 to 599; " + status + " is none.");
      }
    }

    /** 503, the commonest. */
    public static Status unavailable(@Nullable Duration retryAfter) {
      return new Status(503, retryAfter);
    }
  }

  /**
   * The refresh token is refused, whatever it is: {@code invalid_grant} with this status.
   *
   * @param status 400 as RFC 6749 §5.2 has it; 401 and 403 are seen in the wild
   */
  record RefreshRefused(int status) implements StatusFault {
    /** Refuses what is no refusal. */
    public RefreshRefused {
      if (status < 400 || status > 499) {
        throw new IllegalArgumentException(
            "A refusal has a status from 400 to 499; " + status + " is none.");
      }
    }
  }

  /**
   * 401 {@code invalid_token} for a token that is valid. New tokens of a header go out all the
   * same.
   */
  record UnjustRefusal() implements StatusFault {}

  /**
   * A redirect to another origin.
   *
   * @param status 302, 303, 307 or 308
   * @param to the origin, for example {@code http://localhost:9000}; null for a second port of this
   *     server under its other loopback name
   */
  record Redirect(int status, @Nullable String to) implements StatusFault {
    /** Refuses what redirects nobody. */
    public Redirect {
      if (status != 301 && status != 302 && status != 303 && status != 307 && status != 308) {
        throw new IllegalArgumentException("A redirect is 301, 302, 303, 307 or 308.");
      }
    }
  }
}
