package dev.tokenscope.audit;

import dev.tokenscope.audit.Exchange.Kind;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.journal.Message;
import dev.tokenscope.projection.Carried;
import dev.tokenscope.token.TokenHash;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a rule judges by: what the server saw, and how the calls ended for their callers.
 *
 * @param style how the client was told to refresh
 * @param mode what makes it refresh
 * @param exchanges in the order in which their requests came
 * @param issued every token, in the order of issue
 * @param calls in the order in which they were asked for
 * @param marks moments that the provocation named, as sequence numbers
 * @param crowd how many refusals were held at a time
 * @param fired how often a fault struck
 * @param reply of the client to things other than calls: {@code restart} to {@code login_required}
 * @param granted the scope of the client's session
 */
public record Evidence(
    RefreshStyle style,
    Mode mode,
    List<Exchange> exchanges,
    List<Issued> issued,
    List<Call> calls,
    Map<String, Long> marks,
    int crowd,
    int fired,
    Map<String, String> reply,
    Set<String> granted) {

  /**
   * A token that exists.
   *
   * @param seq when it was issued
   * @param token the token; a secret
   * @param name its short name
   * @param type which kind
   */
  public record Issued(long seq, String token, TokenName.Issued name, TokenType type) {
    /** Tokens do not belong into logs. */
    @Override
    public String toString() {
      return name.shortName();
    }
  }

  /**
   * A call that was asked for.
   *
   * @param from the last entry before it
   * @param to the last entry before its end; {@link Long#MAX_VALUE} without one
   * @param reply how it ended
   */
  public record Call(long from, long to, Subject.Reply reply) {
    /** Whether it was under way then. */
    boolean covers(long seq) {
      return seq > from && seq <= to;
    }
  }

  /** Only what came after a mark; nothing where the provocation did not get there. */
  public Evidence after(String mark) {
    long from = marks.getOrDefault(mark, Long.MAX_VALUE);
    return new Evidence(
        style,
        mode,
        exchanges.stream().filter(exchange -> exchange.seq() > from).toList(),
        issued,
        calls.stream().filter(call -> call.from() >= from).toList(),
        marks,
        crowd,
        fired,
        reply,
        granted);
  }

  /** Exchanges of one kind. */
  public List<Exchange> all(Kind kind) {
    return exchanges.stream().filter(exchange -> exchange.kind() == kind).toList();
  }

  /** Refreshes: T in the catalogue. */
  public List<Exchange> refreshes() {
    return all(Kind.REFRESH);
  }

  /**
   * Refreshes without those that only tried one way to authenticate the client: refused with 401,
   * and followed by the same with another {@code Authorization}.
   */
  public List<Exchange> attempts() {
    List<Exchange> all = refreshes();
    List<Exchange> attempts = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (i + 1 == all.size() || !isProbe(all.get(i), all.get(i + 1))) {
        attempts.add(all.get(i));
      }
    }
    return attempts;
  }

  private static boolean isProbe(Exchange one, Exchange next) {
    return one.status() == 401
        && one.presented().equals(next.presented())
        && !one.request().header("Authorization").equals(next.request().header("Authorization"));
  }

  /** The refresh token that was current when an entry was written. */
  public String currentAt(long seq) {
    String current = "";
    for (Issued one : issued) {
      if (one.type() == TokenType.REFRESH && one.seq() < seq) {
        current = one.token();
      }
    }
    return current;
  }

  /** The refresh token that a client began with. */
  public String first() {
    return issued.stream()
        .filter(one -> one.type() == TokenType.REFRESH)
        .map(Issued::token)
        .findFirst()
        .orElse("");
  }

  /** What a token is, if the server issued it. */
  public Optional<Issued> issued(String token) {
    return issued.stream().filter(one -> one.token().equals(token)).findFirst();
  }

  /** Refreshes by the token they carried, in order. */
  public Map<String, List<Exchange>> byToken() {
    Map<String, List<Exchange>> groups = new LinkedHashMap<>();
    for (Exchange refresh : refreshes()) {
      groups.computeIfAbsent(refresh.presented(), _ -> new ArrayList<>()).add(refresh);
    }
    return groups;
  }

  /** How many calls succeeded. */
  public long good() {
    return calls.stream().filter(call -> call.reply().isGood()).count();
  }

  /** How many calls were under way when an entry was written. */
  public long underWay(long seq) {
    return calls.stream().filter(call -> call.covers(seq)).count();
  }

  /** An exchange as a proof: with what its tokens are called. */
  Proof proof(Exchange exchange) {
    Set<String> sent = new LinkedHashSet<>();
    if (exchange.kind() == Kind.REFRESH) {
      sent.add(exchange.presented());
    }
    if (exchange.bearer() != null) {
      sent.add(exchange.bearer());
    }
    for (Issued one : issued) {
      if (exchange.request().target().contains(one.token())) {
        sent.add(one.token());
      }
    }
    sent.addAll(Carried.in(exchange.request()));
    Message.Response response = exchange.response();
    return new Proof(
        exchange,
        line(exchange),
        isOwn(exchange) ? "" : exchange.host(),
        named(sent),
        named(response == null ? List.of() : Carried.in(response)));
  }

  private LinkedHashMap<String, String> named(Collection<String> tokens) {
    LinkedHashMap<String, String> named = new LinkedHashMap<>();
    tokens.forEach(token -> named.put(token, name(token)));
    return named;
  }

  /**
   * One line for an exchange: when, what, with which token, what came of it. No secret is in it.
   */
  public String line(Exchange exchange) {
    String time = TIME.format(exchange.at().atOffset(java.time.ZoneOffset.UTC));
    String token =
        exchange.kind() == Kind.REFRESH
            ? exchange.presented()
            : exchange.bearer() == null ? "" : exchange.bearer();
    String carried =
        exchange.kind() == Kind.REFRESH || exchange.bearer() != null ? "  " + name(token) : "";
    return time
        + "  "
        + exchange.request().method()
        + " "
        + (isOwn(exchange) ? "" : "http://" + exchange.host())
        + exchange.request().path()
        + carried
        + "  → "
        + answer(exchange);
  }

  /** Whether it went to where the first one went. */
  private boolean isOwn(Exchange exchange) {
    return exchanges.isEmpty() || exchange.host().equals(exchanges.getFirst().host());
  }

  private static String answer(Exchange exchange) {
    Message.Response response = exchange.response();
    if (response == null) {
      return "no answer";
    }
    // without its query, where a code may stand
    String there =
        response.header("Location").map(to -> " to " + to.replaceFirst("[?#].*", "")).orElse("");
    String lost = exchange.lost() ? " (lost on its way)" : "";
    return exchange.status() + (exchange.status() / 100 == 3 ? there : "") + lost;
  }

  private String name(String token) {
    return issued(token)
        .map(one -> one.name().shortName())
        .orElseGet(
            () ->
                EMPTY.contains(token.strip())
                    ? "\"" + token.strip() + "\""
                    : TokenHash.unknownName(token).shortName());
  }

  private static final java.time.format.DateTimeFormatter TIME =
      java.time.format.DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

  /** What stands where a token should, when nobody looked. */
  static final Set<String> EMPTY =
      Set.copyOf(new TreeSet<>(List.of("", "undefined", "null", "NaN", "None", "[object Object]")));
}
