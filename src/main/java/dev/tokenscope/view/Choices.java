package dev.tokenscope.view;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.text.Language;
import dev.tokenscope.view.frame.Arrangement;
import dev.tokenscope.view.lifelines.Sight;
import java.time.Duration;
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

  /** The family whose rotation is shown; empty for the one that the client is in. */
  public StringProperty family() {
    return family;
  }
}
