package dev.tokenscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.journal.Event;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.lab.LabOptions;
import dev.tokenscope.text.Language;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.LabAccess;
import dev.tokenscope.view.Lookup;
import dev.tokenscope.view.MainWindow;
import dev.tokenscope.view.Theme;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The seven steps by mouse and keyboard, in the real window, over real HTTP, on the lab clock. */
@ExtendWith(ApplicationExtension.class)
class JourneyTest {

  private static final Instant START = Instant.parse("2026-11-01T09:00:00Z");

  @SuppressWarnings("NullAway.Init") // by start()
  private Lab lab;

  @SuppressWarnings("NullAway.Init") // by start()
  private MainWindow window;

  @Start
  void start(Stage stage) throws IOException {
    InstantSource wall = InstantSource.fixed(START);
    lab =
        new Lab(LabOptions.forTests(Profile.CLASSROOM.settings()), LabClock.standing(START), wall);
    lab.start();
    window = new MainWindow(LabAccess.of(lab, wall), Language.ENGLISH, Theme.LIGHT);
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
    lab.close();
  }

  @Test
  void the_seven_steps_in_header_style(FxRobot robot) {
    walk(robot, RefreshStyle.HEADER);
  }

  @Test
  void the_seven_steps_at_the_token_endpoint(FxRobot robot) {
    robot.clickOn("#profile").clickOn("#set-style-endpoint");
    until(() -> lab.settings().style() == RefreshStyle.ENDPOINT);
    walk(robot, RefreshStyle.ENDPOINT);
  }

  private void walk(FxRobot robot, RefreshStyle style) {
    until(() -> node("#login").isVisible());
    robot.clickOn("#logIn");
    until(() -> text("#accessPill").equals("valid · AT 1"));
    assertThat(text("#refreshPill")).isEqualTo("valid · RT 1");
    until(() -> !node("#login").isVisible());
    WaitForAsyncUtils.waitForAsyncFx(20_000, () -> window.act("menuTab-log"));

    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    until(() -> log().contains("OK · GET /api/orders"));

    // the ring runs out: the lab clock is put forward, as the button does
    lab.ask(new Intent.SkipToExpiry(TokenType.ACCESS, Duration.ofMillis(100))).join();
    until(() -> text("#accessPill").equals("expired · AT 1"));
    assertThat(text("#accessCountdown")).isEqualTo("0.0 s");

    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    until(() -> text("#accessPill").equals("valid · AT 2"));
    until(() -> log().contains("401"));
    String refresh = style == RefreshStyle.HEADER ? "GET /api/orders" : "POST /oauth2/token";
    until(
        () ->
            log().lines().filter(row -> row.contains(refresh) && row.contains("RT 1")).count() > 0);
    assertThat(log().lines().filter(row -> row.contains("200")).count()).isGreaterThan(2);
    until(() -> rotation().contains("RT 2"));
    assertThat(text("#refreshPill")).isEqualTo("valid · RT 2");

    lab.ask(new Intent.SkipToExpiry(TokenType.REFRESH, Duration.ofMillis(100))).join();
    until(() -> text("#refreshPill").equals("expired · RT 2"));
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    until(() -> node("#login").isVisible());
    assertThat(text("#loginTitle")).contains("refresh token");
    assertThat(text("#loginReason")).contains("401");
    assertThat(lab.session()).isEmpty();

    until(() -> node("#logIn").isFocused() && !node("#logIn").isDisabled());
    // by mouse: the headless keyboard still holds Ctrl down after a shortcut
    robot.clickOn("#logIn");
    until(() -> lab.session().isPresent());
    until(() -> !node("#login").isVisible());
    assertThat(
            lab.journal().since(0).stream()
                .filter(entry -> entry.event() instanceof Event.FamilyStarted))
        .hasSize(2);
  }

  private String text(String id) {
    return ((Labeled) node(id)).getText();
  }

  /** What the table shows, a line for each row. */
  @SuppressWarnings("unchecked")
  private String log() {
    TableView<Object> table = (TableView<Object>) node("#log");
    return table.getItems().stream()
        .map(
            row ->
                table.getColumns().stream()
                    .map(column -> cell(column, row))
                    .collect(Collectors.joining(" | ")))
        .collect(Collectors.joining("\n"));
  }

  private static String cell(TableColumn<Object, ?> column, Object row) {
    return String.valueOf(column.getCellData(row));
  }

  @SuppressWarnings("unchecked")
  private String rotation() {
    return ((ListView<Object>) node("#rotationLines")).getItems().toString();
  }

  private Node node(String id) {
    return Lookup.the(window.scene(), id);
  }

  private static void until(BooleanSupplier what) {
    try {
      WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, what::getAsBoolean);
    } catch (TimeoutException e) {
      throw new AssertionError("It did not happen within 20 s.", e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }
}
