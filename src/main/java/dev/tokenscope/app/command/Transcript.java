package dev.tokenscope.app.command;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Mask;
import dev.tokenscope.journal.Message;
import dev.tokenscope.text.Texts;
import dev.tokenscope.token.Jwt;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The messages of a journal as a terminal shows them: the lines that matter, tokens by name. */
final class Transcript {

  private static final Pattern COMPACT =
      Pattern.compile("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
  private static final Pattern MASKED = Pattern.compile("(eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)\\.…");
  private static final Set<String> SHOWN_HEADERS =
      Set.of(
          "authorization",
          "www-authenticate",
          "x-new-access-token",
          "x-new-access-token-expires-in",
          "x-new-refresh-token",
          "x-new-refresh-token-expires-in",
          "x-login-required");
  private static final int BODY_CHARS_MAX = 600;
  private static final int TOKEN_CHARS = 14;

  private final Journal journal;
  private final Texts texts;
  private final Terminal terminal;

  /**
   * A request of a built-in client and its response.
   *
   * @param lane who sent it
   */
  record Exchange(Lane lane, Message.Request request, Message.Response response) {

    int status() {
      return response.status();
    }

    String path() {
      return request.path();
    }

    String responseHeader(String name) {
      return response.header(name).orElse("");
    }

    /** Whether a token of this type is in the request, in a header or in the body. */
    boolean carries(TokenType type) {
      String everything = request.header("Authorization").orElse("") + request.body().textOrEmpty();
      return COMPACT
          .matcher(everything)
          .results()
          .anyMatch(
              found ->
                  Jwt.parse(found.group()).flatMap(Jwt::type).filter(type::equals).isPresent());
    }
  }

  Transcript(Journal journal, Texts texts, Terminal terminal) {
    this.journal = journal;
    this.texts = texts;
    this.terminal = terminal;
  }

  /** The exchanges that were completed after an entry, in the order of their requests. */
  List<Exchange> since(long seq) {
    Map<ExchangeId, Event.RequestSent> sent = new LinkedHashMap<>();
    Map<ExchangeId, Message.Response> received = new HashMap<>();
    for (Entry entry : journal.since(seq)) {
      if (entry.event() instanceof Event.RequestSent request) {
        sent.put(request.exchange(), request);
      } else if (entry.event() instanceof Event.ResponseReceived response) {
        received.put(response.exchange(), response.response());
      }
    }
    List<Exchange> exchanges = new ArrayList<>();
    sent.forEach(
        (id, request) -> {
          Message.Response response = received.get(id);
          if (response != null) {
            exchanges.add(new Exchange(request.lane(), request.request(), response));
          }
        });
    return exchanges;
  }

  void print(List<Exchange> exchanges) {
    for (Exchange exchange : exchanges) {
      printRequest(exchange);
      printResponse(exchange);
    }
  }

  void printRequest(Exchange exchange) {
    String who =
        exchange.lane().equals(Lane.ATTACKER)
            ? texts.get("lane.attacker")
            : texts.get("lane.client");
    terminal.line(
        terminal.in(Terminal.Look.REQUEST, "  → " + exchange.request().startLine())
            + terminal.in(Terminal.Look.QUIET, "   " + who));
    lines(exchange.request());
  }

  void printResponse(Exchange exchange) {
    Terminal.Look look = exchange.status() < 400 ? Terminal.Look.GOOD : Terminal.Look.BAD;
    terminal.line(look, "  ← " + exchange.response().startLine());
    lines(exchange.response());
  }

  private void lines(Message message) {
    for (Header header : message.headers()) {
      if (SHOWN_HEADERS.contains(header.name().toLowerCase(Locale.ROOT))) {
        terminal.line("    " + header.name() + ": " + named(header.value()));
      }
    }
    String body = message.body().textOrEmpty();
    if (!body.isEmpty()) {
      String text = named(body);
      terminal.line(
          "    "
              + (text.length() > BODY_CHARS_MAX ? text.substring(0, BODY_CHARS_MAX) + "…" : text));
    }
  }

  /** Secrets are masked first; what is left of a token is its first characters and its name. */
  private String named(String text) {
    Map<String, TokenName> names = new HashMap<>();
    for (Entry entry : journal.since(0)) {
      if (entry.event() instanceof Event.TokenIssued issued) {
        names.put(issued.jti(), issued.name());
      }
    }
    return MASKED
        .matcher(Mask.text(text))
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group().substring(0, TOKEN_CHARS)
                        + "…"
                        + terminal.in(
                            Terminal.Look.TOKEN, "‹" + name(found.group(1), names) + "›")));
  }

  private static String name(String readable, Map<String, TokenName> names) {
    return Jwt.parse(readable + ".AAAA")
        .map(jwt -> jwt.claims().id())
        .map(names::get)
        .map(TokenName::shortName)
        .orElse("?");
  }
}
