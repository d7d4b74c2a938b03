package dev.tokenscope.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Json;
import dev.tokenscope.journal.Mask;
import dev.tokenscope.journal.Message;
import dev.tokenscope.text.Texts;
import dev.tokenscope.text.Times;
import dev.tokenscope.token.TokenName;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * One line for each exchange: when, what, with which token, what came of it, who. Printing happens
 * on a thread of its own, so that a slow terminal does not slow the server.
 */
final class ExchangeLines implements Journal.Listener, AutoCloseable {

  private static final int WAITING_MAX = 100_000;
  private static final String INDENT = " ".repeat(14);

  private final Journal journal;
  private final PrintWriter out;
  private final boolean json;
  private final Texts texts;
  private final BlockingQueue<Optional<Entry>> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
  private final Map<ExchangeId, Open> open = new HashMap<>();
  private final Map<Long, FaultRule> faults = new HashMap<>();
  private final Thread printer = Thread.ofPlatform().name("exchange lines").unstarted(this::print);

  /** An exchange that has no answer yet. */
  private static final class Open {
    private final Instant at;
    private final Event.RequestReceived request;
    private final List<String> notes = new ArrayList<>();
    private Optional<TokenName> token = Optional.empty();
    private boolean lost;

    Open(Instant at, Event.RequestReceived request) {
      this.at = at;
      this.request = request;
    }
  }

  private ExchangeLines(Journal journal, PrintWriter out, boolean json, Texts texts) {
    this.journal = journal;
    this.out = out;
    this.json = json;
    this.texts = texts;
  }

  static ExchangeLines start(Journal journal, PrintWriter out, boolean json, Texts texts) {
    ExchangeLines lines = new ExchangeLines(journal, out, json, texts);
    lines.printer.start();
    journal.listen(lines);
    return lines;
  }

  @Override
  public void appended(Entry entry) {
    // when nobody reads our output, lines are lost rather than the server its speed
    waiting.offer(Optional.of(entry));
  }

  @Override
  public void close() {
    journal.forget(this);
    try {
      waiting.put(Optional.empty());
      printer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void print() {
    try {
      for (Optional<Entry> next = waiting.take(); next.isPresent(); next = waiting.take()) {
        take(next.get());
        if (waiting.isEmpty()) {
          out.flush();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    out.flush();
  }

  private void take(Entry entry) {
    if (entry.event() instanceof Event.RequestReceived received) {
      open.put(received.exchange(), new Open(entry.at(), received));
    } else if (entry.event() instanceof Event.TokenChecked checked) {
      Open exchange = open.get(checked.exchange());
      if (exchange != null) {
        exchange.token = Optional.of(checked.name());
      }
    } else if (entry.event() instanceof Event.ReuseDetected reuse) {
      Open exchange = reuse.exchange() == null ? null : open.get(reuse.exchange());
      if (exchange != null) {
        exchange.notes.add(texts.get("serve.reuse", printable(reuse.name().full())));
      }
    } else if (entry.event() instanceof Event.FaultArmed armed) {
      faults.put(armed.fault(), armed.rule());
    } else if (entry.event() instanceof Event.FaultFired fired) {
      struck(fired);
    } else if (entry.event() instanceof Event.Asked asked && !json) {
      out.println(INDENT + texts.get("serve.asked", printable(String.valueOf(asked.intent()))));
    } else if (entry.event() instanceof Event.ResponseSent sent) {
      end(open.remove(sent.exchange()), sent.response());
    }
  }

  private void struck(Event.FaultFired fired) {
    FaultRule rule = faults.get(fired.fault());
    Open exchange = open.get(fired.exchange());
    if (rule == null || exchange == null) {
      return;
    }
    if (rule.losesReply()) {
      exchange.lost = true;
      exchange.notes.add(texts.get("serve.lost"));
    } else if (rule.swallows()) {
      exchange.lost = true;
      exchange.notes.add(texts.get("serve.swallowed"));
      end(open.remove(fired.exchange()), null);
    }
  }

  private void end(@Nullable Open exchange, Message.@Nullable Response response) {
    if (exchange != null) {
      out.println(json ? asJson(exchange, response) : asText(exchange, response));
      if (!json) {
        exchange.notes.forEach(note -> out.println(INDENT + note));
      }
    }
  }

  private static String asText(Open exchange, Message.@Nullable Response response) {
    Event.Peer peer = exchange.request.peer();
    return String.format(
        "%s  %-28s %-10s %s  %s",
        Times.clockMillis(exchange.at, ZoneId.systemDefault()),
        exchange.request.request().method()
            + " "
            + printable(Mask.text(exchange.request.request().target())),
        exchange.token.map(TokenName::full).orElse("–"),
        response == null ? "–" : response.status() + description(response),
        printable(peer.address() + (peer.userAgent().isEmpty() ? "" : " " + peer.userAgent())));
  }

  private static String asJson(Open exchange, Message.@Nullable Response response) {
    ObjectNode line =
        Json.mapper()
            .createObjectNode()
            .put("at", exchange.at.toString())
            .put("method", exchange.request.request().method())
            .put("target", Mask.text(exchange.request.request().target()))
            .put("token", exchange.token.map(TokenName::full).orElse(null))
            .put("status", response == null ? null : response.status())
            .put("reply_lost", exchange.lost)
            .put("error", response == null ? null : error(response).orElse(null))
            .put("address", exchange.request.peer().address())
            .put("user_agent", exchange.request.peer().userAgent());
    return line.toString();
  }

  private static String description(Message.Response response) {
    return error(response).map(error -> " " + error).orElse("");
  }

  /** What the body says is wrong, in its own words. */
  private static Optional<String> error(Message.Response response) {
    if (response.status() < 400) {
      return Optional.empty();
    }
    try {
      String description =
          Json.mapper()
              .readTree(response.body().textOrEmpty())
              .path("error_description")
              .asText("");
      return description.isEmpty() ? Optional.empty() : Optional.of(description);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** A client must not be able to write to the terminal of whoever watches. */
  private static String printable(String text) {
    return text.codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
