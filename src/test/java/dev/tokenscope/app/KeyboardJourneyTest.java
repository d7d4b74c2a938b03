package dev.tokenscope.app;

import static dev.tokenscope.app.Journey.fx;
import static dev.tokenscope.app.Journey.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.Profile;
import dev.tokenscope.journal.Event;
import dev.tokenscope.view.Appearance;
import dev.tokenscope.view.Playhead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Everything without a mouse, over real HTTP; and wherever the keyboard is, it is seen. */
@ExtendWith(ApplicationExtension.class)
class KeyboardJourneyTest {

  private static final int STOPS_MAX = 200;

  /** The places of the window, in the order in which Tab goes through them. */
  private static final List<String> PLACES =
      List.of("toolbar", "centre-column", "left-column", "inspector", "lifelines", "status");

  private enum With {
    NOTHING,
    CTRL,
    SHIFT,
    ALT
  }

  @SuppressWarnings("NullAway.Init") // by start()
  private Journey journey;

  @Start
  void start(Stage stage) throws IOException {
    journey = Journey.begin(stage, Profile.CLASSROOM.settings());
  }

  @AfterEach
  void close() {
    journey.close();
  }

  @Test
  void a_whole_lesson_without_a_mouse() {
    logIn();
    press(KeyCode.ENTER, With.CTRL);
    until(() -> journey.happened(Event.CallFinished.class) == 1);

    // the access token ends, and the next call refreshes by itself
    press(KeyCode.E, With.CTRL);
    until(() -> journey.text("#accessPill").equals("expired · AT 1"));
    press(KeyCode.ENTER, With.CTRL);
    until(() -> journey.text("#accessPill").equals("valid · AT 2"));

    // a row of the log is chosen and explained
    press(KeyCode.DIGIT2, With.ALT);
    tabTo("log");
    press(KeyCode.HOME, With.NOTHING);
    press(KeyCode.DOWN, With.NOTHING);
    until(() -> journey.window().choices().selection().get() > 0);
    until(() -> journey.seen("#explain"));

    // one key, one message
    press(KeyCode.M, With.CTRL);
    until(() -> journey.lab().holds().filter().isOn());
    press(KeyCode.ENTER, With.CTRL);
    until(() -> journey.text("#stepTitle").startsWith("Request held"));
    press(KeyCode.PAGE_DOWN, With.NOTHING);
    until(() -> journey.text("#stepTitle").startsWith("Answer held"));
    press(KeyCode.PAGE_DOWN, With.NOTHING);
    until(() -> journey.lab().holds().held().isEmpty());
    press(KeyCode.M, With.CTRL);
    until(() -> !journey.lab().holds().filter().isOn());

    // back in time, and to the present again
    press(KeyCode.LEFT, With.ALT);
    press(KeyCode.LEFT, With.ALT);
    until(() -> journey.window().playhead().place().get() instanceof Playhead.Past);
    press(KeyCode.ESCAPE, With.NOTHING);
    until(() -> journey.window().playhead().isLive());

    // the theft
    press(KeyCode.S, With.ALT);
    until(() -> journey.happened(Event.TokenStolen.class) == 1);
    press(KeyCode.A, With.ALT);
    until(() -> journey.happened(Event.TokenRotated.class) == 2);

    // what covers the centre, and goes again
    page(KeyCode.COMMA, With.CTRL);
    page(KeyCode.T, With.ALT);
    page(KeyCode.F1, With.NOTHING);

    press(KeyCode.L, With.CTRL);
    until(() -> journey.lab().session().isEmpty());
    until(() -> journey.seen("#logIn"));
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void tab_goes_through_every_place_in_order_and_is_always_seen(Appearance theme) {
    fx(() -> journey.window().choices().appearance().set(theme));
    logIn();
    press(KeyCode.ENTER, With.CTRL);
    until(() -> journey.happened(Event.CallFinished.class) == 1);
    until(() -> journey.seen("#explain"));
    for (KeyCode tab : List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4)) {
      press(tab, With.ALT);
      walk(tab + " in " + theme);
    }
  }

  private void page(KeyCode key, With with) {
    press(key, with);
    until(() -> journey.seen("#closePage"));
    press(KeyCode.ESCAPE, With.NOTHING);
    until(() -> !journey.seen("#closePage"));
  }

  /** Round the window once, from wherever it begins. */
  private void walk(String where) {
    tabInto("toolbar");
    Map<String, Node> stops = new LinkedHashMap<>();
    List<String> unseen = new ArrayList<>();
    Set<String> places = new LinkedHashSet<>();
    Node first = owner();
    Node stop = first;
    do {
      String name = name(stop);
      stops.put(name + "@" + System.identityHashCode(stop), stop);
      if (!stop.getStyleClass().contains("divider")) {
        places.add(place(stop));
      }
      WritableImage with = picture(stop);
      Node here = stop;
      press(KeyCode.TAB, With.NOTHING);
      stop = owner();
      if (same(with, picture(here))) {
        unseen.add(name);
      }
      assertThat(stops.size()).as("Tab comes round").isLessThan(STOPS_MAX);
    } while (!stop.equals(first));
    assertThat(unseen).as("stops at which nothing shows where the keyboard is, " + where).isEmpty();
    assertThat(places).as(where).containsExactlyElementsOf(PLACES);

    // the same way back
    press(KeyCode.TAB, With.SHIFT);
    assertThat(owner()).isSameAs(List.copyOf(stops.values()).getLast());
  }

  private void logIn() {
    until(() -> journey.seen("#logIn") && "logIn".equals(owner().getId()));
    press(KeyCode.ENTER, With.NOTHING);
    until(() -> journey.text("#accessPill").equals("valid · AT 1"));
  }

  private void tabTo(String id) {
    for (int i = 0; i < STOPS_MAX && !id.equals(owner().getId()); i++) {
      press(KeyCode.TAB, With.NOTHING);
    }
    assertThat(owner().getId()).isEqualTo(id);
  }

  /** To the first stop of a place. */
  private void tabInto(String place) {
    for (int i = 0; i < STOPS_MAX && place(owner()).equals(place); i++) {
      press(KeyCode.TAB, With.NOTHING);
    }
    for (int i = 0; i < STOPS_MAX && !place(owner()).equals(place); i++) {
      press(KeyCode.TAB, With.NOTHING);
    }
    assertThat(place(owner())).isEqualTo(place);
  }

  private static String place(Node node) {
    for (Node up = node; up != null; up = up.getParent()) {
      for (String place : PLACES) {
        if (place.equals(up.getId()) || up.getStyleClass().contains(place)) {
          return place;
        }
      }
    }
    return "nowhere";
  }

  private static String name(Node node) {
    return node.getClass().getSimpleName()
        + (node.getId() == null ? "" : " #" + node.getId())
        + " "
        + node.getStyleClass();
  }

  /** What is seen of a node and around it. */
  private WritableImage picture(Node node) {
    return fx(
        () -> {
          Scene scene = journey.window().scene();
          scene.getRoot().applyCss();
          scene.getRoot().layout();
          Bounds place = node.localToScene(node.getLayoutBounds());
          SnapshotParameters part = new SnapshotParameters();
          part.setViewport(
              new Rectangle2D(
                  Math.max(0, place.getMinX() - 4),
                  Math.max(0, place.getMinY() - 4),
                  Math.max(1, place.getWidth() + 8),
                  Math.max(1, place.getHeight() + 8)));
          return scene.getRoot().snapshot(part, null);
        });
  }

  private static boolean same(WritableImage one, WritableImage other) {
    int width = (int) Math.min(one.getWidth(), other.getWidth());
    int height = (int) Math.min(one.getHeight(), other.getHeight());
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * A key as the window hears it. The robot of the platform without a display keeps Ctrl down after
   * a shortcut, so that every key after it would be another one.
   */
  private void press(KeyCode key, With with) {
    fx(
        () -> {
          for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            Node owner = owner();
            javafx.event.Event.fireEvent(
                owner,
                new KeyEvent(
                    owner,
                    owner,
                    type,
                    "",
                    "",
                    key,
                    with == With.SHIFT,
                    with == With.CTRL,
                    with == With.ALT,
                    false));
          }
          return null;
        });
    WaitForAsyncUtils.waitForFxEvents(2);
  }

  private Node owner() {
    return Objects.requireNonNullElse(
        journey.window().scene().getFocusOwner(), journey.window().scene().getRoot());
  }
}
