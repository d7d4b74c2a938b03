package dev.tokenscope.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.audit.Check;
import dev.tokenscope.audit.LiveText;
import dev.tokenscope.audit.Suite;
import dev.tokenscope.audit.Watched;
import dev.tokenscope.audit.Watching;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.intent.OptionName;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.intent.SettingsText;
import dev.tokenscope.intent.Spans;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.JournalFile;
import dev.tokenscope.journal.Json;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.wire.server.Answer;
import dev.tokenscope.wire.server.Control;
import dev.tokenscope.wire.server.FamilySummary;
import dev.tokenscope.wire.server.ServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /_lab}: the laboratory for machines. What a button can ask for, a request can ask for; no
 * web page can, whatever its origin.
 */
public final class ControlEndpoints implements Control {

  private final Lab lab;
  private final String version;
  private final Optional<String> key;
  private final Settings atStart;
  private final Watched watched;
  private final JournalStream stream;

  /**
   * Endpoints for a laboratory.
   *
   * @param version of the program
   * @param key lets in those who are not on this computer; without one nobody else is let in
   */
  public ControlEndpoints(Lab lab, String version, Optional<String> key) {
    this(lab, version, key, new Watched(lab, Suite.of("all")));
  }

  /**
   * Endpoints for a laboratory that is watched already, or will be once somebody asks.
   *
   * @param version of the program
   * @param key lets in those who are not on this computer; without one nobody else is let in
   * @param watched judges the clients; closed with these
   */
  public ControlEndpoints(Lab lab, String version, Optional<String> key, Watched watched) {
    this.watched = watched;
    this.lab = lab;
    this.version = version;
    this.key = key;
    this.atStart = lab.settings();
    this.stream = new JournalStream(lab.journal());
  }

  /** A body that is not what it should be. */
  private static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String sentence) {
      super(sentence, null, false, false);
    }
  }

  @Override
  public Answer handle(ServerRequest request) {
    Optional<Answer> refused = refuse(request);
    if (refused.isPresent()) {
      return refused.get();
    }
    try {
      return route(request).with("Cache-Control", "no-store");
    } catch (Unusable e) {
      return Answer.error(400, "invalid_request", messageOf(e));
    } catch (IllegalArgumentException e) {
      return Answer.error(400, "invalid_request", messageOf(e));
    }
  }

  @Override
  public void close() {
    watched.close();
    stream.close();
  }

  /** No page of any origin may come in, and from other computers only who has the key. */
  private Optional<Answer> refuse(ServerRequest request) {
    String site = request.header("Sec-Fetch-Site").orElse("none");
    if (request.header("Origin").isPresent() || !site.equals("none")) {
      return Optional.of(Answer.error(403, "forbidden", "A web page cannot steer the laboratory"));
    }
    if (!isLoopback(request.address()) && !hasKey(request)) {
      return Optional.of(
          Answer.error(
              403,
              "forbidden",
              "From another computer send X-TokenScope-Key, the value of"
                  + " TOKENSCOPE_CONTROL_KEY here"));
    }
    boolean brings = request.method().equals("POST") || request.method().equals("PATCH");
    if (brings && request.message().body().size() > 0 && !request.isOfType("application/json")) {
      return Optional.of(Answer.error(415, "invalid_request", "Send JSON"));
    }
    return Optional.empty();
  }

  private boolean hasKey(ServerRequest request) {
    String given = request.header("X-TokenScope-Key").orElse("");
    return key.filter(
            right ->
                MessageDigest.isEqual(
                    right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8)))
        .isPresent();
  }

  private static boolean isLoopback(String address) {
    try {
      // an address, never a name: nothing is looked up
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private Answer route(ServerRequest request) {
    String what = request.path().substring(PREFIX.length());
    return switch (request.method() + " " + what) {
      case "GET /health" -> health();
      case "GET /settings" -> settings();
      case "PATCH /settings" -> change(body(request));
      case "GET /journal" -> journal(request);
      case "GET /families" -> families();
      case "POST /clock" -> clock(body(request));
      case "POST /expire" -> expire(body(request));
      case "POST /revoke" -> revoke(body(request));
      case "POST /keys" -> keys(body(request));
      case "GET /faults" -> faults();
      case "POST /faults" -> arm(body(request));
      case "DELETE /faults" -> disarm(request);
      case "POST /reset" -> reset();
      case "GET /audit" -> audit();
      case "POST /audit/provoke" -> provoke(body(request));
      case "DELETE /audit/provoke" -> calm();
      case "POST /audit/finish" -> finish();
      default ->
          KNOWN.containsKey(what)
              ? Answer.error(405, "method_not_allowed", "This path does not know that method")
                  .with("Allow", KNOWN.get(what))
              : Answer.error(404, "not_found", "There is nothing at this path");
    };
  }

  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("/health", "GET"),
          Map.entry("/settings", "GET, PATCH"),
          Map.entry("/journal", "GET"),
          Map.entry("/families", "GET"),
          Map.entry("/clock", "POST"),
          Map.entry("/expire", "POST"),
          Map.entry("/revoke", "POST"),
          Map.entry("/keys", "POST"),
          Map.entry("/faults", "GET, POST, DELETE"),
          Map.entry("/reset", "POST"),
          Map.entry("/audit", "GET"),
          Map.entry("/audit/provoke", "POST, DELETE"),
          Map.entry("/audit/finish", "POST"));

  private Answer health() {
    return Answer.json(
        200,
        object()
            .put("status", "ok")
            .put("version", version)
            .put("origin", lab.server().origin())
            .put("lab_time", lab.clock().instant().toString())
            .put("ahead_of_wall", Spans.format(lab.aheadOfWall()))
            .put("entries", lab.journal().lastSeq()));
  }

  private Answer settings() {
    ObjectNode body = object();
    SettingsText.all(lab.settings())
        .forEach((name, value) -> body.put(name.replace('-', '_'), value));
    return Answer.json(200, body);
  }

  private Answer change(ObjectNode changes) {
    Settings changed = lab.settings();
    for (Map.Entry<String, JsonNode> one : changes.properties()) {
      if (!one.getValue().isValueNode()) {
        throw new Unusable("The value of " + one.getKey() + " must be text.");
      }
      changed = SettingsText.change(changed, one.getKey(), one.getValue().asText());
    }
    ask(new Intent.Choose(changed));
    return settings();
  }

  private Answer journal(ServerRequest request) {
    String since = request.query().get("since").orElse("0");
    if (!since.matches("[0-9]{1,18}")) {
      throw new Unusable("since must be a sequence number.");
    }
    long from = Long.parseLong(since);
    if (request.header("Accept").orElse("").contains("text/event-stream")) {
      return Answer.of(200, "text/event-stream", "").streaming(out -> stream.follow(from, out));
    }
    StringBuilder lines = new StringBuilder();
    for (Entry entry : lab.journal().since(from)) {
      lines.append(JournalFile.line(entry, false)).append('\n');
    }
    return Answer.of(200, "application/jsonl", lines.toString());
  }

  private Answer families() {
    ObjectNode body = object();
    body.set("families", Json.mapper().valueToTree(lab.server().families()));
    return Answer.json(200, body);
  }

  private Answer clock(ObjectNode wish) {
    if (wish.isEmpty()) {
      throw new Unusable("Send advance, pause or speed.");
    }
    for (Map.Entry<String, JsonNode> one : wish.properties()) {
      JsonNode value = one.getValue();
      ask(
          switch (one.getKey()) {
            case "advance" -> new Intent.Advance(forward(Spans.parse(value.asText())));
            case "pause" -> value.asBoolean() ? new Intent.Pause() : new Intent.Resume();
            case "speed" -> new Intent.Speed(value.asDouble());
            default -> throw new Unusable("The clock knows advance, pause and speed.");
          });
    }
    return health();
  }

  private static Duration forward(Duration by) {
    if (by.isNegative()) {
      throw new Unusable("Lab time never goes back.");
    }
    return by;
  }

  private Answer expire(ObjectNode wish) {
    switch (wish.path("what").asText("")) {
      case "access" -> ask(new Intent.Expire(TokenType.ACCESS));
      case "refresh" -> ask(new Intent.Expire(TokenType.REFRESH));
      default -> {
        String jti = wish.path("jti").asText("");
        if (jti.isEmpty()) {
          throw new Unusable("Send {\"what\":\"access\"}, {\"what\":\"refresh\"} or {\"jti\":…}.");
        }
        ask(new Intent.ExpireToken(jti));
      }
    }
    return Answer.empty(204);
  }

  private Answer revoke(ObjectNode wish) {
    String sid = wish.path("sid").asText("");
    boolean known = lab.server().families().stream().map(FamilySummary::sid).anyMatch(sid::equals);
    if (!known) {
      return Answer.error(404, "not_found", "There is no family of this sid");
    }
    ask(new Intent.Revoke(sid));
    return Answer.empty(204);
  }

  private Answer keys(ObjectNode wish) {
    String how = wish.path("rotate").asText("");
    KeyChange change =
        OptionName.find(KeyChange.class, how)
            .orElseThrow(() -> new Unusable("rotate must be overlap, hard or same-kid."));
    ask(new Intent.RotateKey(change));
    return Answer.empty(204);
  }

  private Answer faults() {
    ObjectNode body = object();
    lab.server()
        .faults()
        .armed()
        .forEach(
            (number, rule) -> body.set(Long.toString(number), Json.mapper().valueToTree(rule)));
    return Answer.json(200, body);
  }

  private Answer arm(ObjectNode wish) {
    ask(new Intent.Arm(FaultText.rule(wish)));
    return faults();
  }

  /** All of them, or the one whose number stands in the query. */
  private Answer disarm(ServerRequest request) {
    Optional<String> number = request.query().get("fault");
    if (number.isEmpty()) {
      ask(new Intent.DisarmAll());
    } else if (number.get().matches("[0-9]{1,18}")) {
      ask(new Intent.Disarm(Long.parseLong(number.get())));
    } else {
      throw new Unusable("fault must be the number of a fault.");
    }
    return Answer.empty(204);
  }

  /** As at the start, but for the time: faults away, settings back, every family revoked. */
  private Answer reset() {
    watched.begun().ifPresent(Watching::calm);
    ask(new Intent.DisarmAll());
    ask(new Intent.Choose(atStart));
    lab.server().families().stream()
        .filter(family -> family.revoked().isEmpty())
        .forEach(family -> ask(new Intent.Revoke(family.sid())));
    return Answer.empty(204);
  }

  private Answer audit() {
    Watching now = watched.watching();
    return Answer.json(200, LiveText.json(now, now.clients()));
  }

  private Answer provoke(ObjectNode wish) {
    String id = wish.path("check").asText("");
    Check check =
        Suite.find(id)
            .orElseThrow(
                () ->
                    new Unusable("check must be one of ./run.sh audit --list, not '" + id + "'."));
    if (!check.watch().canProvoke()) {
      return Answer.error(
          409,
          "driven_only",
          check.id() + " cannot be provoked while watching: run ./run.sh audit -- COMMAND");
    }
    watched.watching().provoke(check);
    return Answer.json(200, LiveText.provoked(check));
  }

  private Answer calm() {
    watched.watching().calm();
    return Answer.empty(204);
  }

  private Answer finish() {
    Watching now = watched.watching();
    return Answer.json(200, LiveText.json(now, now.finish()));
  }

  private Outcome ask(Intent intent) {
    return lab.ask(intent).join();
  }

  private static ObjectNode body(ServerRequest request) {
    return request.json().orElseThrow(() -> new Unusable("Send a JSON object."));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static String messageOf(RuntimeException e) {
    return e.getMessage() == null ? "The request cannot be used." : e.getMessage();
  }
}
