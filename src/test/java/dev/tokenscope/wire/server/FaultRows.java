package dev.tokenscope.wire.server;

import dev.tokenscope.intent.BodyFault;
import dev.tokenscope.intent.Fault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.ServerFault;
import dev.tokenscope.intent.StatusFault;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** What a client reads of each fault that leaves the connection alone, at each kind of endpoint. */
final class FaultRows {

  private FaultRows() {}

  enum Where {
    TOKEN_ENDPOINT,
    FIRST_PARTY,
    HEADER
  }

  /**
   * One fault at a refresh.
   *
   * @param reads what stands in status line, headers and body
   * @param lacks what does not
   */
  record Row(Fault fault, Where where, boolean after, List<String> reads, List<String> lacks) {
    FaultRule rule() {
      FaultRule rule = FaultRule.once(fault, FaultRule.Match.REFRESHES);
      return after ? rule.afterWork() : rule;
    }

    boolean fits(String reply) {
      return reads.stream().allMatch(part -> Pattern.compile(part).matcher(reply).find())
          && lacks.stream().noneMatch(part -> Pattern.compile(part).matcher(reply).find());
    }

    @Override
    public String toString() {
      return fault + " " + where + (after ? " after the work" : "");
    }
  }

  private static Row row(Fault fault, Where where, List<String> reads, String... lacks) {
    return new Row(fault, where, false, reads, List.of(lacks));
  }

  private static Row after(Fault fault, Where where, List<String> reads, String... lacks) {
    return new Row(fault, where, true, reads, List.of(lacks));
  }

  static List<Row> all() {
    return List.of(
        row(new StatusFault.Status(500, null), Where.TOKEN_ENDPOINT, List.of("^500")),
        row(new StatusFault.Status(502, null), Where.FIRST_PARTY, List.of("^502")),
        row(
            new StatusFault.Status(429, Duration.ofSeconds(2)),
            Where.HEADER,
            List.of("^429", "Retry-After: 2", "slow_down"),
            "X-New-Access-Token: "),
        after(
            new StatusFault.Status(503, Duration.ofSeconds(2)),
            Where.TOKEN_ENDPOINT,
            List.of("^503", "Retry-After: 2"),
            "access_token"),
        row(
            new StatusFault.RefreshRefused(401),
            Where.TOKEN_ENDPOINT,
            List.of("^401", "invalid_grant")),
        after(
            new StatusFault.RefreshRefused(403),
            Where.FIRST_PARTY,
            List.of("^403", "invalid_grant")),
        row(
            new StatusFault.RefreshRefused(400),
            Where.HEADER,
            List.of("^401", "X-Login-Required: true", "log in again"),
            "X-New-Access-Token: "),
        row(
            new StatusFault.UnjustRefusal(),
            Where.HEADER,
            List.of("^401", "The access token expired"),
            "X-New-Access-Token: "),
        after(
            new StatusFault.UnjustRefusal(),
            Where.HEADER,
            List.of("^401", "X-New-Access-Token: ey", "X-New-Refresh-Token: ey")),
        row(
            new StatusFault.Redirect(302, null),
            Where.HEADER,
            List.of("^302", "Location: http://127.0.0.1:[0-9]+/api/me"),
            "X-New-Access-Token: "),
        after(
            new StatusFault.Redirect(307, "http://other.example"),
            Where.TOKEN_ENDPOINT,
            List.of("^307", "Location: http://other.example/oauth2/token")),
        row(
            new BodyFault.MalformedJson(),
            Where.TOKEN_ENDPOINT,
            List.of("^200", "\\{\"access_token\":$")),
        after(
            new BodyFault.MalformedJson(),
            Where.FIRST_PARTY,
            List.of("^200", "\\{\"access_token\":\"ey[^}]+$")),
        row(new BodyFault.HtmlPage(), Where.TOKEN_ENDPOINT, List.of("^200", "text/html", "<h1>")),
        after(new BodyFault.HtmlPage(), Where.FIRST_PARTY, List.of("^200", "text/html", "<h1>")),
        row(
            new BodyFault.ErrorIn200(),
            Where.TOKEN_ENDPOINT,
            List.of("^200", "\"error\":\"invalid_grant\"")),
        after(
            new BodyFault.ErrorIn200(),
            Where.FIRST_PARTY,
            List.of("^200", "\"error\":\"invalid_grant\"")),
        row(
            new BodyFault.MissingField("access_token"),
            Where.TOKEN_ENDPOINT,
            List.of("^200", "refresh_token"),
            "access_token"),
        row(
            new BodyFault.MissingField("refresh_token"),
            Where.HEADER,
            List.of("^200", "X-New-Access-Token"),
            "X-New-Refresh-Token: "),
        row(
            new BodyFault.ExpiresIn(null),
            Where.TOKEN_ENDPOINT,
            List.of("^200", "access_token"),
            "\"expires_in"),
        row(
            new BodyFault.ExpiresIn("soon"),
            Where.TOKEN_ENDPOINT,
            List.of("^200", "\"expires_in\":\"soon\"")),
        row(
            new BodyFault.ExpiresIn("2592000"),
            Where.FIRST_PARTY,
            List.of("^200", "\"expires_in\":2592000,")),
        row(
            new BodyFault.ExpiresIn("2592000"),
            Where.HEADER,
            List.of("^200", "X-New-Access-Token-Expires-In: 2592000")),
        row(
            new ServerFault.OmitRefreshToken(),
            Where.TOKEN_ENDPOINT,
            List.of("^200", "access_token"),
            "\"refresh_token"),
        row(
            new ServerFault.OmitRefreshToken(),
            Where.HEADER,
            List.of("^200", "X-New-Access-Token: "),
            "X-New-Refresh-Token: "));
  }
}
