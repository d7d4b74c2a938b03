package dev.tokenscope.app;

import static dev.tokenscope.app.Journey.fx;
import static dev.tokenscope.app.Journey.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.Playhead.Past;
import dev.tokenscope.view.canvas.CanvasPane;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.event.EventType;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Back and forth in a real session: what was seen then is seen again, and nothing is sent. */
@ExtendWith(ApplicationExtension.class)
class PastJourneyTest {

  @SuppressWarnings("NullAway.Init") // by start()
  private Journey journey;

  private final List<Seen> live = new ArrayList<>();

  /**
   * What the panes said when this was the present.
   *
   * @param seq the last entry then
   * @param at when, in lab time
   */
  private record Seen(
      long seq,
      Instant at,
      String access,
      String refresh,
      String tree,
      String messages,
      String lines,
      String race) {}

  @Start
  void start(Stage stage) throws IOException {
    journey = Journey.begin(stage, Profile.CLASSROOM.settings());
  }

  @AfterEach
  void close() {
    journey.close();
  }

  @BeforeEach
  void a_session_with_a_refresh_a_theft_and_a_second_login() {
    stage(new Intent.LogIn("alice", "wonderland"));
    stage(new Intent.Call(dev.tokenscope.intent.ApiCall.ORDERS));
    stage(
        new Intent.SkipToExpiry(TokenType.ACCESS, Duration.ofMillis(100)),
        new Intent.Call(dev.tokenscope.intent.ApiCall.ORDERS));
    stage(new Intent.Advance(Duration.ofSeconds(6)), new Intent.Steal());
    stage(new Intent.RefreshAsAttacker());
    stage(new Intent.RefreshAsClient());
    stage(new Intent.LogIn("alice", "wonderland"));
  }

  @Test
  void each_moment_is_seen_as_it_was_whatever_was_seen_before() {
    long last = journey.lab().journal().lastSeq();
    for (int stop : new int[] {5, 1, 4, 0, 3, 5, 2, 0}) {
      Seen then = live.get(stop);
      fx(() -> journey.window().playhead().to(then.seq(), then.at()));
      assertThat(seen(then.seq(), then.at())).isEqualTo(then);
    }
    fx(() -> journey.window().playhead().live());
    assertThat(seen(last, live.getLast().at())).isEqualTo(live.getLast());
    assertThat(journey.lab().journal().lastSeq()).as("scrubbing sends nothing").isEqualTo(last);
  }

  @Test
  void by_keyboard_the_way_back_is_the_way_forth(FxRobot robot) {
    CanvasPane lifelines = (CanvasPane) journey.node("#lifelines");
    fx(lifelines::requestFocus);
    push(robot, KeyCode.HOME);
    Past first = Objects.requireNonNull(place());
    push(robot, KeyCode.END);
    assertThat(journey.window().playhead().isLive()).isTrue();

    Map<Past, Seen> back = new LinkedHashMap<>();
    do {
      push(robot, KeyCode.LEFT);
      Past at = Objects.requireNonNull(place());
      assertThat(back.put(at, seen(at.seq(), at.instant()))).as("each key is an event").isNull();
    } while (!first.equals(place()));
    assertThat(back).hasSizeGreaterThan(20);
    assertThat(journey.text("#accessPill")).isEqualTo("none");

    List<Past> places = List.copyOf(back.keySet()).reversed();
    for (Past at : places.subList(1, places.size())) {
      push(robot, KeyCode.RIGHT);
      assertThat(place()).isEqualTo(at);
      assertThat(seen(at.seq(), at.instant())).isEqualTo(back.get(at));
    }
    push(robot, KeyCode.RIGHT);
    assertThat(journey.window().playhead().isLive()).isTrue();
  }

  @Test
  void by_mouse_the_playhead_is_dragged_to_and_fro(FxRobot robot) {
    long last = journey.lab().journal().lastSeq();
    CanvasPane lifelines = (CanvasPane) journey.node("#lifelines");
    double head =
        fx(
            () ->
                lifelines
                    .drawing()
                    .of("playhead")
                    .mapToDouble(mark -> mark.bounds().centreX())
                    .findFirst()
                    .orElseThrow());
    double left = head / 4;
    mouse(lifelines, MouseEvent.MOUSE_PRESSED, head);
    List<Instant> places = new ArrayList<>();
    for (double part : new double[] {0.8, 0.4, 0.7, 0.2, 0.9}) {
      mouse(lifelines, MouseEvent.MOUSE_DRAGGED, left + part * (head - left));
      until(() -> journey.seen("#pastLive"));
      places.add(Objects.requireNonNull(place()).instant());
    }
    assertThat(places.get(1)).isBefore(places.get(0));
    assertThat(places.get(2)).isAfter(places.get(1));
    assertThat(places.get(3)).isBefore(places.get(2));
    assertThat(places.get(4)).isAfter(places.get(0));
    mouse(lifelines, MouseEvent.MOUSE_RELEASED, head);

    robot.clickOn("#pastLive");
    until(() -> journey.window().playhead().isLive());
    assertThat(seen(last, live.getLast().at())).isEqualTo(live.getLast());
    assertThat(journey.lab().journal().lastSeq()).as("scrubbing sends nothing").isEqualTo(last);
  }

  private void stage(Intent... asked) {
    for (Intent intent : asked) {
      journey.ask(intent).join();
    }
    live.add(seen(journey.lab().journal().lastSeq(), journey.lab().clock().instant()));
  }

  private Seen seen(long seq, Instant at) {
    boolean[] shown = new boolean[1];
    fx(() -> journey.window().whenShown(() -> shown[0] = true));
    until(() -> shown[0]);
    return fx(
        () ->
            new Seen(
                seq,
                at,
                journey.text("#accessPill"),
                journey.text("#refreshPill"),
                String.valueOf(((ListView<?>) journey.node("#rotationLines")).getItems()),
                journey.text("#messages"),
                journey.text("#sequenceCount"),
                journey.text("#raceTitle")));
  }

  private void push(FxRobot robot, KeyCode key) {
    Past before = place();
    assertThat(journey.node("#lifelines").isFocused()).as("the keyboard is still there").isTrue();
    robot.push(key);
    until(() -> !Objects.equals(before, place()));
  }

  private @Nullable Past place() {
    return journey.window().playhead().place().get() instanceof Past past ? past : null;
  }

  private static void mouse(CanvasPane canvas, EventType<MouseEvent> type, double x) {
    fx(
        () -> {
          boolean down = type != MouseEvent.MOUSE_RELEASED;
          javafx.event.Event.fireEvent(
              canvas,
              new MouseEvent(
                  type,
                  x,
                  5,
                  x,
                  5,
                  MouseButton.PRIMARY,
                  1,
                  false,
                  false,
                  false,
                  false,
                  down,
                  false,
                  false,
                  true,
                  false,
                  false,
                  null));
        });
  }
}
