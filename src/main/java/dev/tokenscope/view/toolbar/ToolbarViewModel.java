package dev.tokenscope.view.toolbar;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Lifetimes;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Event;
import dev.tokenscope.projection.SessionState;
import dev.tokenscope.text.Texts;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.Asking;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Distinct;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import dev.tokenscope.view.Person;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What a person can ask for, and what is chosen. */
public final class ToolbarViewModel implements Pane {

  /** The calls that can be chosen. */
  public static final List<ApiCall> CALLS =
      List.of(
          ApiCall.ORDERS,
          ApiCall.get("/api/orders/2"),
          ApiCall.get("/api/me"),
          ApiCall.get("/api/public"),
          ApiCall.get("/api/admin"),
          ApiCall.get("/api/slow?ms=500"),
          ApiCall.post("/api/orders", "{\"item\":\"coffee\",\"quantity\":1}"));

  /** The speeds that can be chosen, in lab seconds in a real second. */
  public static final List<Integer> SPEEDS = List.of(1, 2, 5, 10, 30, 60);

  /** How far the client's clock may be ahead of the server's. */
  public static final List<Duration> SKEWS =
      List.of(
          Duration.ofHours(-1),
          Duration.ofMinutes(-1),
          Duration.ofSeconds(-10),
          Duration.ZERO,
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofHours(1));

  /** How many calls a burst may have; others are typed among the settings. */
  public static final List<Integer> BURSTS = List.of(2, 5, 10, 50, 100, 1000);

  /** How long a repeated call may wait. */
  public static final List<Duration> WAITS =
      List.of(
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10));

  /** How far a step of the clock may go. */
  public static final List<Duration> STEPS =
      List.of(
          Duration.ofMillis(100),
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofHours(1));

  /** A moment to which the clock can be put. */
  public enum Skip {
    BEFORE_ACCESS(TokenType.ACCESS, Duration.ofSeconds(-1)),
    AFTER_ACCESS(TokenType.ACCESS, Duration.ofMillis(100)),
    BEFORE_REFRESH(TokenType.REFRESH, Duration.ofSeconds(-1)),
    AFTER_REFRESH(TokenType.REFRESH, Duration.ofMillis(100));

    private final TokenType type;
    private final Duration after;

    Skip(TokenType type, Duration after) {
      this.type = type;
      this.after = after;
    }
  }

  /**
   * What the buttons say.
   *
   * @param user who is logged in; empty for nobody
   * @param repeating whether a call is made again and again
   * @param paused whether the clock was stopped
   * @param speed of the clock, for example {@code 10×}
   * @param profile the name of the settings, and the two lifetimes
   * @param chosen the profile
   * @param skew how far the client's clock is ahead
   */
  public record Shown(
      String user,
      boolean repeating,
      boolean paused,
      String speed,
      String profile,
      Profile chosen,
      Duration skew) {

    /** Whether somebody is logged in. */
    public boolean loggedIn() {
      return !user.isEmpty();
    }
  }

  /** What the words are made of: a moment comes ten times a second, and they seldom change. */
  private record Facts(
      String user, boolean repeating, Event.ClockChanged clock, Settings settings) {}

  private final Texts texts;
  private final Asking asking;
  private final Choices choices;
  private @Nullable Facts facts;
  private Settings settings = Profile.CLASSROOM.settings();
  private final Distinct<Shown> shown;

  /** The bar in a language. */
  public ToolbarViewModel(Texts texts, Asking asking, Choices choices) {
    this.texts = texts;
    this.asking = asking;
    this.choices = choices;
    this.shown =
        new Distinct<>(
            new Shown(
                "", false, false, times(1), profile(settings), settings.profile(), Duration.ZERO));
  }

  /** What the buttons say now. */
  public ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /** The call that the button makes. */
  public ObjectProperty<ApiCall> call() {
    return choices.call();
  }

  /** Makes the call that was chosen. */
  public void makeCall() {
    asking.ask(new Intent.Call(choices.call().get()));
  }

  /** How many calls a burst makes. */
  public IntegerProperty times() {
    return choices.burst();
  }

  /** How long a repeated call waits. */
  public ObjectProperty<Duration> every() {
    return choices.every();
  }

  /** How far a step of the clock goes. */
  public ObjectProperty<Duration> stepBy() {
    return choices.step();
  }

  /** What the button of the burst says. */
  public ObservableValue<String> burstText() {
    return choices.burst().map(times -> texts.get("toolbar.burst.text", times));
  }

  /** What the button of the repetition says. */
  public ObservableValue<String> repeatText() {
    return choices.every().map(wait -> texts.get("toolbar.repeat.text", span(wait)));
  }

  /** A duration as a person reads it. */
  public String span(Duration span) {
    return texts.times().span(span);
  }

  /** Makes the call many times at once. */
  public void burst() {
    asking.ask(new Intent.Burst(choices.call().get(), choices.burst().get()));
  }

  /** Makes the call again and again, or stops that. */
  public void repeat() {
    asking.ask(
        new Intent.Repeat(
            choices.call().get(), shown.get().repeating() ? Duration.ZERO : choices.every().get()));
  }

  /** Stops the clock, or lets it run again. */
  public void pauseOrResume() {
    asking.ask(shown.get().paused() ? new Intent.Resume() : new Intent.Pause());
  }

  /** Puts the clock forward by one step. */
  public void step() {
    asking.ask(new Intent.Advance(choices.step().get()));
  }

  /** Puts the clock to where the wall clock is, if that is ahead. */
  public void catchUp() {
    asking.ask(new Intent.CatchUp());
  }

  /** Makes the client's clock wrong, or right again. */
  public void chooseSkew(Duration skew) {
    asking.ask(new Intent.Skew(skew));
  }

  /** How wrong a clock is, in words. */
  public String skew(Duration skew) {
    if (skew.isZero()) {
      return texts.get("toolbar.skew.none");
    }
    return texts.get(
        skew.isNegative() ? "toolbar.skew.behind" : "toolbar.skew.ahead",
        texts.times().span(skew.abs()));
  }

  /** Lets the clock run at a speed. */
  public void speed(int factor) {
    asking.ask(new Intent.Speed(factor));
  }

  /** Puts the clock forward to a moment; there is none while nobody is logged in. */
  public void skip(Skip moment) {
    if (shown.get().loggedIn()) {
      asking.ask(new Intent.SkipToExpiry(moment.type, moment.after));
    }
  }

  /** Logs somebody in, and whoever is in out before. */
  public void become(Person person) {
    choices.person().set(person);
    Runnable logIn = () -> asking.ask(new Intent.LogIn(person.name(), person.password()));
    if (!shown.get().loggedIn()) {
      logIn.run();
    } else if (!shown.get().user().equals(person.name())) {
      asking.ask(new Intent.LogOut(), logIn);
    }
  }

  /** Logs out. */
  public void logOut() {
    if (shown.get().loggedIn()) {
      asking.ask(new Intent.LogOut());
    }
  }

  /** Chooses settings that belong together. */
  public void profile(Profile profile) {
    choose(settings.profile(profile));
  }

  /** What a profile is called, with its lifetimes. */
  public String name(Profile profile) {
    return profile(profile.settings());
  }

  /** A speed as it is written. */
  public String times(double factor) {
    return texts.get(
        "toolbar.speed.text", BigDecimal.valueOf(factor).stripTrailingZeros().toPlainString());
  }

  @Override
  public void show(Moment moment) {
    SessionState.Session session = moment.session();
    // what is chosen is a change of what is in force now, whatever moment is looked at
    settings = moment.present().settings();
    Facts now =
        new Facts(
            session.user() == null ? "" : session.user(),
            session.repeated() != null,
            session.clock(),
            session.settings());
    if (!now.equals(facts)) {
      facts = now;
      shown.set(words(now));
    }
  }

  private Shown words(Facts now) {
    return new Shown(
        now.user(),
        now.repeating(),
        now.clock().paused(),
        times(now.clock().speed()),
        profile(now.settings()),
        now.settings().profile(),
        now.clock().skew());
  }

  private void choose(Settings changed) {
    if (!changed.equals(settings)) {
      asking.ask(new Intent.Choose(changed));
    }
  }

  private String profile(Settings of) {
    Lifetimes lifetimes = of.lifetimes();
    return texts.get(
        "toolbar.profile.text",
        texts.get("profile.name." + of.profile().option()),
        texts.times().span(lifetimes.access()),
        texts.times().span(lifetimes.refreshIdle()));
  }
}
