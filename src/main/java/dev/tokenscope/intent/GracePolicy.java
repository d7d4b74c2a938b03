package dev.tokenscope.intent;

/**
 * What the parent of the current refresh token gets when it comes again within the grace period.
 */
public enum GracePolicy {
  /** The identical successor, with a new access token (dex, FusionAuth). */
  SAME_SUCCESSOR,
  /** A sibling of the successor; using one of them uses up the others (Auth0, Ory Hydra). */
  NEW_SUCCESSOR,
  /** The current refresh token, however late the parent comes (Supabase). */
  PARENT_ALWAYS
}
