package dev.tokenscope.view.inspector;

import dev.tokenscope.journal.Lane;
import dev.tokenscope.projection.TokenNames;
import dev.tokenscope.projection.TokenStatus;
import dev.tokenscope.text.Texts;
import dev.tokenscope.text.Times;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.view.LaneTexts;
import dev.tokenscope.view.StatusTexts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * The words that all sentences about a message share.
 *
 * @param texts of the language
 * @param zone for times of day
 * @param names how tokens are called at this moment
 */
record Wording(Texts texts, ZoneId zone, TokenNames.Known names) {

  String get(String key, Object... arguments) {
    return texts.get(key, arguments);
  }

  String name(TokenName token) {
    return names.shown(token);
  }

  String names(List<? extends TokenName> tokens) {
    String joined = "";
    for (TokenName token : tokens) {
      joined = joined.isEmpty() ? name(token) : get("explain.tokens.join", joined, name(token));
    }
    return joined;
  }

  String clock(Instant at) {
    return Times.clock(at, zone);
  }

  String millis(Instant at) {
    return Times.clockMillis(at, zone);
  }

  String lane(Lane lane) {
    return new LaneTexts(texts).title(lane);
  }

  String status(TokenStatus status) {
    return new StatusTexts(texts).of(status);
  }
}
