package dev.tokenscope.view.fault;

import dev.tokenscope.intent.BodyFault;
import dev.tokenscope.intent.ConnectionFault;
import dev.tokenscope.intent.Fault;
import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.intent.ServerFault;
import dev.tokenscope.intent.SlowFault;
import dev.tokenscope.intent.StatusFault;
import dev.tokenscope.view.menu.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A kind of fault, with what can be chosen about it.
 *
 * @param name one of {@link Fault#NAMES}; its texts are found by it
 * @param group it stands in
 * @param options its own first, then those that say which requests it strikes and how often
 */
public record Kind(String name, Group group, List<Option> options) {

  /** Kinds that break the same thing, in the order of the menu. */
  public enum Group {
    SLOW(Place.FAULTS_SLOW),
    CONNECTION(Place.FAULTS_CONNECTION),
    STATUS(Place.FAULTS_STATUS),
    BODY(Place.FAULTS_BODY),
    SERVER(Place.FAULTS_SERVER);

    private final Place place;

    Group(Place place) {
      this.place = place;
    }

    /** The menu it is. */
    public Place place() {
      return place;
    }
  }

  private static final String API = "api";
  private static final String REFRESH = "refresh";
  private static final Duration LONGEST = Duration.ofDays(3650);
  private static final Pattern ANYTHING = Pattern.compile(".*");
  private static final Pattern SOMETHING = Pattern.compile("\\S+");
  private static final Pattern METHOD = Pattern.compile("[A-Za-z]*");
  private static final Pattern PATH = Pattern.compile("(/\\S*)?");
  private static final Pattern ORIGIN = Pattern.compile("(https?://[^/\\s]+)?");

  /** Every kind, in the order of the menu. */
  public static final List<Kind> ALL =
      List.of(
          kind("latency", Group.SLOW, API, span("delay", "2s", Duration.ofMinutes(10))),
          kind("slow-drip", Group.SLOW, API, count("bytes-per-second", "20", 1, 1_000_000)),
          kind("closed-before", Group.CONNECTION, API),
          kind("lost-reply", Group.CONNECTION, REFRESH),
          kind("no-reply", Group.CONNECTION, REFRESH),
          kind("black-hole", Group.CONNECTION, API),
          kind("truncated", Group.CONNECTION, REFRESH),
          phased("reset", Group.CONNECTION, REFRESH),
          phased(
              "status",
              Group.STATUS,
              REFRESH,
              count("status", "503", 400, 599),
              new Option.Span("retry-after", "5s", true, Duration.ZERO, LONGEST)),
          phased("refresh-refused", Group.STATUS, REFRESH, choice("refusal", "400", "401", "403")),
          phased("unjust-401", Group.STATUS, API),
          phased(
              "redirect",
              Group.STATUS,
              API,
              choice("redirect", "302", "301", "303", "307", "308"),
              new Option.Text("to", "", ORIGIN)),
          phased("malformed-json", Group.BODY, REFRESH),
          phased("html", Group.BODY, REFRESH),
          kind(
              "missing-field",
              Group.BODY,
              REFRESH,
              new Option.Text("field", "access_token", SOMETHING)),
          kind("expires-in", Group.BODY, REFRESH, new Option.Text("expires-in", "", ANYTHING)),
          phased("error-in-200", Group.BODY, REFRESH),
          kind("omit-refresh-token", Group.SERVER, REFRESH),
          kind(
              "clock-skew",
              Group.SERVER,
              REFRESH,
              new Option.Span("by", "1h", false, LONGEST.negated(), LONGEST)),
          phased(
              "key-rotation", Group.SERVER, API, choice("rotate", "hard", "overlap", "same-kid")),
          phased("server-down", Group.SERVER, API, span("span", "2s", Duration.ofMinutes(10))));

  private static Kind kind(String name, Group group, String strikes, Option... own) {
    return kind(name, group, strikes, List.of(own), List.of());
  }

  /** One that strikes before the work or after it, as somebody likes. */
  private static Kind phased(String name, Group group, String strikes, Option... own) {
    return kind(name, group, strikes, List.of(own), List.of(choice("phase", "before", "after")));
  }

  private static Kind kind(
      String name, Group group, String strikes, List<Option> own, List<Option> phase) {
    List<Option> options = new ArrayList<>(own);
    List<String> traffic = new ArrayList<>(List.of(REFRESH, API, "any"));
    traffic.remove(strikes);
    traffic.addFirst(strikes);
    options.add(new Option.Choice("strikes", List.copyOf(traffic)));
    options.addAll(phase);
    options.add(count("times", "1", 0, 1_000_000));
    options.add(count("chance", "100", 0, 100));
    options.add(new Option.Text("method", "", METHOD));
    options.add(new Option.Text("path", "", PATH));
    return new Kind(name, group, List.copyOf(options));
  }

  private static Option span(String name, String usual, Duration max) {
    return new Option.Span(name, usual, false, Duration.ZERO, max);
  }

  private static Option count(String name, String usual, int min, int max) {
    return new Option.Count(name, usual, min, max);
  }

  private static Option choice(String name, String... values) {
    return new Option.Choice(name, List.of(values));
  }

  /**
   * The kind with a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Kind of(String name) {
    return ALL.stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no fault '" + name + "'."));
  }

  /**
   * The fault, as it was typed.
   *
   * @throws IllegalArgumentException when something that was typed is not what it should be
   */
  Fault fault(Typed typed) {
    return switch (name) {
      case "latency" -> new SlowFault.Latency(typed.span("delay"));
      case "slow-drip" -> new SlowFault.SlowDrip(typed.count("bytes-per-second"));
      case "closed-before" -> new ConnectionFault.ClosedBefore();
      case "lost-reply" -> new ConnectionFault.LostReply();
      case "no-reply" -> new ConnectionFault.NoReply();
      case "black-hole" -> new ConnectionFault.BlackHole();
      case "truncated" -> new ConnectionFault.Truncated();
      case "reset" -> new ConnectionFault.Reset();
      case "status" ->
          new StatusFault.Status(typed.count("status"), typed.spanOrNull("retry-after"));
      case "refresh-refused" -> new StatusFault.RefreshRefused(typed.count("refusal"));
      case "unjust-401" -> new StatusFault.UnjustRefusal();
      case "redirect" -> new StatusFault.Redirect(typed.count("redirect"), typed.textOrNull("to"));
      case "malformed-json" -> new BodyFault.MalformedJson();
      case "html" -> new BodyFault.HtmlPage();
      case "missing-field" -> new BodyFault.MissingField(typed.text("field"));
      case "expires-in" -> new BodyFault.ExpiresIn(typed.textOrNull("expires-in"));
      case "error-in-200" -> new BodyFault.ErrorIn200();
      case "omit-refresh-token" -> new ServerFault.OmitRefreshToken();
      case "clock-skew" -> new ServerFault.ClockSkew(typed.span("by"));
      case "key-rotation" ->
          new ServerFault.KeyRotation(KeyChange.valueOf(typed.constant("rotate")));
      case "server-down" -> new ServerFault.Down(typed.span("span"));
      default -> throw new IllegalArgumentException("There is no fault '" + name + "'.");
    };
  }
}
