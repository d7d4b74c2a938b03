package dev.tokenscope.app.command;

import dev.tokenscope.audit.Finding;
import dev.tokenscope.audit.LiveClient;
import dev.tokenscope.audit.Watching;
import dev.tokenscope.text.Texts;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is seen while watching: a line for each verdict that is reached; on a terminal the state of
 * things stands below them and is written anew.
 */
final class WatchLines implements AutoCloseable {

  private static final String CLEAR = "\r\u001b[2K";

  private final Watching watching;
  private final Texts texts;
  private final PrintWriter err;
  private final boolean terminal;
  private final Map<String, String> told = new HashMap<>();
  private final Consumer<Watching> listener = this::look;
  private String state = "";

  private WatchLines(Watching watching, Texts texts, PrintWriter err, boolean terminal) {
    this.watching = watching;
    this.texts = texts;
    this.err = err;
    this.terminal = terminal;
  }

  static WatchLines start(Watching watching, Texts texts, PrintWriter err) {
    WatchLines lines = new WatchLines(watching, texts, err, Terminal.showsColour());
    watching.listen(lines.listener);
    return lines;
  }

  private synchronized void look(Watching now) {
    List<LiveClient> clients = now.clients();
    for (LiveClient client : clients) {
      for (LiveClient.Verdict verdict : client.verdicts()) {
        Finding finding = verdict.finding();
        if (verdict.times() > 0) {
          tell(client, finding);
        }
      }
    }
    if (terminal) {
      state(clients);
    }
  }

  private void tell(LiveClient client, Finding finding) {
    String key = client.id() + " " + finding.check().id();
    String verdict = finding.verdict();
    if (verdict.equals(told.put(key, verdict))) {
      return;
    }
    err.println(
        (terminal ? CLEAR : "")
            + String.format(
                Locale.ROOT,
                "%-7s %-9s %s %s",
                finding.check().id(),
                texts.get("audit.verdict." + verdict),
                client.shortName(),
                client.family()));
    finding.proof().forEach(line -> err.println("          " + line));
    err.flush();
    state = "";
  }

  private void state(List<LiveClient> clients) {
    long exchanges = clients.stream().mapToLong(LiveClient::exchanges).sum();
    String now =
        texts.get(
            "audit.watch.state",
            clients.size(),
            exchanges,
            count(clients, "PASS"),
            count(clients, "FAIL") + count(clients, "WARN"));
    if (!now.equals(state)) {
      state = now;
      err.print(CLEAR + now);
      err.flush();
    }
  }

  private static long count(List<LiveClient> clients, String verdict) {
    return clients.stream()
        .flatMap(client -> client.verdicts().stream())
        .filter(one -> one.finding().verdict().equals(verdict))
        .count();
  }

  @Override
  public void close() {
    watching.forget(listener);
    look(watching);
    synchronized (this) {
      if (terminal) {
        err.print(CLEAR);
        err.flush();
      }
    }
  }
}
