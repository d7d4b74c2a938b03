package dev.tokenscope.audit;

/** The client under audit cannot be talked to any more. */
public final class SubjectBroken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Breakdown breakdown;

  /**
   * Ends a check.
   *
   * @param breakdown what happened
   * @param detail in the words of whoever noticed; may be empty
   */
  public SubjectBroken(Breakdown breakdown, String detail) {
    super(detail, null, false, false);
    this.breakdown = breakdown;
  }

  /** A client that was started again had not kept what it needs to go on. */
  static SubjectBroken keptNoTokens() {
    return new SubjectBroken(Breakdown.NO_LOGIN, "It kept no tokens.");
  }

  /** What happened. */
  public Breakdown breakdown() {
    return breakdown;
  }

  /** In the words of whoever noticed. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
