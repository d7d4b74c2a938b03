package dev.tokenscope.audit;

import java.util.Locale;

/** What makes a client refresh; two control runs find it out. */
public enum Mode {
  /** A 401. */
  REACTIVE,
  /** The end of the lifetime it was told. */
  PROACTIVE,
  /** Neither: nothing can be judged. */
  NEITHER;

  /** The name in reports. */
  public String option() {
    return name().toLowerCase(Locale.ROOT);
  }
}
