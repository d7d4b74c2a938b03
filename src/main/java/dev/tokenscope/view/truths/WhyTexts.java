package dev.tokenscope.view.truths;

import dev.tokenscope.journal.Lane;
import dev.tokenscope.projection.TwoTruths.Opinions;
import dev.tokenscope.projection.TwoTruths.Why;
import dev.tokenscope.text.Texts;
import dev.tokenscope.text.Times;
import dev.tokenscope.view.EndedTexts;
import dev.tokenscope.view.LaneTexts;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** One sentence of why client and server do not know the same. */
final class WhyTexts {

  private final Texts texts;
  private final ZoneId zone;

  WhyTexts(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
  }

  /** The sentence; empty where there is nothing to explain. */
  String of(Opinions opinions) {
    return switch (opinions.why()) {
      case Why.Agreed _ -> "";
      case Why.FamilyReused(var letter, var token, var by) ->
          token == null
              ? texts.get("truth.why.familyReused", letter)
              : by == null
                  ? texts.get("truth.why.tokenReused", token.shortName(), letter)
                  : texts.get("truth.why.tokenReusedBy", token.shortName(), who(by), letter);
      case Why.FamilyRevoked(var letter, var by) ->
          texts.get("truth.why.familyRevoked", letter, new EndedTexts(texts).of(by));
      case Why.Ended(var by) ->
          texts.get("truth.why.ended", opinions.name(), new EndedTexts(texts).of(by));
      case Why.Exchanged(var by) -> exchanged(opinions.name(), by);
      case Why.OtherEnd(var client, var server) ->
          texts.get(
              "truth.why.otherEnd",
              Times.clock(client, zone),
              Times.clock(server, zone),
              texts.times().seconds(Duration.between(client, server).abs()));
      case Why.Unknown _ -> texts.get("truth.why.unknown", opinions.name());
      case Why.Outlives(var letter, var until) ->
          texts.get("truth.why.outlives", letter, opinions.name(), Times.clock(until, zone));
    };
  }

  private String exchanged(String name, @Nullable Lane by) {
    return by == null || by.equals(Lane.CLIENT)
        ? texts.get("truth.why.exchanged", name)
        : texts.get("truth.why.exchangedBy", name, who(by));
  }

  private String who(Lane lane) {
    return new LaneTexts(texts).of(lane);
  }
}
