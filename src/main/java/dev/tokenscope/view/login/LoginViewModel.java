package dev.tokenscope.view.login;

import dev.tokenscope.intent.Intent;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.projection.Families;
import dev.tokenscope.projection.IssuedToken;
import dev.tokenscope.projection.SessionState;
import dev.tokenscope.text.Texts;
import dev.tokenscope.text.Times;
import dev.tokenscope.view.Asking;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Distinct;
import dev.tokenscope.view.LaneTexts;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import dev.tokenscope.view.Person;
import dev.tokenscope.view.ReasonTexts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Who would log in, and why somebody must. */
public final class LoginViewModel implements Pane {

  private boolean live = true;
  private final Texts texts;
  private final ReasonTexts reasons;
  private final LaneTexts lanes;
  private final ZoneId zone;
  private final Asking asking;
  private final Choices choices;
  private final StringProperty password = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final Distinct<Shown> shown = new Distinct<>(new Shown(false, false, false, "", "", ""));

  /**
   * What the pane says.
   *
   * @param needed whether somebody must log in
   * @param first whether nothing happened yet, so that there is nothing else to look at
   * @param alarming whether that is no ordinary beginning or end
   * @param title why, in a few words
   * @param text what happened, and what helps
   * @param refused that the password was wrong; empty otherwise
   */
  public record Shown(
      boolean needed, boolean first, boolean alarming, String title, String text, String refused) {}

  /** The pane in a language. */
  public LoginViewModel(Texts texts, ZoneId zone, Asking asking, Choices choices) {
    this.texts = texts;
    this.zone = zone;
    this.reasons = new ReasonTexts(texts);
    this.lanes = new LaneTexts(texts);
    this.asking = asking;
    this.choices = choices;
    choices.person().subscribe(person -> password.set(person.password()));
  }

  /** What the pane says now. */
  public ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Who can log in. */
  public List<Person> people() {
    return Person.ALL;
  }

  /** Who would. */
  public ObjectProperty<Person> person() {
    return choices.person();
  }

  /** What is typed as the password. */
  public StringProperty password() {
    return password;
  }

  /** Whether a login is under way. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** The password of somebody, because this is a laboratory. */
  public String hint(Person person) {
    return texts.get("login.hint.text", person.name(), person.password());
  }

  /** Logs in who was chosen. */
  public void logIn() {
    if (busy.get() || !shown.get().needed()) {
      return;
    }
    busy.set(true);
    asking.ask(
        new Intent.LogIn(choices.person().get().name(), password.get()), () -> busy.set(false));
  }

  /** Whether it is asked for now, and not at a moment of the past. */
  boolean isLive() {
    return live;
  }

  @Override
  public void show(Moment moment) {
    live = moment.viewpoint().isLive();
    SessionState.Session session = moment.session();
    LoginReason reason = session.reason();
    String refused =
        session.refusedUser() == null ? "" : texts.get("login.refused.text", session.refusedUser());
    shown.set(
        session.loggedIn() || reason == null
            ? new Shown(false, false, false, "", "", "")
            : new Shown(
                true,
                reason == LoginReason.FIRST_START && session.steps().isEmpty(),
                reason != LoginReason.FIRST_START && reason != LoginReason.LOGGED_OUT,
                reasons.title(reason),
                text(reason, moment.cards().truth()),
                refused));
  }

  /** The client knows only that it was refused; the laboratory knows why. */
  private String text(LoginReason reason, Families.Tree truth) {
    boolean refused = reason == LoginReason.REVOKED || reason == LoginReason.REUSED;
    return (refused ? truth.stolen() : Optional.<IssuedToken>empty())
        .map(this::stolen)
        .orElseGet(() -> reasons.text(reason));
  }

  private String stolen(IssuedToken token) {
    Instant at = Objects.requireNonNull(token.reusedAt());
    Lane by = token.reusedBy();
    return texts.get(
        "reason.text.stolen",
        token.name().shortName(),
        Times.clock(at, zone),
        by == null ? texts.get("who.somebody.text") : lanes.of(by));
  }
}
