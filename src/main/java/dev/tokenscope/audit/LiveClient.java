package dev.tokenscope.audit;

import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.journal.Lane;
import java.time.Instant;
import java.util.List;

/**
 * A client that is watched, as it stood at a moment.
 *
 * @param id its {@code sid}; before a login its address and how it calls itself; {@code client} for
 *     the built-in one
 * @param family the letter of its latest family; empty before a login
 * @param address of its computer
 * @param userAgent how it calls itself; empty where it does not
 * @param style where it sent its refresh token
 * @param mode what makes it refresh; {@link Mode#NEITHER} until it was seen
 * @param exchanges how many requests came
 * @param since when the first came, lab time
 * @param latest when the last came
 * @param lastSeq the last entry about it
 * @param verdicts one for each check that is watched, in the order of the suite
 */
public record LiveClient(
    String id,
    String family,
    String address,
    String userAgent,
    RefreshStyle style,
    Mode mode,
    long exchanges,
    Instant since,
    Instant latest,
    long lastSeq,
    List<Verdict> verdicts) {

  /** The id of the built-in client. */
  public static final String BUILT_IN = "client";

  /**
   * What came of a check so far.
   *
   * @param finding the worst that was seen
   * @param at the entry with which it was reached; 0 where nothing was reached
   * @param times how often it was judged
   * @param earlier what it was before, oldest first
   */
  public record Verdict(Finding finding, long at, int times, List<Change> earlier) {

    /** What it was when only the entries up to one had come. */
    public Finding findingAt(long seq) {
      if (at <= seq) {
        return finding;
      }
      Finding found = new Finding.NotObserved(finding.check(), Reason.NOT_MET, 0);
      for (Change change : earlier) {
        if (change.at() <= seq) {
          found = change.finding();
        }
      }
      return found;
    }
  }

  /**
   * A verdict that was replaced.
   *
   * @param finding what it was
   * @param at the entry with which it was reached
   */
  public record Change(Finding finding, long at) {}

  /** Whether it is the laboratory's own. */
  public boolean isBuiltIn() {
    return id.equals(BUILT_IN);
  }

  /** Whether it ever had a session. */
  public boolean hasSession() {
    return !family.isEmpty();
  }

  /** A browser by its name, anybody else by its first word, with its address where it has none. */
  public String shortName() {
    if (isBuiltIn()) {
      return id;
    }
    String named = Lane.named(userAgent);
    if (!named.equals(userAgent)) {
      return named;
    }
    int end = userAgent.indexOf(' ');
    String agent = end < 0 ? userAgent : userAgent.substring(0, end);
    return agent.isEmpty() ? address : agent;
  }

  /** What came of it as a report. */
  public AuditReport report(String name, String suite) {
    return new AuditReport(
        name, mode, suite, since, verdicts.stream().map(Verdict::finding).toList());
  }
}
