package dev.tokenscope.report;

import dev.tokenscope.drawing.SequenceWords;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.projection.Refusal;
import dev.tokenscope.projection.Step;
import dev.tokenscope.text.Texts;
import dev.tokenscope.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the sequence of a proof says. Times are UTC, as in the lines of the report. */
final class ProofWords implements SequenceWords {

  /**
   * What a message says.
   *
   * @param line where there is room
   * @param brief where there is less
   * @param parties from whom to whom
   */
  private record Said(String line, String brief, String parties) {}

  private final Texts texts;
  private final String client;
  private final Map<Long, Said> said = new HashMap<>();

  /** Words of a language, for a client of that name. */
  ProofWords(Texts texts, String client) {
    this.texts = texts;
    this.client = client;
  }

  /** A request, as the step with a number. */
  void request(long step, Exchanged exchange) {
    String host = exchange.otherHost().isEmpty() ? "" : "http://" + exchange.otherHost();
    String what = exchange.request().method() + " " + host + exchange.request().target();
    String brief = exchange.request().method() + " " + exchange.request().path();
    said.put(
        step,
        new Said(
            withTokens(what, exchange.tokens()),
            withTokens(brief, exchange.tokens()),
            texts.get("log.parties.text", client, server(exchange))));
  }

  /** An answer, as the step with a number. */
  void answer(long step, Exchanged exchange, Exchanged.Reply reply) {
    Refusal refusal = Refusal.of(reply.response());
    String status =
        reply.response().status()
            + " "
            + (refusal.error().isEmpty() ? reply.response().reason() : refusal.error());
    String whole =
        Stream.of(
                status.strip(),
                refusal.description(),
                reply.lost() ? texts.get("audit.page.lost") : "")
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(" · "));
    back(step, exchange, withTokens(whole, reply.tokens()), status.strip());
  }

  /** That nothing was answered, as the step with a number. */
  void nothing(long step, Exchanged exchange) {
    String text = texts.get("audit.page.no-answer");
    back(step, exchange, text, text);
  }

  private void back(long step, Exchanged exchange, String line, String brief) {
    String parties = texts.get("log.parties.text", server(exchange), client);
    said.put(step, new Said(line, brief, parties));
  }

  private String server(Exchanged exchange) {
    if (!exchange.otherHost().isEmpty()) {
      return exchange.otherHost();
    }
    return exchange.isForApi() ? api() : auth();
  }

  private static String withTokens(String what, List<String> tokens) {
    return tokens.isEmpty() ? what : what + " · " + String.join(" + ", tokens);
  }

  @Override
  public String lane(Lane lane) {
    return lane.equals(Lane.CLIENT) ? client : lane.value();
  }

  @Override
  public String api() {
    return texts.get("lane.api");
  }

  @Override
  public String auth() {
    return texts.get("lane.auth");
  }

  @Override
  public String time(Instant at) {
    return Times.clock(at, ZoneOffset.UTC);
  }

  @Override
  public String line(Step step) {
    return step instanceof Step.Gap(_, _, var idle)
        ? texts.get("sequence.gap.text", texts.times().span(Duration.ofSeconds(idle.toSeconds())))
        : of(step).line();
  }

  @Override
  public String brief(Step step) {
    return step instanceof Step.Gap ? line(step) : of(step).brief();
  }

  @Override
  public String spoken(Step step) {
    return step instanceof Step.Gap
        ? line(step)
        : String.join(
            " · ",
            Times.clockMillis(step.at(), ZoneOffset.UTC),
            of(step).parties(),
            of(step).line());
  }

  private Said of(Step step) {
    return said.getOrDefault(step.seq(), new Said("", "", ""));
  }
}
