package dev.tokenscope.audit;

import dev.tokenscope.audit.Check.Setup;
import dev.tokenscope.intent.ConnectionFault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.StatusFault;
import dev.tokenscope.intent.Traffic;
import dev.tokenscope.journal.Message;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the HTTP stack does behind one's back: RT-114 to RT-117. */
final class TransportChecks {

  private TransportChecks() {}

  private static final Pattern BOUNDARY =
      Pattern.compile(";\\s*boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);
  private static final Duration AT_ONCE = Duration.ofMillis(100);
  private static final String ORDER = "{\"item\":\"tea\",\"nonce\":\"4f1c9a\"}";

  static final List<Check> ALL =
      List.of(
          new Check(
              "RT-114",
              Level.CRITICAL,
              "okhttp#2394",
              "RFC 9110 §9.2.2",
              "A user agent SHOULD NOT automatically retry a request with a non-idempotent method.",
              Remedy.ONE_SHOT,
              Setup.GRACE,
              stage -> {
                stage.shortNext();
                stage.expire();
                stage.mark("warm");
                stage.call();
                stage.arm(
                    FaultRule.once(new ConnectionFault.LostReply(), FaultRule.Match.REFRESHES));
                stage.expire();
                stage.mark("lost");
                stage.call();
                stage.settle();
              },
              TransportChecks::resent,
              new Watch(
                  TransportOccasions::resent,
                  Watch.Ask.TWICE,
                  new Act.Set(Setup.GRACE.settings()),
                  new Act.Expire(),
                  new Act.Await(),
                  new Act.Arm(
                      FaultRule.once(new ConnectionFault.LostReply(), FaultRule.Match.REFRESHES)),
                  new Act.Expire())),
          new Check(
              "RT-115",
              Level.CRITICAL,
              "okhttp#1043",
              "RFC 9110 §9.2.2",
              "A user agent SHOULD NOT automatically retry a request with a non-idempotent method.",
              Remedy.ONE_SHOT,
              Setup.STRICT,
              stage -> {
                if (stage.mode() == Mode.PROACTIVE) {
                  stage.expire();
                }
                stage.call();
                stage.arm(
                    FaultRule.once(
                        new ConnectionFault.LostReply(),
                        new FaultRule.Match("POST", "/api/orders", Traffic.ANY)));
                stage.mark("post");
                stage.call("POST", "/api/orders", ORDER);
                stage.settle();
                refusedPost(stage, 408);
                refusedPost(stage, 503);
              },
              TransportChecks::twice,
              new Watch(
                  TransportOccasions::lostOrder,
                  Watch.Ask.POST,
                  new Act.Arm(
                      FaultRule.once(
                          new ConnectionFault.LostReply(),
                          new FaultRule.Match("POST", "/api/orders", Traffic.ANY))))),
          new Check(
              "RT-116",
              Level.HIGH,
              "axios#875",
              "TokenScope rule",
              "The repeated request is the same request: method, target, content, content type.",
              Remedy.REPLAY_BODY,
              Setup.STRICT,
              stage -> {
                stage.call();
                stage.expire();
                stage.mark("post");
                stage.call("POST", "/api/orders", ORDER);
                stage.settle();
              },
              TransportChecks::body,
              new Watch(TransportOccasions::order, Watch.Ask.POST, new Act.Expire())),
          new Check(
              "RT-117",
              Level.HIGH,
              "axios-auth-refresh#54",
              "RFC 6750 §3.1",
              "The client MAY request a new access token and retry the protected resource request.",
              Remedy.SINGLE_FLIGHT,
              Setup.STRICT,
              stage -> {
                stage.call();
                stage.expire();
                stage.mark("call");
                stage.call();
                stage.settle();
              },
              TransportChecks::oldToken,
              new Watch(TransportOccasions::repetition, Watch.Ask.CALL, new Act.Expire())));

  private static Finding resent(Check check, Evidence evidence) {
    List<Exchange> refreshes = evidence.after("lost").refreshes();
    if (evidence.fired() == 0 || refreshes.isEmpty()) {
      return check.unseen(Reason.NO_REFRESH);
    }
    Exchange lost = refreshes.getFirst();
    for (Exchange again : refreshes.subList(1, refreshes.size())) {
      if (again.presented().equals(lost.presented())
          && Duration.between(lost.at(), again.at()).compareTo(AT_ONCE) < 0) {
        return check.fail(Deed.REFRESH_RESENT, evidence, List.of(lost, again));
      }
    }
    boolean warm =
        evidence.exchanges().stream()
            .anyMatch(one -> one.seq() < lost.seq() && one.address().equals(lost.address()));
    return warm ? check.pass() : check.unseen(Reason.COLD_CONNECTION);
  }

  /** An order that the server says it had no time for. Nothing of it was done. */
  private static void refusedPost(Stage stage, int status) {
    stage.arm(
        FaultRule.once(
            new StatusFault.Status(status, null),
            new FaultRule.Match("POST", "/api/orders", Traffic.ANY)));
    stage.mark(Integer.toString(status));
    stage.call("POST", "/api/orders", ORDER);
    stage.settle();
  }

  private static Finding twice(Check check, Evidence evidence) {
    long refused = evidence.marks().getOrDefault("408", Long.MAX_VALUE);
    List<Exchange> posts =
        posts(evidence.after("post")).stream().filter(one -> one.seq() <= refused).toList();
    if (evidence.fired() == 0 || posts.isEmpty()) {
      return check.unseen(Reason.NO_FAULT);
    }
    List<Exchange> bare = withoutKey(posts);
    if (bare.size() > 1) {
      return check.fail(Deed.ORDER_TWICE, evidence, bare);
    }
    long busy = evidence.marks().getOrDefault("503", Long.MAX_VALUE);
    List<Exchange> after408 =
        withoutKey(posts(evidence.after("408"))).stream().filter(one -> one.seq() <= busy).toList();
    List<Exchange> after503 = withoutKey(posts(evidence.after("503")));
    if (after408.size() > 1) {
      return check.warn(Deed.ORDER_AFTER_REFUSAL, evidence, after408);
    }
    return after503.size() > 1
        ? check.warn(Deed.ORDER_AFTER_REFUSAL, evidence, after503)
        : check.pass();
  }

  private static List<Exchange> withoutKey(List<Exchange> posts) {
    return posts.stream().filter(one -> one.request().header("Idempotency-Key").isEmpty()).toList();
  }

  private static List<Exchange> posts(Evidence seen) {
    return seen.exchanges().stream()
        .filter(one -> one.request().method().equals("POST"))
        .filter(one -> one.request().path().equals("/api/orders"))
        .filter(one -> one.status() != 401)
        .toList();
  }

  private static Finding body(Check check, Evidence evidence) {
    if (evidence.mode() == Mode.PROACTIVE) {
      return check.unseen(Reason.OTHER_MODE);
    }
    List<Exchange> posts =
        evidence.after("post").exchanges().stream()
            .filter(one -> one.request().path().equals("/api/orders"))
            .toList();
    if (posts.isEmpty() || posts.getFirst().status() != 401) {
      return check.unseen(Reason.NO_REFRESH);
    }
    if (posts.size() < 2) {
      return check.unseen(Reason.NO_LIFE);
    }
    Message.Request first = posts.getFirst().request();
    Message.Request again = posts.getLast().request();
    if (!first.method().equals(again.method()) || !first.target().equals(again.target())) {
      return check.fail(Deed.OTHER_TARGET, evidence, posts);
    }
    if (!content(first).equals(content(again))) {
      return check.fail(Deed.OTHER_CONTENT, evidence, posts);
    }
    return type(first).equals(type(again))
        ? check.pass()
        : check.fail(Deed.OTHER_CONTENT_TYPE, evidence, posts);
  }

  /** The media type with its parameters, but for a multipart boundary, which may be another one. */
  private static String type(Message.Request request) {
    return BOUNDARY
        .matcher(request.header("Content-Type").orElse(""))
        .replaceFirst("")
        .replace(" ", "")
        .toLowerCase(Locale.ROOT);
  }

  /** The content, with the boundary in it by another name. */
  private static String content(Message.Request request) {
    Matcher boundary = BOUNDARY.matcher(request.header("Content-Type").orElse(""));
    String content = request.body().textOrEmpty();
    return boundary.find() ? content.replace("--" + boundary.group(1), "--boundary") : content;
  }

  private static Finding oldToken(Check check, Evidence evidence) {
    if (evidence.style() == RefreshStyle.HEADER) {
      return check.unseen(Reason.OTHER_STYLE);
    }
    if (evidence.mode() == Mode.PROACTIVE) {
      return check.unseen(Reason.OTHER_MODE);
    }
    Evidence seen = evidence.after("call");
    Exchange refused =
        seen.all(Exchange.Kind.API).stream()
            .filter(one -> one.status() == 401)
            .findFirst()
            .orElse(null);
    Exchange refresh = seen.refreshes().stream().filter(Exchange::isGood).findFirst().orElse(null);
    if (refused == null || refresh == null) {
      return check.unseen(Reason.NO_REFRESH);
    }
    List<Exchange> retries =
        seen.all(Exchange.Kind.API).stream()
            .filter(one -> one.seq() > refresh.answeredSeq())
            .toList();
    if (retries.isEmpty()) {
      return check.unseen(Reason.NO_LIFE);
    }
    Exchange retry = retries.getFirst();
    return retry.bearer() != null && retry.bearer().equals(refused.bearer())
        ? check.fail(Deed.OLD_TOKEN_REPEATED, evidence, List.of(refused, refresh, retry))
        : check.pass();
  }
}
