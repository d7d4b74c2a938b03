package dev.tokenscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.drawing.Mark;
import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.view.canvas.CanvasPane;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class MainWindowTest {

  private final Script script = Scenes.REFRESHED.script();
  private final Wishes lab = new Wishes();

  @SuppressWarnings("NullAway.Init") // by start()
  private MainWindow window;

  @Start
  void start(Stage stage) {
    window = new MainWindow(Wishes.access(script, lab), Language.ENGLISH, Theme.LIGHT);
    window.show(stage);
    // the screen of the headless platform is smaller than the window
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(1280);
    stage.setHeight(800);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void the_cards_show_the_second_pair() {
    until(() -> text("#accessPill").contains("AT 2"));
    assertThat(text("#refreshPill")).isEqualTo("valid · RT 2");
    assertThat(text("#truth-1-1")).isEqualTo("valid 7.6 s");
  }

  @Test
  void a_window_is_as_it_was_left_and_tells_of_what_is_chosen(FxRobot robot) throws Exception {
    BlockingQueue<Preferences> told = new LinkedBlockingQueue<>();
    Preferences left =
        new Preferences(
            new Placement(20, 30, 1000, 760, false),
            Language.KOREAN,
            Appearance.DARK,
            110,
            "server",
            new Preferences.Sides(24, 28, 12),
            ApiCall.get("/api/me"),
            50,
            Duration.ofSeconds(3),
            Duration.ofSeconds(2),
            "bob",
            true);
    MainWindow again =
        WaitForAsyncUtils.waitForAsyncFx(
            20_000,
            () -> {
              MainWindow opened = new MainWindow(Wishes.access(script, lab), left, told::add);
              Stage stage = new Stage();
              opened.show(stage);
              return opened;
            });
    try {
      Window place = again.scene().getWindow();
      assertThat(place.getX()).isEqualTo(20);
      assertThat(place.getWidth()).isEqualTo(1000);
      assertThat(again.choices().preferences()).isEqualTo(left.placed(null));
      WaitForAsyncUtils.waitForAsyncFx(20_000, () -> again.act("menuZoom-125"));
      Preferences newest = told.poll(10, TimeUnit.SECONDS);
      while (newest != null && newest.zoom() != 125) {
        newest = told.poll(10, TimeUnit.SECONDS);
      }
      assertThat(newest).as("the zoom was told of").isNotNull();
      assertThat(newest.language()).isEqualTo(Language.KOREAN);
      assertThat(newest.placement()).isEqualTo(new Placement(20, 30, 1000, 760, false));
    } finally {
      WaitForAsyncUtils.waitForAsyncFx(
          20_000,
          () -> {
            again.scene().getWindow().hide();
            again.close();
          });
    }
  }

  @Test
  void a_card_without_a_token_leaves_its_room_to_the_others() {
    until(() -> text("#accessPill").contains("AT 2"));
    double whole = accessCard().getHeight();
    WaitForAsyncUtils.waitForAsyncFx(20_000, () -> window.playhead().first());
    until(() -> text("#accessPill").equals("none") && accessCard().getHeight() < whole - 20);
    WaitForAsyncUtils.waitForAsyncFx(20_000, () -> window.playhead().live());
    until(() -> accessCard().getHeight() == whole);
  }

  private Region accessCard() {
    return (Region) window.scene().lookup("#accessCard");
  }

  @Test
  void the_log_has_a_row_for_each_message_and_more() {
    bringLogToFront();
    until(() -> log().getItems().size() == 20);
    assertThat(text("#count")).isEqualTo("20 rows");
  }

  @Test
  void keys_and_buttons_ask_for_what_they_say(FxRobot robot) {
    until(() -> text("#accessPill").contains("AT 2"));
    robot.clickOn("#burst");
    until(() -> lab.asked().contains(new Intent.Burst(ApiCall.ORDERS, 10)));
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    until(() -> lab.asked().contains(new Intent.Call(ApiCall.ORDERS)));
    robot.push(KeyCode.CONTROL, KeyCode.P);
    until(() -> lab.asked().contains(new Intent.Pause()));
    robot.push(KeyCode.CONTROL, KeyCode.L);
    until(() -> lab.asked().contains(new Intent.LogOut()));
  }

  @Test
  void when_the_refresh_token_has_expired_the_login_says_so_in_korean(FxRobot robot) {
    until(() -> text("#accessPill").contains("AT 2"));
    assertThat(node("#login").isVisible()).isFalse();
    robot.clickOn("#korean");
    until(() -> text("#accessPill").startsWith("유효"));

    script.wait("3m").call("/api/orders").refreshTokens("/api/orders");
    until(() -> node("#login").isVisible());
    assertThat(text("#loginTitle")).isEqualTo("다시 로그인: 리프레시 토큰도 만료되었습니다");
    assertThat(text("#loginReason")).contains("401").endsWith("로그인해야 합니다.");

    robot.push(KeyCode.ENTER);
    until(() -> lab.asked().contains(new Intent.LogIn("alice", "wonderland")));
  }

  @Test
  void about_leads_to_the_words_of_each_licence_and_back_by_keys_alone(FxRobot robot) {
    robot.interact(() -> window.act("menuAbout"));
    until(() -> isThere("#aboutPage"));
    Node licence =
        node("#aboutPage").lookupAll(".about-licence").stream()
            .filter(one -> one.getAccessibleText().equals("Licence of java jwt: MIT"))
            .findFirst()
            .orElseThrow();
    robot.interact(licence::requestFocus);
    robot.push(KeyCode.SPACE);
    until(() -> isThere("#licencePage"));
    assertThat(
            node("#licencePage").lookupAll(".label").stream().map(one -> ((Labeled) one).getText()))
        .contains("The MIT License (MIT)")
        .anyMatch(text -> text.startsWith("Copyright (c) 2025 Auth0"));
    robot.push(KeyCode.ESCAPE);
    until(() -> isThere("#aboutPage"));
    robot.push(KeyCode.ESCAPE);
    until(() -> !isThere("#aboutPage"));
  }

  private boolean isThere(String id) {
    return Lookup.find(window.scene(), id).isPresent();
  }

  @Test
  void one_key_goes_back_in_time_and_every_pane_with_it(FxRobot robot) {
    bringLogToFront();
    until(() -> text("#accessPill").contains("AT 2"));
    assertThat(seesPast()).isFalse();
    for (int i = 0; i < 11; i++) {
      robot.push(KeyCode.ALT, KeyCode.LEFT);
    }
    until(() -> text("#accessPill").equals("expired · AT 1"));
    assertThat(seesPast()).isTrue();
    assertThat(text("#pastTime")).endsWith(":22.009");
    assertThat(text("#refreshPill")).isEqualTo("valid · RT 1");
    assertThat(log().getItems()).hasSize(10);
    assertThat(text("#messages")).startsWith("7 ");
    assertThat(lab.asked()).as("looking back asks for nothing").isEmpty();

    robot.push(KeyCode.ESCAPE);
    until(() -> text("#accessPill").equals("valid · AT 2"));
    assertThat(seesPast()).isFalse();
    assertThat(log().getItems()).hasSize(20);
  }

  @Test
  void dragging_the_playhead_goes_back_in_time_and_on_again_with_every_pane(FxRobot robot) {
    bringLogToFront();
    until(() -> text("#accessPill").equals("valid · AT 2"));
    until(() -> playheadX() > 0);
    Node lines = node("#lifelines");
    Bounds place = lines.localToScreen(lines.getBoundsInLocal());
    double live = playheadX();
    robot.drag(place.getMinX() + live, place.getMinY() + 12, MouseButton.PRIMARY);
    robot.moveTo(place.getMinX() + live - 260, place.getMinY() + 12);
    until(this::seesPast);
    until(() -> text("#accessPill").endsWith("AT 1"));
    Playhead.Past past = (Playhead.Past) window.playhead().place().get();
    Moment fresh = Moments.upTo(script, past.seq(), past.instant());
    assertThat(log().getItems()).hasSameSizeAs(fresh.log().at(past.instant()));
    assertThat(text("#messages")).startsWith(fresh.session().messages() + " ");
    assertThat(playheadX()).isLessThan(live - 200);

    robot.moveTo(place.getMinX() + live + 60, place.getMinY() + 12);
    robot.drop();
    until(() -> !seesPast());
    until(() -> text("#accessPill").equals("valid · AT 2"));
    assertThat(lab.asked()).as("scrubbing asks for nothing").isEmpty();

    robot.push(KeyCode.LEFT);
    until(this::seesPast);
    robot.push(KeyCode.END);
    until(() -> !seesPast());
  }

  private double playheadX() {
    return ((CanvasPane) node("#lifelines"))
        .drawing()
        .of("playhead")
        .filter(Mark.Line.class::isInstance)
        .mapToDouble(line -> line.bounds().x())
        .findFirst()
        .orElse(-1);
  }

  @Test
  void no_key_does_two_things() {
    // what comes first does so only while it can be done: Space sends a held message
    assertThat(
            window.actions().stream()
                .filter(action -> !action.eager())
                .flatMap(action -> action.keys().stream()))
        .doesNotHaveDuplicates();
  }

  @Test
  void what_is_asked_for_in_the_past_is_done_in_the_present(FxRobot robot) {
    until(() -> text("#accessPill").contains("AT 2"));
    robot.push(KeyCode.ALT, KeyCode.HOME);
    until(this::seesPast);
    robot.clickOn("#burst");
    until(() -> lab.asked().contains(new Intent.Burst(ApiCall.ORDERS, 10)));
    until(() -> !seesPast());
    assertThat(text("#accessPill")).contains("AT 2");
  }

  @Test
  void light_and_dark_change_while_it_is_open(FxRobot robot) {
    until(() -> text("#accessPill").contains("AT 2"));
    robot.clickOn("#dark");
    until(() -> window.scene().getRoot().getStyleClass().contains("dark"));
    assertThat(window.scene().getRoot().getStyleClass()).doesNotContain("light");
    assertThat(window.scene().getUserAgentStylesheet()).contains("dark");
  }

  private void bringLogToFront() {
    until(() -> text("#accessPill").contains("AT 2"));
    WaitForAsyncUtils.waitForAsyncFx(10_000, () -> window.act("menuTab-log"));
  }

  private boolean seesPast() {
    return Lookup.isSeen(window.scene(), "#past");
  }

  private String text(String id) {
    Node node = node(id);
    return node instanceof Label label ? label.getText() : ((Labeled) node).getText();
  }

  @SuppressWarnings("unchecked")
  private TableView<Object> log() {
    return (TableView<Object>) node("#log");
  }

  private Node node(String id) {
    return Lookup.the(window.scene(), id);
  }

  private static void until(BooleanSupplier what) {
    try {
      WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, what::getAsBoolean);
    } catch (TimeoutException e) {
      throw new AssertionError("It did not happen within 10 s.", e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }
}
