package dev.tokenscope.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an audit found about one client, as it stands in a file.
 *
 * @param client what it is called
 * @param mode what makes it refresh: reactive, proactive, neither
 * @param startedAt when
 * @param findings one for each check
 * @param json the whole of it, as it was read
 */
public record Report(
    String client, String mode, Instant startedAt, List<Found> findings, JsonNode json) {

  /** Nobody changes what was found. */
  public Report {
    findings = List.copyOf(findings);
  }

  Optional<Found> of(String check) {
    return findings.stream().filter(found -> found.id().equals(check)).findFirst();
  }

  long count(Verdict verdict) {
    return findings.stream().filter(found -> found.verdict() == verdict).count();
  }
}
