package dev.tokenscope.report;

/** What a check came to: a sign, a word and a colour, so that none of them is needed alone. */
enum Verdict {
  PASS("✓"),
  WARN("!"),
  FAIL("✗"),
  NOT_OBSERVED("–"),
  INCONCLUSIVE("?"),
  INFO("i");

  private final String sign;

  Verdict(String sign) {
    this.sign = sign;
  }

  /** As in the lines of a terminal. */
  String sign() {
    return sign;
  }

  /** The class in the style sheet. */
  String style() {
    return switch (this) {
      case PASS -> "pass";
      case WARN -> "warn";
      case FAIL -> "fail";
      case NOT_OBSERVED -> "unseen";
      case INCONCLUSIVE -> "broken";
      case INFO -> "info";
    };
  }
}
