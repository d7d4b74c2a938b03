package dev.tokenscope.view.lifelines;

import static dev.tokenscope.view.OnWindow.fx;
import static dev.tokenscope.view.OnWindow.shown;
import static dev.tokenscope.view.OnWindow.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tokenscope.drawing.LifelinesDrawing;
import dev.tokenscope.projection.Script;
import dev.tokenscope.projection.TokenNames;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Lookup;
import dev.tokenscope.view.MainWindow;
import dev.tokenscope.view.Scenes;
import dev.tokenscope.view.Theme;
import dev.tokenscope.view.Wishes;
import dev.tokenscope.view.canvas.CanvasPane;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Time and sequence are made larger, smaller and moved by wheel, fingers and keys. */
class ZoomedTest {

  private enum With {
    NOTHING,
    SHIFT,
    CTRL
  }

  @SuppressWarnings("NullAway.Init") // by open()
  private MainWindow window;

  @SuppressWarnings("NullAway.Init") // by open()
  private Stage stage;

  @BeforeAll
  static void start() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  @BeforeEach
  void open() throws TimeoutException {
    window =
        fx(
            () ->
                new MainWindow(
                    Wishes.access(Scenes.CROWDED.script(), new Wishes()),
                    Language.ENGLISH,
                    Theme.LIGHT));
    stage =
        fx(
            () -> {
              Stage onto = new Stage();
              window.show(onto);
              return onto;
            });
    shown(window);
    until(() -> canvas("#lifelines").getHeight() > 0);
    // a piece of time that stands still
    fx(() -> choose(Duration.ofSeconds(60), Instant.parse("2026-01-01T00:00:00Z")));
  }

  @AfterEach
  void close() {
    fx(
        () -> {
          window.close();
          stage.close();
        });
  }

  @Test
  void the_wheel_shows_less_time_and_more_around_the_mouse() {
    Instant under = inTheMiddle();
    wheel("#lifelines", 0, 40, With.NOTHING);
    assertThat(span()).isLessThan(Duration.ofSeconds(60));
    assertThat(inTheMiddle())
        .isCloseTo(
            under,
            new org.assertj.core.data.TemporalUnitWithinOffset(
                2, java.time.temporal.ChronoUnit.MILLIS));
    wheel("#lifelines", 0, -40, With.NOTHING);
    assertThat(span()).isCloseTo(Duration.ofSeconds(60), Duration.ofMillis(2));
    wheel("#lifelines", 0, -40, With.NOTHING);
    assertThat(span()).isGreaterThan(Duration.ofSeconds(60));
  }

  @Test
  void the_wheel_with_shift_or_to_the_side_shows_earlier_and_later_time() {
    Instant before = from();
    wheel("#lifelines", 0, -40, With.SHIFT);
    assertThat(from()).isAfter(before);
    wheel("#lifelines", 40, 0, With.NOTHING);
    assertThat(from())
        .isCloseTo(
            before,
            new org.assertj.core.data.TemporalUnitWithinOffset(
                2, java.time.temporal.ChronoUnit.MILLIS));
    wheel("#lifelines", 40, 1, With.NOTHING);
    assertThat(from()).isBefore(before);
    assertThat(span()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void fingers_show_less_time_by_as_much_as_they_go_apart() {
    Instant under = inTheMiddle();
    pinch("#lifelines", 1.5, 1.5);
    pinch("#lifelines", 2, 3);
    assertThat(span()).isCloseTo(Duration.ofSeconds(20), Duration.ofMillis(5));
    assertThat(inTheMiddle())
        .isCloseTo(
            under,
            new org.assertj.core.data.TemporalUnitWithinOffset(
                5, java.time.temporal.ChronoUnit.MILLIS));
    pinch("#lifelines", 0.25, 0.75);
    assertThat(span()).isCloseTo(Duration.ofSeconds(80), Duration.ofMillis(20));
    pinch("#lifelines", 0, 0);
    assertThat(span()).as("no fingers").isCloseTo(Duration.ofSeconds(80), Duration.ofMillis(20));
  }

  @Test
  void keys_do_the_same_and_one_shows_everything() {
    key("#lifelines", KeyCode.PLUS, With.NOTHING);
    Duration closer = span();
    assertThat(closer).isLessThan(Duration.ofSeconds(60));
    key("#lifelines", KeyCode.MINUS, With.NOTHING);
    key("#lifelines", KeyCode.SUBTRACT, With.NOTHING);
    assertThat(span()).isGreaterThan(Duration.ofSeconds(60));
    Instant before = from();
    key("#lifelines", KeyCode.LEFT, With.SHIFT);
    assertThat(from()).isBefore(before);
    key("#lifelines", KeyCode.RIGHT, With.SHIFT);
    assertThat(from())
        .isCloseTo(
            before,
            new org.assertj.core.data.TemporalUnitWithinOffset(
                2, java.time.temporal.ChronoUnit.MILLIS));

    key("#lifelines", KeyCode.F, With.NOTHING);
    Sight all = window.choices().sight().get();
    assertThat(all.follows()).isTrue();
    Duration session = Duration.between(Script.START, Scenes.CROWDED.script().now());
    assertThat(all.span().orElseThrow()).isGreaterThan(session.minusSeconds(2));
  }

  @Test
  void the_sequence_is_scrolled_by_the_wheel_and_zoomed_with_ctrl_fingers_and_keys() {
    double usual = lineHeight();
    wheel("#sequence", 0, 40, With.CTRL);
    assertThat(lineHeight()).isGreaterThan(usual);
    wheel("#sequence", 0, -40, With.CTRL);
    assertThat(lineHeight()).isEqualTo(usual);

    fingers("#sequence", 1.5);
    assertThat(lineHeight()).isCloseTo(1.5 * usual, within(1.0));
    fingers("#sequence", 10);
    assertThat(lineHeight()).as("larger is of no use").isCloseTo(2 * usual, within(1.0));
    fingers("#sequence", 0.5);
    assertThat(lineHeight()).isCloseTo(usual, within(1.0));

    key("#sequence", KeyCode.MINUS, With.NOTHING);
    assertThat(lineHeight()).isLessThan(usual);
    key("#sequence", KeyCode.PLUS, With.NOTHING);
    assertThat(lineHeight()).isEqualTo(usual);

    ScrollBar bar = (ScrollBar) Lookup.the(window.scene(), "#sequenceScroll");
    double end = fx(bar::getValue);
    wheel("#sequence", 0, 25, With.NOTHING);
    assertThat(fx(bar::getValue)).isEqualTo(end - 25);
    assertThat(window.choices().followLive().get()).as("who scrolls up reads in peace").isFalse();
  }

  private void choose(Duration span, Instant from) {
    window.choices().sight().set(new Sight(Optional.of(span), Optional.of(from)));
  }

  private Duration span() {
    return fx(() -> window.choices().sight().get().span().orElseThrow());
  }

  private Instant from() {
    return fx(() -> window.choices().sight().get().from().orElseThrow());
  }

  /** Where the mouse is: over the middle of what is in sight. */
  private double middle() {
    CanvasPane canvas = canvas("#lifelines");
    return fx(
        () -> {
          LifelinesDrawing drawing =
              new LifelinesDrawing(
                  canvas.pen(),
                  new LifelinesTexts(
                      Texts.in(Language.ENGLISH), ZoneOffset.UTC, new TokenNames().initial()));
          return (drawing.left() + drawing.right(canvas.getWidth())) / 2;
        });
  }

  private Instant inTheMiddle() {
    return from().plus(span().dividedBy(2));
  }

  private double lineHeight() {
    WaitForAsyncUtils.waitForFxEvents(3);
    fx(() -> window.scene().getRoot().layout());
    return fx(
        () ->
            canvas("#sequence").drawing().marks().stream()
                .filter(mark -> mark.id().startsWith("line-"))
                .mapToDouble(mark -> mark.bounds().height())
                .findFirst()
                .orElseThrow());
  }

  private CanvasPane canvas(String id) {
    return (CanvasPane) Lookup.the(window.scene(), id);
  }

  private void wheel(String id, double across, double down, With with) {
    double x = id.equals("#lifelines") ? middle() : 50;
    fire(
        id,
        new ScrollEvent(
            ScrollEvent.SCROLL,
            x,
            60,
            x,
            60,
            with == With.SHIFT,
            with == With.CTRL,
            false,
            false,
            false,
            false,
            across,
            down,
            across,
            down,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            null));
  }

  private void pinch(String id, double factor, double total) {
    fire(id, zoom(ZoomEvent.ZOOM, middle(), factor, total));
  }

  /** Put down, moved apart and lifted. */
  private void fingers(String id, double total) {
    fire(id, zoom(ZoomEvent.ZOOM_STARTED, 50, 1, 1));
    fire(id, zoom(ZoomEvent.ZOOM, 50, Math.sqrt(total), Math.sqrt(total)));
    fire(id, zoom(ZoomEvent.ZOOM, 50, Math.sqrt(total), total));
    fire(id, zoom(ZoomEvent.ZOOM_FINISHED, 50, 1, total));
  }

  private static ZoomEvent zoom(EventType<ZoomEvent> type, double x, double factor, double total) {
    return new ZoomEvent(
        type, x, 60, x, 60, false, false, false, false, false, false, factor, total, null);
  }

  private void key(String id, KeyCode code, With with) {
    fire(
        id,
        new KeyEvent(
            KeyEvent.KEY_PRESSED,
            "",
            "",
            code,
            with == With.SHIFT,
            with == With.CTRL,
            false,
            false));
  }

  private void fire(String id, Event event) {
    Node node = canvas(id);
    fx(() -> Event.fireEvent(node, event));
  }
}
