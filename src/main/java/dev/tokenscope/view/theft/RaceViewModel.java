package dev.tokenscope.view.theft;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.GracePolicy;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Rotation;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.projection.Families;
import dev.tokenscope.projection.Holders;
import dev.tokenscope.projection.IssuedToken;
import dev.tokenscope.projection.Race;
import dev.tokenscope.projection.TokenStatus;
import dev.tokenscope.text.Texts;
import dev.tokenscope.text.Times;
import dev.tokenscope.view.Asking;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Distinct;
import dev.tokenscope.view.LaneTexts;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token in two hands: who refreshes first is chosen, then the other one comes, and at the
 * end it is said what each still has.
 */
public final class RaceViewModel implements Pane {

  private static final Shown NOTHING = new Shown(false, "", "", List.of(), false, false);

  private final Texts texts;
  private final ZoneId zone;
  private final LaneTexts lanes;
  private final Asking asking;
  private final Choices choices;
  private final Distinct<Shown> shown = new Distinct<>(NOTHING);
  private @Nullable Moment last;
  private Runnable comparison = () -> {};

  /**
   * What the card says.
   *
   * @param there whether there is anything to say
   * @param title how it stands
   * @param text why, and what each still has
   * @param choices what can come next; none at the end
   * @param over whether both have come
   * @param attackerCan whether the attacker holds an access token that is still good
   */
  record Shown(
      boolean there,
      String title,
      String text,
      List<Choice> choices,
      boolean over,
      boolean attackerCan) {
    Shown {
      choices = List.copyOf(choices);
    }
  }

  /**
   * Somebody who can refresh now.
   *
   * @param lane who
   * @param text of the button
   * @param will what will come of it
   */
  record Choice(Lane lane, String text, String will) {}

  /** The card in a language, with times of day of a zone. */
  public RaceViewModel(Texts texts, ZoneId zone, Asking asking, Choices choices) {
    this.texts = texts;
    this.zone = zone;
    this.lanes = new LaneTexts(texts);
    this.asking = asking;
    this.choices = choices;
  }

  /** What the card says now. */
  ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Whether the card is there, for whoever makes room for it. */
  public javafx.beans.value.ObservableValue<Boolean> there() {
    return shown.map(Shown::there);
  }

  /** Lets one of the two refresh. */
  void refresh(Lane lane) {
    asking.ask(
        lane.equals(Lane.ATTACKER) ? new Intent.RefreshAsAttacker() : new Intent.RefreshAsClient());
  }

  /** Calls the API with what the attacker has. */
  void callAsAttacker() {
    asking.ask(new Intent.CallAsAttacker(ApiCall.ORDERS));
  }

  /** Opens the comparison of the defences with this from now on. */
  public void onCompare(Runnable task) {
    comparison = task;
  }

  /** Opens the comparison of the defences. */
  void compare() {
    comparison.run();
  }

  /** Puts the card away until the next theft. */
  void dismiss() {
    Moment moment = last;
    if (moment != null) {
      choices.theftPutAway().set(moment.holders().stolen());
      show(moment);
    }
  }

  @Override
  public void show(Moment moment) {
    last = moment;
    Holders.Stolen stolen = moment.holders().stolen();
    shown.set(
        stolen == null || stolen.equals(choices.theftPutAway().get())
            ? NOTHING
            : Race.of(moment.holders(), moment.cards())
                .map(race -> inWords(race, moment))
                .orElse(NOTHING));
  }

  private Shown inWords(Race race, Moment moment) {
    // a name is not broken into two lines
    String token = race.token().name().shortName().replace(' ', '\u00a0');
    Lane first = race.first();
    Settings settings = moment.cards().truth().settings();
    if (first == null) {
      boolean dead =
          moment.cards().truth().status(race.token(), moment.instant()) != TokenStatus.VALID;
      return dead
          ? new Shown(
              true,
              texts.get("race.dead.title", token),
              texts.get("race.dead.text"),
              List.of(),
              true,
              false)
          : new Shown(
              true,
              texts.get("race.choose.title", token),
              texts.get("race.choose.text"),
              List.of(choose(Lane.CLIENT, token, settings), choose(Lane.ATTACKER, token, settings)),
              false,
              false);
    }
    if (race.second() == null && !race.family().revoked()) {
      Lane other = race.other().orElse(Lane.CLIENT);
      return new Shown(
          true,
          texts.get("race.next.title", who(first)),
          texts.get("race.next.text", who(first), lanes.of(other), token),
          List.of(
              new Choice(
                  other,
                  texts.get("race.next.button", lanes.of(other)),
                  next(other, token, settings))),
          false,
          false);
    }
    return over(race, moment, token);
  }

  /** At the beginning of a sentence. */
  private String who(Lane lane) {
    return texts.get(lane.equals(Lane.CLIENT) ? "theft.first.client" : "theft.first.attacker");
  }

  private Choice choose(Lane lane, String token, Settings settings) {
    String who = lane.equals(Lane.CLIENT) ? "client" : "attacker";
    return new Choice(
        lane,
        texts.get(lane.equals(Lane.CLIENT) ? "race.choose.client" : "race.choose.attacker"),
        texts.get(
            "race.will." + who + "." + defence(settings.rotation()),
            token,
            span(settings.rotation())));
  }

  private String next(Lane other, String token, Settings settings) {
    String who = other.equals(Lane.CLIENT) ? "client" : "attacker";
    String defence = defence(settings.rotation());
    return texts.get("race.then." + who + "." + defence, token, span(settings.rotation()));
  }

  private Shown over(Race race, Moment moment, String token) {
    boolean caught = race.caught();
    boolean accepted = race.second() != null && race.second().accepted();
    String said =
        texts.get(
            caught
                ? "race.over.caught.text"
                : accepted ? "race.over.both.text" : "race.over.refused.text",
            token,
            race.family().letter());
    List<String> sentences = new ArrayList<>(List.of(said));
    for (Lane lane : List.of(Lane.CLIENT, Lane.ATTACKER)) {
      survivor(lane, moment).ifPresent(sentences::add);
    }
    boolean attackerCan = access(Lane.ATTACKER, moment).isPresent();
    if (sentences.size() == 1 && moment.cards().refresh() == null) {
      // nobody has anything: the request to log in again says why
      return NOTHING;
    }
    if (sentences.size() == 1 && caught) {
      sentences.add(texts.get("race.over.nothing"));
    }
    return new Shown(
        true,
        texts.get(caught ? "race.over.caught.title" : "race.over.unnoticed.title"),
        String.join(" ", sentences),
        List.of(),
        true,
        attackerCan);
  }

  /** An access token that is still good, whoever has lost the rest. */
  private Optional<String> survivor(Lane lane, Moment moment) {
    return access(lane, moment)
        .map(
            token ->
                texts.get(
                    "race.over.survivor",
                    lanes.title(lane),
                    token.name().shortName(),
                    Times.clock(token.expiresAt(), zone)));
  }

  private static Optional<IssuedToken> access(Lane lane, Moment moment) {
    Families.Tree truth = moment.cards().truth();
    Instant now = moment.instant();
    return moment
        .holders()
        .of(lane)
        .flatMap(party -> Optional.ofNullable(party.access()))
        .flatMap(truth::token)
        .filter(token -> truth.status(token, now) == TokenStatus.VALID);
  }

  private static String defence(Rotation rotation) {
    if (!rotation.on()) {
      return "off";
    }
    if (rotation.gracePolicy() == GracePolicy.PARENT_ALWAYS) {
      return "always";
    }
    if (rotation.grace().isPositive()) {
      return "grace";
    }
    return rotation.reuseDetection() ? "strict" : "unwatched";
  }

  private String span(Rotation rotation) {
    return texts.times().span(rotation.grace());
  }
}
