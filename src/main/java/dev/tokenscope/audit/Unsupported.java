package dev.tokenscope.audit;

/** The client says that it cannot do what it was asked for; no fault of its own. */
final class Unsupported extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unsupported() {
    super("unsupported", null, false, false);
  }
}
