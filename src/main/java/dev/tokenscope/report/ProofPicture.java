package dev.tokenscope.report;

import dev.tokenscope.drawing.BundledFonts;
import dev.tokenscope.drawing.Drawing;
import dev.tokenscope.drawing.Pen;
import dev.tokenscope.drawing.SequenceDrawing;
import dev.tokenscope.drawing.TextMeasure;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.projection.Party;
import dev.tokenscope.projection.Row;
import dev.tokenscope.projection.Sequence;
import dev.tokenscope.projection.Slots;
import dev.tokenscope.projection.Step;
import dev.tokenscope.projection.Tone;
import dev.tokenscope.projection.What;
import dev.tokenscope.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The messages of a proof as the sequence that the window draws. */
final class ProofPicture {

  private static final double EM = 14;
  private static final double LANE = 250;
  private static final int LANES = 3;

  private final Texts texts;
  private final TextMeasure measure = new BundledFonts();

  ProofPicture(Texts texts) {
    this.texts = texts;
  }

  /** A message and where it belongs among the others. */
  private record Placed(long order, Step.One step) {}

  /** Draws them, whole. */
  Drawing draw(String client, List<Exchanged> messages) {
    ProofWords words = new ProofWords(texts, client);
    List<Step> steps = steps(messages, words);
    List<Lane> others = others(messages);
    SequenceDrawing sequence = new SequenceDrawing(new Pen(measure, EM), words);
    double height = sequence.headHeight() + (steps.size() + 0.4) * sequence.rowHeight();
    return sequence.draw(
        LANE * (LANES + others.size()) + 6 * EM,
        Math.ceil(height),
        new SequenceDrawing.View(new Slots(steps, List.of(), Set.of()), others, 0, -1, false));
  }

  private static List<Lane> others(List<Exchanged> messages) {
    Set<Lane> others = new LinkedHashSet<>();
    for (Exchanged exchange : messages) {
      if (!exchange.otherHost().isEmpty()) {
        others.add(new Lane(exchange.otherHost()));
      }
    }
    return List.copyOf(others);
  }

  private static List<Step> steps(List<Exchanged> messages, ProofWords words) {
    List<Placed> placed = new ArrayList<>();
    long number = 0;
    for (Exchanged exchange : messages) {
      ExchangeId id = ExchangeId.numbered(++number);
      Party client = new Party.Caller(Lane.CLIENT);
      Party server = server(exchange);
      String method = exchange.request().method();
      String target = exchange.request().target();
      long asked = 2 * number;
      words.request(asked, exchange);
      placed.add(
          new Placed(
              exchange.seq(),
              step(
                  new Row(
                      asked,
                      exchange.at(),
                      id,
                      client,
                      server,
                      new What.Request(method, target),
                      List.of(),
                      exchange.refresh() ? Tone.REFRESH : Tone.REQUEST),
                  false)));
      placed.add(answer(exchange, asked + 1, id, server, client, words));
    }
    // what has the same place stays as it came
    placed.sort(Comparator.comparingLong(Placed::order));
    return withGaps(placed.stream().map(Placed::step).toList());
  }

  private static Placed answer(
      Exchanged exchange, long step, ExchangeId id, Party server, Party client, ProofWords words) {
    String method = exchange.request().method();
    String target = exchange.request().target();
    Exchanged.Reply reply = exchange.reply();
    if (reply == null) {
      words.nothing(step, exchange);
      What what = new What.NoAnswer(FailureKind.DROPPED, method, target);
      Row row = new Row(step, exchange.at(), id, server, client, what, List.of(), Tone.FAILURE);
      return new Placed(exchange.seq(), step(row, true));
    }
    words.answer(step, exchange, reply);
    int status = reply.response().status();
    What what = new What.Answer(status, reply.response().reason(), "", "", method, target);
    Tone tone = status < 400 ? Tone.SUCCESS : status < 500 ? Tone.REFUSED : Tone.FAILURE;
    return new Placed(
        reply.seq(),
        step(new Row(step, reply.at(), id, server, client, what, List.of(), tone), reply.lost()));
  }

  private static Step.One step(Row row, boolean lost) {
    return new Step.One(row, lost);
  }

  private static Party server(Exchanged exchange) {
    if (!exchange.otherHost().isEmpty()) {
      return new Party.Caller(new Lane(exchange.otherHost()));
    }
    return exchange.isForApi() ? new Party.Api() : new Party.AuthServer();
  }

  private static List<Step> withGaps(List<Step.One> steps) {
    List<Step> all = new ArrayList<>();
    Instant before = null;
    for (Step.One step : steps) {
      if (before != null && Duration.between(before, step.at()).compareTo(Sequence.IDLE) >= 0) {
        all.add(new Step.Gap(step.seq(), before, Duration.between(before, step.at())));
      }
      before = step.at();
      all.add(step);
    }
    return all;
  }
}
