package dev.tokenscope.view;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.text.Language;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What a person chose in the window and nowhere else; it outlives a change of language. */
public final class Choices {

  private final ObjectProperty<ApiCall> call = new SimpleObjectProperty<>(ApiCall.ORDERS);
  private final StringProperty filter = new SimpleStringProperty("");
  private final BooleanProperty followLive = new SimpleBooleanProperty(true);
  private final ObjectProperty<Person> person = new SimpleObjectProperty<>(Person.ALICE);
  private final StringProperty notice = new SimpleStringProperty("");

  private final ObjectProperty<Language> language = new SimpleObjectProperty<>();
  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>();

  /** The first choices of a window. */
  public Choices(Language language, Theme theme) {
    this.language.set(language);
    this.theme.set(theme);
  }

  /** In which language it speaks. */
  public ObjectProperty<Language> language() {
    return language;
  }

  /** How it looks. */
  public ObjectProperty<Theme> theme() {
    return theme;
  }

  /** The call that the button makes. */
  public ObjectProperty<ApiCall> call() {
    return call;
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

  /** What went wrong with the last wish; empty for nothing. */
  public StringProperty notice() {
    return notice;
  }
}
