package dev.tokenscope.view.server;

import dev.tokenscope.intent.SettingsText;
import dev.tokenscope.projection.Families;
import dev.tokenscope.projection.Family;
import dev.tokenscope.projection.IssuedToken;
import dev.tokenscope.projection.ServerFacts;
import dev.tokenscope.projection.TokenStatus;
import dev.tokenscope.text.Texts;
import dev.tokenscope.text.Times;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.EndedTexts;
import dev.tokenscope.view.FaultTexts;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.StatusTexts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the server knows at a moment, line by line. */
final class Lines {

  /** The newest of a family; nobody reads more, and they are made anew at every tick. */
  private static final int TOKENS_MAX = 400;

  private final Texts texts;
  private final ZoneId zone;
  private final StatusTexts statuses;
  private final EndedTexts ended;
  private final FaultTexts faults;

  Lines(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
    this.statuses = new StatusTexts(texts);
    this.ended = new EndedTexts(texts);
    this.faults = new FaultTexts(texts);
  }

  List<Line> of(Section section, String sid, Moment moment) {
    return switch (section) {
      case FAMILIES -> families(moment);
      case TOKENS -> family(sid, moment).map(found -> tokens(found, moment)).orElse(List.of());
      case KEYS -> keys(moment);
      case DENIED -> denied(moment);
      case FAULTS -> faults(moment.server().faults());
      case SETTINGS ->
          SettingsText.all(moment.session().settings()).entrySet().stream()
              .map(one -> Line.plain(one.getKey(), one.getKey(), one.getValue()))
              .toList();
    };
  }

  /** The family that was chosen, or the newest one. */
  static Optional<Family> family(String sid, Moment moment) {
    Families.Tree truth = moment.cards().truth();
    Optional<Family> chosen = truth.families().get(sid);
    return chosen.isPresent() ? chosen : truth.newest();
  }

  private List<Line> families(Moment moment) {
    List<Line> lines = new ArrayList<>();
    for (Family family : moment.cards().truth().all().reversed()) {
      boolean over = !moment.instant().isBefore(family.absoluteExpiry());
      TokenStatus status =
          family.revoked() ? TokenStatus.REVOKED : over ? TokenStatus.EXPIRED : TokenStatus.VALID;
      lines.add(
          new Line(
              family.sid(),
              List.of(
                  family.letter(),
                  family.subject(),
                  family.clientId(),
                  time(family.createdAt()),
                  time(family.absoluteExpiry()),
                  state(family, status)),
              status,
              status == TokenStatus.VALID));
    }
    return lines;
  }

  private String state(Family family, TokenStatus status) {
    return family.revokedBy() == null
        ? statuses.of(status)
        : texts.get("server.state.because", statuses.of(status), ended.of(family.revokedBy()));
  }

  private List<Line> tokens(Family family, Moment moment) {
    Families.Tree truth = moment.cards().truth();
    return Stream.concat(newest(family.refreshTokens()), newest(family.accessTokens()))
        .flatMap(name -> truth.token(name).stream())
        .sorted(Comparator.comparingLong(IssuedToken::order).reversed())
        .map(token -> token(token, moment))
        .toList();
  }

  private static Stream<TokenName.Issued> newest(List<TokenName.Issued> names) {
    return names.subList(Math.max(0, names.size() - TOKENS_MAX), names.size()).stream();
  }

  private Line token(IssuedToken token, Moment moment) {
    Families.Tree truth = moment.cards().truth();
    TokenStatus status = truth.status(token, moment.instant());
    String word = statuses.of(status);
    return new Line(
        moment.server().jti(token.name()).orElse(""),
        List.of(
            truth.names().shown(token.name()),
            texts.get(
                token.name().type() == TokenType.ACCESS
                    ? "server.kind.access"
                    : "server.kind.refresh"),
            Integer.toString(token.generation()),
            time(token.issuedAt()),
            time(token.expiresAt()),
            token.endedBy() == null
                ? word
                : texts.get("server.state.because", word, ended.of(token.endedBy()))),
        status,
        status == TokenStatus.VALID);
  }

  private List<Line> keys(Moment moment) {
    String signing = moment.session().settings().algorithm().name();
    List<Line> lines = new ArrayList<>();
    for (ServerFacts.Key key : moment.server().keys().reversed()) {
      boolean idle = key.use() == ServerFacts.KeyUse.SIGNS && !key.alg().equals(signing);
      TokenStatus status =
          switch (key.use()) {
            case SIGNS -> idle ? TokenStatus.USED : TokenStatus.VALID;
            case VERIFIES -> TokenStatus.USED;
            case GONE -> TokenStatus.REVOKED;
          };
      String state =
          switch (key.use()) {
            case SIGNS -> texts.get(idle ? "server.key.verifies" : "server.key.signs");
            case VERIFIES -> texts.get("server.key.verifies");
            case GONE -> texts.get("server.key.gone");
          };
      lines.add(
          new Line(
              key.kid() + " " + key.since(),
              List.of(key.kid(), key.alg(), time(key.since()), state),
              status,
              false));
    }
    return lines;
  }

  /** Whatever would still be accepted if nobody looked it up. */
  private List<Line> denied(Moment moment) {
    Families.Tree truth = moment.cards().truth();
    List<Line> lines = new ArrayList<>();
    if (!moment.session().settings().denyList()) {
      return lines;
    }
    for (Family family : truth.all().reversed()) {
      Instant until = Instant.MIN;
      for (TokenName.Issued name : family.accessTokens().reversed()) {
        IssuedToken token = truth.token(name).orElse(null);
        if (token == null || !moment.instant().isBefore(token.expiresAt())) {
          break;
        }
        until = until.isAfter(token.expiresAt()) ? until : token.expiresAt();
        if (token.endedAt() != null && token.endedBy() != null) {
          lines.add(
              denied(
                  texts.get("server.denied.token", truth.names().shown(name)),
                  token.endedAt(),
                  token.expiresAt(),
                  ended.of(token.endedBy())));
        }
      }
      if (family.revokedAt() != null && family.revokedBy() != null && until.isAfter(Instant.MIN)) {
        lines.add(
            denied(
                texts.get("server.denied.family", family.letter()),
                family.revokedAt(),
                until,
                ended.of(family.revokedBy())));
      }
    }
    return lines;
  }

  private Line denied(String what, Instant since, Instant until, String why) {
    return new Line(what, List.of(what, time(since), time(until), why), TokenStatus.REVOKED, false);
  }

  private List<Line> faults(List<ServerFacts.Armed> armed) {
    return armed.stream()
        .map(
            one ->
                new Line(
                    Long.toString(one.number()),
                    List.of(
                        Long.toString(one.number()),
                        faults.name(one.rule().fault().option()),
                        faults.match(one.rule()),
                        one.rule().times() == 0
                            ? texts.get("server.fault.always")
                            : Integer.toString(one.rule().times() - one.fired()),
                        Integer.toString(one.fired())),
                    null,
                    true))
        .toList();
  }

  private String time(Instant instant) {
    return Times.clock(instant, zone);
  }
}
