package dev.tokenscope.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an audit says in the end: the exit status and what led to it.
 *
 * @param status 0, 1 or 2
 * @param expired ids whose excuse is over
 * @param stale ids that are excused for nothing
 * @param unjudged ids that were required and not judged
 */
public record Sentence(
    int status, List<String> expired, List<String> stale, List<String> unjudged) {

  /**
   * How strict it is.
   *
   * @param strict whether a warning, or a stale line of the baseline, fails
   * @param allowInconclusive whether what could not be judged is no error
   * @param required ids that must have been judged
   */
  public record Rules(boolean strict, boolean allowInconclusive, Set<String> required) {}

  /**
   * 1 for a failure outside the baseline, a warning when strict, or a required check without a
   * verdict; 2 for anything inconclusive, or no verdict at all; else 0. 1 beats 2.
   */
  public static Sentence of(AuditReport report, Baseline baseline, Rules rules, LocalDate today) {
    List<String> unjudged = new ArrayList<>();
    boolean broken = false;
    boolean inconclusive = false;
    boolean judged = false;
    for (Finding finding : report.findings()) {
      boolean verdict =
          switch (finding) {
            case Finding.Pass _, Finding.Warn _, Finding.Fail _ -> true;
            case Finding.NotObserved _, Finding.Inconclusive _, Finding.Info _ -> false;
          };
      judged |= verdict;
      if (!verdict && rules.required().contains(finding.check().id())) {
        unjudged.add(finding.check().id());
      }
      broken |=
          switch (finding) {
            case Finding.Fail _ -> !baseline.excuses(report.client(), finding, today);
            case Finding.Warn _ -> rules.strict();
            case Finding.Pass _, Finding.NotObserved _, Finding.Inconclusive _, Finding.Info _ ->
                false;
          };
      inconclusive |= finding instanceof Finding.Inconclusive;
    }
    List<String> stale = baseline.stale(report);
    broken |= !unjudged.isEmpty() || (rules.strict() && !stale.isEmpty());
    boolean useless = !judged || (inconclusive && !rules.allowInconclusive());
    return new Sentence(
        broken ? 1 : useless ? 2 : 0, baseline.expired(report, today), stale, unjudged);
  }
}
