package dev.tokenscope.view.lifelines;

import dev.tokenscope.drawing.LifelinesDrawing;
import dev.tokenscope.drawing.LifelinesWords;
import dev.tokenscope.drawing.Pen;
import dev.tokenscope.drawing.TimeWindow;
import dev.tokenscope.projection.TokenNames;
import dev.tokenscope.projection.TokenStatus;
import dev.tokenscope.text.Texts;
import dev.tokenscope.text.Times;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import dev.tokenscope.view.Playhead;
import dev.tokenscope.view.Theme;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The course of time, the piece of it that is in sight, and the playhead. */
public final class LifelinesViewModel implements Pane {

  /** So much of what is in sight is past while it goes along with the present. */
  private static final double PAST_PART = 0.7;

  /** Free at the edges. */
  private static final double EDGE_PART = 0.03;

  /** So many access tokens follow each other in what is seen at first. */
  private static final int LIFETIMES_IN_SIGHT = 5;

  /** What is less than this part of what is in sight cannot be seen. */
  private static final double NOTICEABLE_PART = 0.001;

  private static final double ZOOM_STEP = 1.3;
  private static final double PAN_STEP = 0.2;

  private final Texts texts;
  private final ZoneId zone;
  private final Choices choices;
  private final Playhead playhead;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private @Nullable Moment last;
  private @Nullable TimeWindow standing;

  /**
   * What is to be drawn.
   *
   * @param moment of which
   * @param window what is in sight
   * @param present the newest moment
   */
  public record Shown(Moment moment, TimeWindow window, Instant present) {}

  /** The course of time in a language, with times of day of a zone. */
  public LifelinesViewModel(
      Texts texts, ZoneId zone, Choices choices, Playhead playhead, InstantSource clock) {
    this.texts = texts;
    this.zone = zone;
    this.choices = choices;
    this.playhead = playhead;
    this.clock = clock;
    choices.sight().subscribe((_, _) -> again());
    // who goes back to the present wants to see it
    playhead
        .place()
        .subscribe(
            (_, place) -> {
              if (place instanceof Playhead.Present) {
                choices.sight().set(choices.sight().get().following());
              }
            });
  }

  /** What is to be drawn now; empty before the first moment. */
  public ReadOnlyObjectProperty<Optional<Shown>> shown() {
    return shown.getReadOnlyProperty();
  }

  /** How it looks. */
  public ObservableValue<Theme> theme() {
    return choices.theme();
  }

  /** Draws what is shown, with texts of a size. */
  public LifelinesDrawing drawing(Pen pen) {
    return new LifelinesDrawing(
        pen,
        words(
            shown
                .get()
                .map(now -> now.moment().log().names())
                .orElseGet(() -> new TokenNames().initial())));
  }

  /** What is shown, as it is drawn. */
  public Optional<LifelinesDrawing.View> view(boolean focused) {
    return shown
        .get()
        .map(
            now ->
                new LifelinesDrawing.View(
                    now.moment().lines(),
                    now.moment().cards().truth(),
                    now.moment().instant(),
                    now.moment().viewpoint().isLive(),
                    now.present(),
                    now.window(),
                    choices.selection().get(),
                    focused));
  }

  /** The entry that is selected; 0 for none. */
  public ObservableValue<Number> selection() {
    return choices.selection();
  }

  @Override
  public void show(Moment moment) {
    last = moment;
    if (shown.get().filter(before -> looksTheSame(before, moment)).isEmpty()) {
      look(moment);
    }
  }

  /**
   * Whether nothing but time went on, and that by less than a pixel of most windows. The last
   * moment of a countdown is never passed over: nothing would come after it.
   */
  private static boolean looksTheSame(Shown before, Moment now) {
    Moment then = before.moment();
    double gone = before.window().part(now.instant()) - before.window().part(then.instant());
    return Math.abs(gone) < NOTICEABLE_PART
        && now.isFollowed()
        && then.viewpoint().isLive()
        && now.viewpoint().isLive()
        && then.log().lastSeq() == now.log().lastSeq()
        && Stream.of(TokenType.values()).allMatch(type -> status(then, type) == status(now, type));
  }

  private static TokenStatus status(Moment moment, TokenType type) {
    return moment.cards().at(type, moment.instant()).status();
  }

  private void look(Moment moment) {
    TimeWindow window = window(moment);
    standing = window;
    shown.set(Optional.of(new Shown(moment, window, clock.instant())));
  }

  private void again() {
    if (last != null) {
      look(last);
    }
  }

  private TimeWindow window(Moment moment) {
    Sight sight = choices.sight().get();
    Duration span = sight.span().orElseGet(() -> usual(moment));
    if (sight.from().isPresent()) {
      return new TimeWindow(sight.from().get(), span);
    }
    if (!moment.viewpoint().isLive() && standing != null) {
      return reaching(new TimeWindow(standing.from(), span), moment.instant());
    }
    TimeWindow usual = new TimeWindow(moment.instant(), span).moved(-PAST_PART);
    Optional<Instant> first = moment.lines().first();
    if (first.isEmpty()) {
      return usual;
    }
    TimeWindow whole = new TimeWindow(first.get(), span).moved(-EDGE_PART);
    return whole.from().isAfter(usual.from()) ? whole : usual;
  }

  /** Stands still as long as the playhead is in sight. */
  private static TimeWindow reaching(TimeWindow window, Instant instant) {
    double part = window.part(instant);
    if (part < EDGE_PART) {
      return window.moved(part - 0.3);
    }
    return part > 1 - EDGE_PART ? window.moved(part - PAST_PART) : window;
  }

  private static Duration usual(Moment moment) {
    return moment.present().settings().lifetimes().access().multipliedBy(LIFETIMES_IN_SIGHT);
  }

  /** Puts the playhead to a part of what is in sight. */
  public void scrub(double part) {
    shown.get().ifPresent(now -> playhead.to(now.window().at(part)));
  }

  /** One event back. */
  public void previous() {
    playhead.previous();
  }

  /** One event on. */
  public void next() {
    playhead.next();
  }

  /** To the first event. */
  public void first() {
    playhead.first();
  }

  /** To the present, and along with it. */
  public void live() {
    playhead.live();
    choices.sight().set(choices.sight().get().following());
  }

  /** Shows later time, by a part of what is in sight; earlier for a negative one. */
  public void pan(double parts) {
    shown.get().ifPresent(now -> stand(now.window().moved(parts)));
  }

  /** Shows less time, closer, around a part of what is in sight; more for a factor above 1. */
  public void zoom(double factor, double part) {
    shown
        .get()
        .ifPresent(
            now -> {
              TimeWindow window = now.window().scaled(factor, part);
              if (choices.sight().get().follows() && now.moment().viewpoint().isLive()) {
                choices.sight().set(new Sight(Optional.of(window.span()), Optional.empty()));
              } else {
                stand(window);
              }
            });
  }

  /** Closer, around the playhead. */
  public void closer() {
    zoom(1 / ZOOM_STEP, anchor());
  }

  /** Further away, around the playhead. */
  public void further() {
    zoom(ZOOM_STEP, anchor());
  }

  /** Earlier. */
  public void earlier() {
    pan(-PAN_STEP);
  }

  /** Later. */
  public void later() {
    pan(PAN_STEP);
  }

  /** Everything from the first event to the present, and some of what is to come. */
  public void fit() {
    if (last == null) {
      return;
    }
    Moment moment = last;
    Optional<Instant> first = moment.lines().first();
    if (first.isEmpty()) {
      choices.sight().set(Sight.USUAL);
      return;
    }
    Duration whole = Duration.between(first.get(), clock.instant());
    double nanos = (whole.getSeconds() * 1e9 + whole.getNano()) / (PAST_PART - EDGE_PART);
    Duration span =
        Duration.ofNanos((long) Math.min(nanos, (double) TimeWindow.SPAN_MAX.toNanos()));
    if (moment.viewpoint().isLive()) {
      choices.sight().set(new Sight(Optional.of(span), Optional.empty()));
    } else {
      stand(new TimeWindow(first.get(), span).moved(-EDGE_PART));
    }
  }

  private void stand(TimeWindow window) {
    choices.sight().set(new Sight(Optional.of(window.span()), Optional.of(window.from())));
  }

  private double anchor() {
    return shown
        .get()
        .map(now -> now.window().part(now.moment().instant()))
        .filter(part -> part > 0 && part < 1)
        .orElse(0.5);
  }

  /** Selects what a mark stands for. */
  public void choose(String id) {
    if (id.startsWith("entry-")) {
      choices.followLive().set(false);
      choices.selection().set(Long.parseLong(id.substring("entry-".length())));
    }
  }

  /** What is in sight, for who cannot see it. */
  public String spoken() {
    return shown
        .get()
        .map(
            now ->
                texts.get(
                    "lifelines.spoken.text",
                    Times.clock(now.window().from(), zone),
                    Times.clock(now.window().to(), zone),
                    now.moment().lines().calls().size(),
                    words(now.moment().log().names())
                        .flag(now.moment().instant(), now.moment().viewpoint().isLive())))
        .orElse("");
  }

  private LifelinesWords words(TokenNames.Known names) {
    return new LifelinesTexts(texts, zone, names);
  }
}
