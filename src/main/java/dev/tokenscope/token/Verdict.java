package dev.tokenscope.token;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What became of a token that was looked at. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verdict")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Verdict.Accepted.class, name = "accepted"),
  @JsonSubTypes.Type(value = Verdict.Refused.class, name = "refused")
})
public sealed interface Verdict {

  /**
   * Every check passed.
   *
   * @param claims what the token says
   */
  record Accepted(Claims claims) implements Verdict {}

  /**
   * A check failed; those behind it were not made.
   *
   * @param reason which check, and why
   * @param claims what the token says, where it could be read; not to be trusted
   */
  record Refused(Reason reason, @Nullable Claims claims) implements Verdict {}

  /** Why a token is refused. */
  enum Reason {
    MISSING(Check.CREDENTIALS),
    MALFORMED(Check.WELL_FORMED),
    UNKNOWN_KEY(Check.KEY),
    BAD_SIGNATURE(Check.SIGNATURE),
    REFRESH_TOKEN_AS_ACCESS_TOKEN(Check.TYPE),
    WRONG_TYPE(Check.TYPE),
    OTHER_ISSUER(Check.ISSUER),
    OTHER_AUDIENCE(Check.AUDIENCE),
    NOT_YET_VALID(Check.NOT_BEFORE),
    EXPIRED(Check.EXPIRY),
    REVOKED(Check.REVOCATION),
    ALREADY_USED(Check.REVOCATION),
    UNKNOWN_TOKEN(Check.REVOCATION),
    INSUFFICIENT_SCOPE(Check.SCOPE);

    private final Check check;

    Reason(Check check) {
      this.check = check;
    }

    /** The check that failed. */
    public Check check() {
      return check;
    }
  }
}
