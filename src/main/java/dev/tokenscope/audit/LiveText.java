package dev.tokenscope.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.journal.Json;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import java.util.List;
import java.util.Locale;

/** What is watched, as JSON for machines. No secret is in it. */
public final class LiveText {

  private LiveText() {}

  /** Everybody with their verdicts, and what is provoked. */
  public static ObjectNode json(Watching watching, List<LiveClient> clients) {
    Texts texts = Texts.in(Language.ENGLISH);
    ObjectNode root = Json.mapper().createObjectNode();
    root.put("suite", watching.suite().name()).put("missed", watching.missed());
    watching
        .provoked()
        .ifPresentOrElse(
            check -> root.set("provoked", provoked(check)), () -> root.putNull("provoked"));
    ArrayNode all = root.putArray("clients");
    clients.forEach(client -> all.add(json(client, texts)));
    return root;
  }

  /** What was armed for a check, and what the client has to do now. */
  public static ObjectNode provoked(Check check) {
    Texts texts = Texts.in(Language.ENGLISH);
    ObjectNode one = Json.mapper().createObjectNode().put("check", check.id());
    ArrayNode acts = one.putArray("acts");
    check.watch().acts().forEach(act -> acts.add(act.option()));
    String ask = check.watch().ask().option();
    return one.put("ask", ask).put("then", texts.get("audit.ask." + ask));
  }

  private static ObjectNode json(LiveClient client, Texts texts) {
    ObjectNode one =
        Json.mapper()
            .createObjectNode()
            .put("id", client.id())
            .put("client", client.shortName())
            .put("family", client.family())
            .put("address", client.address())
            .put("userAgent", client.userAgent())
            .put("style", client.style().name().toLowerCase(Locale.ROOT))
            .put("mode", client.mode().option())
            .put("exchanges", client.exchanges())
            .put("since", client.since().toString())
            .put("latest", client.latest().toString());
    ArrayNode findings = one.putArray("findings");
    for (LiveClient.Verdict verdict : client.verdicts()) {
      Finding finding = verdict.finding();
      String key = finding.reasonKey();
      ObjectNode said =
          findings
              .addObject()
              .put("id", finding.check().id())
              .put("verdict", finding.verdict())
              .put("level", finding.check().level().name().toLowerCase(Locale.ROOT))
              .put("title", texts.get("audit.check." + finding.check().id() + ".title"))
              .put("reason", key.isEmpty() ? "" : texts.get(key, finding.detail()))
              .put("at", verdict.at())
              .put("times", verdict.times());
      ArrayNode evidence = said.putArray("evidence");
      finding.proof().forEach(evidence::add);
      ArrayNode entries = said.putArray("entries");
      finding.proofAt().forEach(entries::add);
    }
    return one;
  }
}
