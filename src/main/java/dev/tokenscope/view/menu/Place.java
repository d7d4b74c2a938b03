package dev.tokenscope.view.menu;

import org.jspecify.annotations.Nullable;

/** A menu of the menu bar, or one within it, in the order of the bar. */
public enum Place {
  FILE(null),
  SESSION(null),
  SESSION_USER(SESSION),
  SESSION_CALL(SESSION),
  SESSION_BURST(SESSION),
  SESSION_REPEAT(SESSION),
  CLOCK(null),
  CLOCK_SPEED(CLOCK),
  CLOCK_SKIP(CLOCK),
  CLOCK_SKEW(CLOCK),
  CLOCK_STEP(CLOCK),
  HOLD(null),
  THEFT(null),
  FAULTS(null),
  FAULTS_SLOW(FAULTS),
  FAULTS_CONNECTION(FAULTS),
  FAULTS_STATUS(FAULTS),
  FAULTS_BODY(FAULTS),
  FAULTS_SERVER(FAULTS),
  PAST(null),
  VIEW(null),
  VIEW_LANGUAGE(VIEW),
  VIEW_APPEARANCE(VIEW),
  VIEW_ZOOM(VIEW),
  HELP(null);

  private final @Nullable Place within;

  Place(@Nullable Place within) {
    this.within = within;
  }

  /** The menu that this one is in; null for one of the bar. */
  @Nullable Place within() {
    return within;
  }

  /** The menu of the bar. */
  public Place top() {
    return within == null ? this : within;
  }
}
