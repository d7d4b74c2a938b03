package dev.tokenscope.view;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.projection.Holders;
import dev.tokenscope.text.Language;
import dev.tokenscope.view.frame.Arrangement;
import dev.tokenscope.view.frame.Side;
import dev.tokenscope.view.lifelines.Sight;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** What a person chose in the window and nowhere else; it outlives a change of language. */
public final class Choices {

  private final ObjectProperty<ApiCall> call = new SimpleObjectProperty<>(ApiCall.ORDERS);
  private final IntegerProperty burst = new SimpleIntegerProperty(10);
  private final ObjectProperty<Duration> every = new SimpleObjectProperty<>(Duration.ofSeconds(2));
  private final ObjectProperty<Duration> step = new SimpleObjectProperty<>(Duration.ofSeconds(1));
  private final StringProperty filter = new SimpleStringProperty("");
  private final BooleanProperty followLive = new SimpleBooleanProperty(true);
  private final ObjectProperty<Person> person = new SimpleObjectProperty<>(Person.ALICE);
  private final StringProperty notice = new SimpleStringProperty("");

  private final LongProperty selection = new SimpleLongProperty();
  private final LongProperty noticed = new SimpleLongProperty();
  private final ObjectProperty<Holders.Stolen> theftPutAway = new SimpleObjectProperty<>();
  private final StringProperty family = new SimpleStringProperty("");

  private final ObjectProperty<Language> language = new SimpleObjectProperty<>();
  private final ObjectProperty<Appearance> appearance = new SimpleObjectProperty<>();
  private final ObjectProperty<Theme> system = new SimpleObjectProperty<>(Theme.LIGHT);
  private final ObservableValue<Theme> theme =
      Bindings.createObjectBinding(() -> appearance.get().theme(system.get()), appearance, system);
  private final IntegerProperty zoom = new SimpleIntegerProperty(Zoom.NORMAL);
  private final Arrangement arrangement = new Arrangement();
  private final ObjectProperty<Sight> sight = new SimpleObjectProperty<>(Sight.USUAL);

  /** The first choices of a window. */
  public Choices(Language language, Theme theme) {
    this(language, Appearance.of(theme));
  }

  /** The first choices of a window, which may look as the rest of the computer does. */
  public Choices(Language language, Appearance appearance) {
    this.language.set(language);
    this.appearance.set(appearance);
  }

  /** The choices of a window that was used before. */
  public Choices(Preferences preferences) {
    this(
        Objects.requireNonNullElseGet(preferences.language(), Language::system),
        Objects.requireNonNullElse(preferences.appearance(), Appearance.LIGHT));
    zoom.set(preferences.zoom());
    arrangement.tab().set(preferences.tab());
    arrangement.size(Side.LEFT).set(Side.LEFT.limit(preferences.sides().left()));
    arrangement.size(Side.RIGHT).set(Side.RIGHT.limit(preferences.sides().right()));
    arrangement.size(Side.BOTTOM).set(Side.BOTTOM.limit(preferences.sides().bottom()));
    call.set(preferences.call());
    burst.set(preferences.burst());
    every.set(preferences.every());
    step.set(preferences.step());
    Person.ALL.stream()
        .filter(one -> one.name().equals(preferences.person()))
        .findFirst()
        .ifPresent(person::set);
    followLive.set(preferences.followLive());
  }

  /** What of it is to be found again the next time; the window's place is not known here. */
  public Preferences preferences() {
    return new Preferences(
        null,
        language.get(),
        appearance.get(),
        zoom.get(),
        arrangement.tab().get(),
        new Preferences.Sides(
            arrangement.size(Side.LEFT).get(),
            arrangement.size(Side.RIGHT).get(),
            arrangement.size(Side.BOTTOM).get()),
        call.get(),
        burst.get(),
        every.get(),
        step.get(),
        person.get().name(),
        followLive.get());
  }

  /** Calls a listener whenever something changed that {@link #preferences} tells of. */
  void onPreference(Runnable listener) {
    for (Observable one :
        List.of(
            language,
            appearance,
            zoom,
            arrangement.tab(),
            arrangement.size(Side.LEFT),
            arrangement.size(Side.RIGHT),
            arrangement.size(Side.BOTTOM),
            call,
            burst,
            every,
            step,
            person,
            followLive)) {
      one.subscribe(listener);
    }
  }

  /** In which language it speaks. */
  public ObjectProperty<Language> language() {
    return language;
  }

  /** How it looks. */
  public ObservableValue<Theme> theme() {
    return theme;
  }

  /** What was chosen about light and dark. */
  public ObjectProperty<Appearance> appearance() {
    return appearance;
  }

  /** How the rest of this computer looks. */
  public ObjectProperty<Theme> system() {
    return system;
  }

  /** How large everything is, in percent. */
  public IntegerProperty zoom() {
    return zoom;
  }

  /** How many pixels one em has. */
  public ObservableValue<Number> em() {
    return zoom.map(percent -> Zoom.em(percent.intValue()));
  }

  /** Where things are. */
  public Arrangement arrangement() {
    return arrangement;
  }

  /** Which piece of time the lifelines show. */
  public ObjectProperty<Sight> sight() {
    return sight;
  }

  /** The call that the button makes. */
  public ObjectProperty<ApiCall> call() {
    return call;
  }

  /** How many calls a burst makes, 2 to 5000. */
  public IntegerProperty burst() {
    return burst;
  }

  /** How long a repeated call waits, in lab time. */
  public ObjectProperty<Duration> every() {
    return every;
  }

  /** How far a step puts the lab clock forward. */
  public ObjectProperty<Duration> step() {
    return step;
  }

  /** What rows of the log must contain. */
  public StringProperty filter() {
    return filter;
  }

  /** Whether the log goes along with what happens. */
  public BooleanProperty followLive() {
    return followLive;
  }

  /** Who would log in. */
  public ObjectProperty<Person> person() {
    return person;
  }

  /** The entry of the journal that is explained; 0 for the newest message, whatever it is. */
  public LongProperty selection() {
    return selection;
  }

  /** What went wrong with the last wish; empty for nothing. */
  public StringProperty notice() {
    return notice;
  }

  /** The last entry whose trouble was put away. */
  public LongProperty noticed() {
    return noticed;
  }

  /** The theft whose card was put away; null for none. */
  public ObjectProperty<Holders.Stolen> theftPutAway() {
    return theftPutAway;
  }

  /** The family whose rotation is shown; empty for the one that the client is in. */
  public StringProperty family() {
    return family;
  }
}
