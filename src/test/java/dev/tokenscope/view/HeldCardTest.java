package dev.tokenscope.view;

import static dev.tokenscope.view.OnWindow.fx;
import static dev.tokenscope.view.OnWindow.settled;
import static dev.tokenscope.view.OnWindow.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.drawing.Mark;
import dev.tokenscope.intent.Decision;
import dev.tokenscope.intent.HoldFilter;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.view.canvas.CanvasPane;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.event.EventType;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;

/** The card about a held message sits at the ghost arrow of that message. */
class HeldCardTest {

  /** What hangs together is laid out after so many. */
  private static final int PULSES = 3;

  private final Script script = Scenes.CROWDED.script();

  @SuppressWarnings("NullAway.Init") // by open()
  private MainWindow window;

  @SuppressWarnings("NullAway.Init") // by open()
  private Stage stage;

  private double zoomed = 1;

  @BeforeAll
  static void start() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  @BeforeEach
  void open() {
    window =
        fx(
            () ->
                new MainWindow(Wishes.access(script, new Wishes()), Language.ENGLISH, Theme.LIGHT));
    stage =
        fx(
            () -> {
              Stage onto = new Stage();
              window.show(onto);
              // the screen of the headless platform is smaller than the window
              window.scene().getRoot().setManaged(false);
              window.scene().getRoot().resize(1280, 800);
              return onto;
            });
    until(() -> Lookup.isSeen(window.scene(), "#stepSend") && place(canvas()).getHeight() > 0);
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
  void below_its_arrow_and_between_the_lines() {
    settle();
    assertThat(card().getMinY()).isBetween(arrow().getMaxY(), arrow().getMaxY() + 12);
    assertThat(card().getMinX()).isGreaterThan(place(canvas()).getMinX());
    assertWhole();
    assertThat(covered()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void goes_along_when_the_sequence_is_zoomed_and_the_window_resized(Language language) {
    fx(() -> window.choices().language().set(language));
    for (int width : List.of(1280, 1920, 1200)) {
      fx(() -> window.scene().getRoot().resize(width, 0.64 * width));
      settle();
      for (double factor : new double[] {1.6, 0.6, 1}) {
        pinch(factor);
        settle();
        assertThat(card().getMinY())
            .as("%d px wide, zoomed %.1f", width, factor)
            .isBetween(arrow().getMaxY(), arrow().getMaxY() + 20);
        assertWhole();
        assertThat(covered()).isEmpty();
      }
    }
  }

  @Test
  void stays_at_the_edge_behind_which_its_arrow_is_scrolled() {
    fx(() -> window.choices().followLive().set(false));
    settle();
    for (int turns = 0; turns < 60 && line().isPresent(); turns++) {
      // over the card the wheel turns what is behind it
      wheel(Lookup.the(window.scene(), "#stepCard"), 15);
      settle();
      assertWhole();
      line().ifPresent(arrow -> assertThat(card().intersects(shrunk(arrow))).isFalse());
    }
    assertThat(line()).as("the arrow is out of sight").isEmpty();
    assertThat(place(canvas()).getMaxY() - card().getMaxY()).isBetween(0.0, 12.0);
    wheel(canvas(), -10_000);
    settle();
    assertThat(card().getMinY()).isBetween(arrow().getMaxY(), arrow().getMaxY() + 12);
  }

  @Test
  void keeps_to_its_row_above_the_tabs_where_its_arrow_is_not_seen() {
    fx(() -> window.act("menuTab-log"));
    settle();
    assertAboveTabs();
    fx(() -> window.act("menuTab-sequence"));
    settle();
    assertThat(card().getMinY()).isGreaterThan(arrow().getMaxY());

    // of a moment before it was held
    fx(() -> window.playhead().to(20, script.entries().get(19).at()));
    until(() -> Lookup.isSeen(window.scene(), "#past"));
    settle();
    assertAboveTabs();
    fx(() -> window.playhead().live());
    until(() -> line().isPresent());
    settle();
    assertThat(card().getMinY()).isGreaterThan(arrow().getMaxY());

    fx(() -> window.act("menuSettings"));
    settle();
    assertThat(card().getMaxY()).as("above the page").isLessThan(place("#closePage").getMinY());
  }

  @Test
  void keeps_to_its_row_where_the_sequence_is_too_low_for_it() {
    fx(() -> window.choices().zoom().set(200));
    settle();
    assertAboveTabs();
    fx(() -> window.choices().zoom().set(100));
    settle();
    assertThat(card().getMinY()).isGreaterThan(arrow().getMaxY());

    pinch(1.6);
    fx(() -> window.scene().getRoot().resize(1100, 680));
    settle();
    assertAboveTabs();
    pinch(1);
    settle();
    assertThat(card().getMinY()).isGreaterThan(arrow().getMaxY());
  }

  @Test
  void is_reached_before_the_tabs_wherever_it_sits() {
    settle();
    Node card = Lookup.the(window.scene(), "#stepCard").getParent().getParent();
    List<Node> column = fx(() -> List.copyOf(card.getParent().getChildrenUnmodifiable()));
    assertThat(fx(card::isManaged)).as("it has left its row").isFalse();
    assertThat(column.indexOf(card)).isLessThan(column.indexOf(window.scene().lookup(".stage")));
  }

  @Test
  void waits_at_the_end_for_the_message_that_is_to_come() {
    settle();
    script.append(new Event.Asked(new Intent.Hold(HoldFilter.ALL)));
    Event.Held held =
        script.entries().stream()
            .map(Entry::event)
            .filter(Event.Held.class::isInstance)
            .map(Event.Held.class::cast)
            .findFirst()
            .orElseThrow();
    script.append(new Event.Released(held.hold(), held.exchange(), new Decision.Send()));
    until(() -> !Lookup.isSeen(window.scene(), "#stepSend"));
    settle();
    assertThat(card().getHeight()).isLessThan(100);
    assertWhole();
    assertThat(covered()).isEmpty();
    assertThat(lowestLine()).isBetween(card().getMinY() - 12, card().getMinY());
  }

  private void assertAboveTabs() {
    assertThat(card().getMaxY()).isLessThan(place("#tabs").getMinY());
  }

  private void assertWhole() {
    Bounds place = place(canvas());
    Bounds card = card();
    assertThat(card.getMinY()).isGreaterThanOrEqualTo(heads());
    assertThat(card.getMaxY()).isLessThanOrEqualTo(place.getMaxY());
    assertThat(card.getMinX()).isGreaterThanOrEqualTo(place.getMinX());
    assertThat(card.getMaxX()).isLessThanOrEqualTo(place.getMaxX());
    assertThat(card.getHeight())
        .as("nothing of it is cut off")
        .isGreaterThanOrEqualTo(
            fx(
                () ->
                    ((javafx.scene.layout.Region) Lookup.the(window.scene(), "#stepCard"))
                        .prefHeight(card.getWidth())));
  }

  // what is seen, in coordinates of the window

  private Bounds card() {
    return place("#stepCard");
  }

  private CanvasPane canvas() {
    return (CanvasPane) Lookup.the(window.scene(), "#sequence");
  }

  /** The line of the message that is held, while it is drawn. */
  private Optional<Bounds> line() {
    CanvasPane canvas = canvas();
    return fx(
        () ->
            canvas.drawing().marks().stream()
                .filter(mark -> mark instanceof Mark.Zone zone && zone.says().contains("9999"))
                .map(mark -> onScene(canvas, mark))
                .findFirst());
  }

  private Bounds arrow() {
    return line().orElseThrow(() -> new AssertionError("Its arrow is not drawn."));
  }

  private double lowestLine() {
    CanvasPane canvas = canvas();
    return fx(
        () ->
            canvas.drawing().marks().stream()
                .filter(Mark.Zone.class::isInstance)
                .mapToDouble(mark -> onScene(canvas, mark).getMaxY())
                .max()
                .orElseThrow());
  }

  /** Where the headings of the lanes end. */
  private double heads() {
    CanvasPane canvas = canvas();
    return fx(
        () ->
            canvas
                .drawing()
                .labels()
                .filter(label -> label.text().equals("API"))
                .mapToDouble(label -> onScene(canvas, label).getMaxY())
                .min()
                .orElseThrow());
  }

  /** The texts of the sequence that are behind the card. */
  private List<String> covered() {
    CanvasPane canvas = canvas();
    Bounds card = card();
    return fx(
        () ->
            canvas
                .drawing()
                .labels()
                .filter(label -> onScene(canvas, label).intersects(card))
                .map(Mark.Label::text)
                .toList());
  }

  private static Bounds onScene(Node canvas, Mark mark) {
    return canvas.localToScene(
        new BoundingBox(
            mark.bounds().x(), mark.bounds().y(), mark.bounds().width(), mark.bounds().height()));
  }

  /** A line is a little higher than what is drawn in it. */
  private static Bounds shrunk(Bounds line) {
    return new BoundingBox(
        line.getMinX(), line.getMinY() + 2, line.getWidth(), line.getHeight() - 4);
  }

  private Bounds place(String id) {
    return place(Lookup.the(window.scene(), id));
  }

  private static Bounds place(Node node) {
    return fx(() -> node.localToScene(node.getLayoutBounds()));
  }

  // what is done

  private void wheel(Node node, double delta) {
    fx(
        () -> {
          javafx.event.Event.fireEvent(
              node,
              new ScrollEvent(
                  ScrollEvent.SCROLL,
                  50,
                  50,
                  50,
                  50,
                  false,
                  false,
                  false,
                  false,
                  false,
                  false,
                  0,
                  delta,
                  0,
                  delta,
                  ScrollEvent.HorizontalTextScrollUnits.NONE,
                  0,
                  ScrollEvent.VerticalTextScrollUnits.NONE,
                  0,
                  0,
                  null));
          return true;
        });
  }

  /** With two fingers, to so many times the usual size. */
  private void pinch(double to) {
    CanvasPane canvas = canvas();
    fx(
        () -> {
          for (EventType<ZoomEvent> type :
              List.of(ZoomEvent.ZOOM_STARTED, ZoomEvent.ZOOM, ZoomEvent.ZOOM_FINISHED)) {
            double factor = type == ZoomEvent.ZOOM ? to / zoomed : 1;
            javafx.event.Event.fireEvent(
                canvas,
                new ZoomEvent(
                    type, 50, 50, 50, 50, false, false, false, false, false, false, factor, factor,
                    null));
          }
          return true;
        });
    zoomed = to;
  }

  /** Until the layout has followed what was done. */
  private void settle() {
    settled(window, PULSES);
  }
}
