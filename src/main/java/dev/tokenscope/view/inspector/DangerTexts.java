package dev.tokenscope.view.inspector;

import dev.tokenscope.intent.Settings;
import dev.tokenscope.projection.Families;
import dev.tokenscope.projection.Holders;
import dev.tokenscope.projection.IssuedToken;
import dev.tokenscope.projection.TokenStatus;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who holds which token at a moment, and what a thief could do with one. */
final class DangerTexts {

  private final Wording words;
  private final Families.Tree truth;
  private final Instant now;

  DangerTexts(Wording words, Families.Tree truth, Instant now) {
    this.words = words;
    this.truth = truth;
    this.now = now;
  }

  List<String> holders(Holders.Held held) {
    return held.parties().stream()
        .map(party -> words.lane(party.lane()) + ": " + tokens(party))
        .toList();
  }

  private String tokens(Holders.Party party) {
    List<TokenName.Issued> tokens =
        Stream.of(Optional.ofNullable(party.access()), Optional.ofNullable(party.refresh()))
            .flatMap(Optional::stream)
            .toList();
    if (tokens.isEmpty()) {
      return words.get("explain.hold.none");
    }
    List<String> each = tokens.stream().map(this::withStatus).toList();
    return each.size() == 1
        ? each.getFirst()
        : words.get("explain.hold.both", each.getFirst(), each.getLast());
  }

  private String withStatus(TokenName.Issued name) {
    TokenStatus status =
        truth.token(name).map(token -> truth.status(token, now)).orElse(TokenStatus.NONE);
    return words.name(name) + " (" + words.status(status) + ")";
  }

  /** What a thief could do with the tokens that a message carries. */
  List<String> danger(List<TokenName> carried) {
    List<String> dangers = new ArrayList<>();
    for (TokenName name : carried) {
      truth.token(name).map(this::danger).ifPresent(dangers::add);
    }
    return dangers;
  }

  private String danger(IssuedToken token) {
    String name = words.name(token.name());
    if (truth.status(token, now) != TokenStatus.VALID) {
      return words.get("explain.danger.dead", name);
    }
    Settings settings = truth.settings();
    String end = words.clock(token.expiresAt());
    if (token.name().type() == TokenType.ACCESS) {
      String subject =
          truth.families().get(token.sid()).map(family -> family.subject()).orElse("?");
      return words.get(
          settings.denyList() ? "explain.danger.accessDenied" : "explain.danger.access",
          name,
          subject,
          end);
    }
    if (!settings.rotation().on()) {
      return words.get("explain.danger.refreshKept", name, end);
    }
    return settings.rotation().reuseDetection()
        ? words.get("explain.danger.refreshRotated", name, end, token.name().family())
        : words.get("explain.danger.unwatched", name, end);
  }
}
