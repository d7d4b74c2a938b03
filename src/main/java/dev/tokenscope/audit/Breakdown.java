package dev.tokenscope.audit;

import dev.tokenscope.intent.OptionName;

/** What kept the harness from judging a client. */
public enum Breakdown {
  /** The command cannot be started. */
  NOT_STARTED,
  /** The command ended. */
  CRASHED,
  /** An answer did not come in time. */
  HANGS,
  /** More output than anybody could want. */
  FLOODS,
  /** What it answers is not the protocol. */
  NONSENSE,
  /** It could not log in. */
  NO_LOGIN,
  /** The laboratory failed. */
  LABORATORY;

  /** The name in keys and reports. */
  public String option() {
    return OptionName.of(this);
  }
}
