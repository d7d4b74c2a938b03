package dev.tokenscope.intent;

import java.util.Locale;

/** What a request is about. */
public enum Traffic {
  /** Whatever it is. */
  ANY,
  /** A refresh, wherever the refresh token goes: token endpoint, first party or header style. */
  REFRESH,
  /** A call to the API that is no refresh. */
  API;

  /** The name as it is typed. */
  public String option() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Finds it by the name as it is typed.
   *
   * @throws IllegalArgumentException with a sentence that lists them
   */
  public static Traffic of(String option) {
    for (Traffic traffic : values()) {
      if (traffic.option().equals(option)) {
        return traffic;
      }
    }
    throw new IllegalArgumentException("traffic must be any, refresh or api.");
  }
}
