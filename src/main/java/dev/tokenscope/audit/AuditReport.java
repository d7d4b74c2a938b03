package dev.tokenscope.audit;

import java.time.Instant;
import java.util.List;

/**
 * What came of an audit.
 *
 * @param client what it is called
 * @param mode what makes it refresh
 * @param suite which checks
 * @param startedAt when
 * @param findings one for each check, in the order of the suite
 */
public record AuditReport(
    String client, Mode mode, String suite, Instant startedAt, List<Finding> findings) {

  /** How many findings have this word. */
  public long count(String verdict) {
    return findings.stream().filter(finding -> finding.verdict().equals(verdict)).count();
  }

  /** Whether any check reached a verdict. */
  public boolean isJudged() {
    return count("PASS") + count("WARN") + count("FAIL") > 0;
  }
}
