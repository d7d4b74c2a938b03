package dev.tokenscope.intent;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How the built-in client refreshes.
 *
 * @param proactive whether it refreshes shortly before the access token ends, instead of waiting
 *     for the 401; only towards a token endpoint
 * @param safeties what it does right; all of them, unless somebody wants to see why
 */
public record RefreshPolicy(boolean proactive, Set<Safety> safeties) {

  /** The sound client. */
  public static final RefreshPolicy SOUND = new RefreshPolicy(false, EnumSet.allOf(Safety.class));

  /** Nobody can change a policy behind the client's back. */
  public RefreshPolicy {
    EnumSet<Safety> copy = EnumSet.noneOf(Safety.class);
    copy.addAll(safeties);
    safeties = Collections.unmodifiableSet(copy);
  }

  /** Whether the client does this right. */
  public boolean has(Safety safety) {
    return safeties.contains(safety);
  }

  /** The same client with one thing done right, or wrong. */
  public RefreshPolicy with(Safety safety, boolean on) {
    EnumSet<Safety> changed = EnumSet.noneOf(Safety.class);
    changed.addAll(safeties);
    if (on) {
      changed.add(safety);
    } else {
      changed.remove(safety);
    }
    return new RefreshPolicy(proactive, changed);
  }

  /** The same client without one of its safeties. */
  public RefreshPolicy without(Safety safety) {
    return with(safety, false);
  }

  /** The same client, refreshing ahead of time or not. */
  public RefreshPolicy proactive(boolean on) {
    return new RefreshPolicy(on, safeties);
  }
}
