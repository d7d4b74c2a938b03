package dev.tokenscope.audit;

/** How much a broken check costs. */
public enum Level {
  CRITICAL,
  HIGH,
  MEDIUM
}
