package dev.tokenscope.view.status;

import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Rotation;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Event;
import dev.tokenscope.projection.SessionState;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Appearance;
import dev.tokenscope.view.Asking;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Distinct;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import dev.tokenscope.view.Theme;
import dev.tokenscope.view.Zoom;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What is in force, in one line. */
public final class StatusViewModel implements Pane {

  private static final Duration NOT_WORTH_A_WORD = Duration.ofSeconds(1);

  private final Texts texts;
  private final String origin;
  private final Asking asking;
  private final Choices choices;
  private final Distinct<Shown> shown;
  private @Nullable Facts facts;

  /** What the words are made of: a moment comes ten times a second, and they seldom change. */
  private record Facts(
      String origin,
      Settings settings,
      long messages,
      Event.ClockChanged clock,
      boolean held,
      Duration ahead) {}

  /**
   * What the line says.
   *
   * @param origin where the server listens
   * @param style where refresh tokens go
   * @param rotation what becomes of a used one
   * @param messages how many there were
   * @param clock how the clock goes; empty while it goes like any other
   * @param behind whether the lab clock can catch up with the wall clock
   */
  public record Shown(
      String origin,
      String style,
      String rotation,
      String messages,
      String clock,
      boolean behind) {}

  /**
   * The line in a language.
   *
   * @param origin of the server, for while the journal says nothing of it
   */
  public StatusViewModel(Texts texts, String origin, Asking asking, Choices choices) {
    this.texts = texts;
    this.origin = origin;
    this.asking = asking;
    this.choices = choices;
    this.shown = new Distinct<>(new Shown(origin, "", "", "", "", false));
  }

  /** What the line says now. */
  public ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /** What went wrong with the last wish; empty for nothing. */
  public ObservableValue<String> notice() {
    return choices.notice();
  }

  /** In which language the window speaks. */
  public ObjectProperty<Language> language() {
    return choices.language();
  }

  /** How the window looks. */
  public ObservableValue<Theme> theme() {
    return choices.theme();
  }

  /** Chooses how it looks, whatever the rest of the computer does. */
  public void choose(Appearance appearance) {
    choices.appearance().set(appearance);
  }

  /** How large everything is, in words. */
  public ObservableValue<String> zoom() {
    return choices.zoom().map(percent -> texts.get("status.zoom.text", percent));
  }

  /** Makes everything as large as it was designed. */
  public void resetZoom() {
    choices.zoom().set(Zoom.NORMAL);
  }

  /** Puts the lab clock to where the wall clock is. */
  public void catchUp() {
    asking.ask(new Intent.CatchUp());
  }

  @Override
  public void show(Moment moment) {
    SessionState.Session session = moment.session();
    Facts now =
        new Facts(
            session.origin().isEmpty() ? origin : session.origin(),
            session.settings(),
            session.messages(),
            session.clock(),
            session.held() > 0,
            // no words are made of less than a second
            moment.ahead().truncatedTo(ChronoUnit.SECONDS));
    if (!now.equals(facts)) {
      facts = now;
      shown.set(words(now));
    }
  }

  private Shown words(Facts now) {
    return new Shown(
        now.origin(),
        texts.get(
            now.settings().style() == RefreshStyle.HEADER
                ? "status.style.header"
                : "status.style.endpoint"),
        rotation(now.settings().rotation()),
        now.messages() == 1
            ? texts.get("status.messages.one")
            : texts.get("status.messages.text", now.messages()),
        clock(now),
        now.ahead().compareTo(NOT_WORTH_A_WORD.negated()) <= 0);
  }

  private String rotation(Rotation rotation) {
    if (!rotation.on()) {
      return texts.get("status.rotation.off");
    }
    return String.join(
        " · ",
        texts.get("status.rotation.on"),
        texts.get(rotation.reuseDetection() ? "status.reuse.on" : "status.reuse.off"),
        texts.get("status.grace.text", texts.times().span(rotation.grace())));
  }

  private String clock(Facts now) {
    Duration apart = now.ahead().abs();
    String distance =
        apart.compareTo(NOT_WORTH_A_WORD) < 0
            ? ""
            : texts.get(
                now.ahead().isNegative() ? "status.clock.behind" : "status.clock.ahead",
                texts.times().span(Duration.ofSeconds(apart.toSeconds())));
    String state = "";
    if (now.held()) {
      state = texts.get("status.clock.held");
    } else if (now.clock().paused()) {
      state = texts.get("status.clock.paused");
    } else if (now.clock().speed() != 1) {
      state =
          texts.get(
              "status.clock.speed",
              BigDecimal.valueOf(now.clock().speed()).stripTrailingZeros().toPlainString());
    }
    return state.isEmpty() || distance.isEmpty() ? state + distance : state + " · " + distance;
  }
}
