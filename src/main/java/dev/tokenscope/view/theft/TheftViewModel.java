package dev.tokenscope.view.theft;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.scenario.Defence;
import dev.tokenscope.scenario.Theft;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Asking;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What an attacker can do in this laboratory, and the same theft tried against four defences. */
public final class TheftViewModel implements Pane {

  private final Texts texts;
  private final Asking asking;
  private final Trial trial;
  private final ReadOnlyBooleanWrapper canSteal = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper hasStolen = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<Theft.Who> first = new SimpleObjectProperty<>(Theft.Who.CLIENT);
  private final BooleanProperty running = new SimpleBooleanProperty();
  private final ObservableList<Column> columns = FXCollections.observableArrayList();

  /** Tries a theft against every defence. */
  @FunctionalInterface
  interface Trial {
    List<Theft> compare(Theft.Who first) throws IOException;
  }

  /**
   * A sentence and how it is meant.
   *
   * @param text of it
   * @param good for the user: the client is let in, or the attacker is not
   */
  record Line(String text, boolean good) {}

  /**
   * One defence.
   *
   * @param title of it
   * @param why it helps, or does not
   * @param deeds what was tried, in order
   * @param ends what came of it: noticed or not, the client, the attacker
   */
  record Column(String title, String why, List<Line> deeds, List<Line> ends) {
    Column {
      deeds = List.copyOf(deeds);
      ends = List.copyOf(ends);
    }
  }

  /** The model, with real trials. */
  public TheftViewModel(Texts texts, Asking asking) {
    this(texts, asking, Theft::compare);
  }

  TheftViewModel(Texts texts, Asking asking, Trial trial) {
    this.texts = texts;
    this.asking = asking;
    this.trial = trial;
  }

  /** Whether the client holds a refresh token that could be copied. */
  public ReadOnlyBooleanProperty canSteal() {
    return canSteal.getReadOnlyProperty();
  }

  /** Whether the attacker holds something. */
  public ReadOnlyBooleanProperty hasStolen() {
    return hasStolen.getReadOnlyProperty();
  }

  /** Copies the refresh token from the client's store. */
  public void steal() {
    asking.ask(new Intent.Steal());
  }

  /** Uses what was copied at the place where refresh tokens are used. */
  public void refresh() {
    asking.ask(new Intent.RefreshAsAttacker());
  }

  /** Lets the client refresh as it does by itself, once its access token has ended. */
  public void refreshAsClient() {
    asking.ask(new Intent.RefreshAsClient());
  }

  /** Calls the API with what the attacker got. */
  public void call() {
    asking.ask(new Intent.CallAsAttacker(ApiCall.ORDERS));
  }

  /** Who refreshes first in the comparison. */
  ObjectProperty<Theft.Who> first() {
    return first;
  }

  /** Whether it is being tried. */
  BooleanProperty running() {
    return running;
  }

  /** What came of it, a column for each defence. */
  ObservableList<Column> columns() {
    return columns;
  }

  /** Has something to show when it comes in sight. */
  public void open() {
    if (columns.isEmpty() && !running.get()) {
      compare();
    }
  }

  /** Tries the theft against each defence, beside the thread of the window. */
  void compare() {
    Theft.Who asked = first.get();
    running.set(true);
    asking.aside(
        () -> trial.compare(asked),
        thefts -> {
          // somebody may have chosen the other one meanwhile
          if (asked == first.get()) {
            running.set(false);
            columns.setAll(thefts.stream().map(this::column).toList());
          }
        });
  }

  @Override
  public void show(Moment moment) {
    canSteal.set(moment.cards().refresh() != null);
    hasStolen.set(
        moment.holders().parties().stream()
            .anyMatch(party -> party.lane().equals(Lane.ATTACKER) && party.refresh() != null));
  }

  private Column column(Theft theft) {
    List<Line> deeds = new ArrayList<>();
    for (Theft.Deed deed : theft.deeds()) {
      String result = deed.worked() ? "worked" : "refused";
      deeds.add(
          new Line(
              texts.get("theft.deed." + name(deed.what()) + "." + result, who(deed.who())),
              deed.worked() == (deed.who() == Theft.Who.CLIENT)));
    }
    boolean stays = theft.goesOn(Theft.Who.ATTACKER);
    boolean clientGoesOn = theft.goesOn(Theft.Who.CLIENT);
    List<Line> ends =
        List.of(
            new Line(
                texts.get(theft.caught() ? "theft.caught.yes" : "theft.caught.no"), theft.caught()),
            new Line(
                texts.get(
                    stays
                        ? "theft.attacker.stays"
                        : theft.survives(Theft.Who.ATTACKER)
                            ? "theft.attacker.survives"
                            : "theft.attacker.out"),
                !stays),
            new Line(
                texts.get(clientGoesOn ? "theft.client.goesOn" : "theft.client.login"),
                clientGoesOn));
    String defence = name(theft.defence());
    return new Column(
        texts.get("theft.defence." + defence), texts.get("theft.why." + defence), deeds, ends);
  }

  private String who(Theft.Who who) {
    return texts.get(who == Theft.Who.CLIENT ? "theft.first.client" : "theft.first.attacker");
  }

  private static String name(Theft.What what) {
    return switch (what) {
      case REFRESH_FIRST -> "refreshFirst";
      case REFRESH_SECOND -> "refreshSecond";
      case CALL_AFTER -> "callAfter";
      case CALL_LATER -> "callLater";
    };
  }

  private static String name(Defence defence) {
    return switch (defence) {
      case NO_ROTATION -> "noRotation";
      case ROTATION -> "rotation";
      case GRACE -> "grace";
      case DENY_LIST -> "denyList";
    };
  }
}
