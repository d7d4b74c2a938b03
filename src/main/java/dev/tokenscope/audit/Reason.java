package dev.tokenscope.audit;

import dev.tokenscope.intent.OptionName;

/** Why a check reached no verdict. */
public enum Reason {
  /** The client refreshes in neither mode. */
  NO_CONTROL,
  /** The refresh that the check is about never came. */
  NO_REFRESH,
  /** Fewer calls were under way than the check needs. */
  TOO_FEW,
  /** Nothing was heard of the client after it was provoked. */
  NO_LIFE,
  /** The fault never struck. */
  NO_FAULT,
  /** The refresh did not come over a connection that was open already. */
  COLD_CONNECTION,
  /** The check is about the other mode. */
  OTHER_MODE,
  /** The check is about the token endpoint. */
  OTHER_STYLE,
  /** The client keeps its tokens in memory only. */
  MEMORY_ONLY,
  /** The client does not share its store with another process. */
  NO_SHARED_STORE,
  /** The client cannot do what the check asks for. */
  UNSUPPORTED,
  /** It was not refreshed again while it was watched. */
  COOLING_DOWN,
  /** Nothing of the kind happened while it was watched. */
  NOT_MET,
  /** Only who drives the client can know. */
  DRIVEN_ONLY;

  /** The name in keys and reports. */
  public String option() {
    return OptionName.of(this);
  }
}
