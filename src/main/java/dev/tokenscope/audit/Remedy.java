package dev.tokenscope.audit;

import dev.tokenscope.intent.OptionName;
import java.util.Locale;

/** The repair that several checks ask for; its code is kept by ecosystem. */
public enum Remedy {
  SINGLE_FLIGHT,
  RETRY_ONCE,
  END_SESSION,
  STORE_ROTATION,
  ONE_SHOT,
  REPLAY_BODY,
  BACK_OFF,
  COUNT_LIFETIME,
  VALIDATE_ANSWER,
  EPOCH,
  OWN_POOL,
  BOUNDS;

  /** The ecosystems there is code for. */
  public enum Ecosystem {
    OKHTTP,
    FETCH,
    SPRING,
    MOBILE;

    /** The name in keys. */
    public String option() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The name in keys. */
  public String option() {
    return OptionName.of(this);
  }
}
