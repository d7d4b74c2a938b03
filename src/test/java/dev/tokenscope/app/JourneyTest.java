package dev.tokenscope.app;

import static dev.tokenscope.app.Journey.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.journal.Event;
import dev.tokenscope.token.TokenType;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
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
  void the_seven_steps_in_header_style(FxRobot robot) {
    walk(robot, RefreshStyle.HEADER);
  }

  @Test
  void the_seven_steps_at_the_token_endpoint(FxRobot robot) {
    robot.clickOn("#profile").clickOn("#set-style-endpoint");
    until(() -> journey.lab().settings().style() == RefreshStyle.ENDPOINT);
    walk(robot, RefreshStyle.ENDPOINT);
  }

  private void walk(FxRobot robot, RefreshStyle style) {
    until(() -> journey.node("#login").isVisible());
    robot.clickOn("#logIn");
    until(() -> journey.text("#accessPill").equals("valid · AT 1"));
    assertThat(journey.text("#refreshPill")).isEqualTo("valid · RT 1");
    until(() -> !journey.node("#login").isVisible());
    WaitForAsyncUtils.waitForAsyncFx(20_000, () -> journey.window().act("menuTab-log"));

    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    until(() -> log().contains("OK · GET /api/orders"));

    // the ring runs out: the lab clock is put forward, as the button does
    journey.lab().ask(new Intent.SkipToExpiry(TokenType.ACCESS, Duration.ofMillis(100))).join();
    until(() -> journey.text("#accessPill").equals("expired · AT 1"));
    assertThat(journey.text("#accessCountdown")).isEqualTo("0.0 s");

    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    until(() -> journey.text("#accessPill").equals("valid · AT 2"));
    until(() -> log().contains("401"));
    String refresh = style == RefreshStyle.HEADER ? "GET /api/orders" : "POST /oauth2/token";
    until(
        () ->
            log().lines().filter(row -> row.contains(refresh) && row.contains("RT 1")).count() > 0);
    assertThat(log().lines().filter(row -> row.contains("200")).count()).isGreaterThan(2);
    until(() -> rotation().contains("RT 2"));
    assertThat(journey.text("#refreshPill")).isEqualTo("valid · RT 2");

    journey.lab().ask(new Intent.SkipToExpiry(TokenType.REFRESH, Duration.ofMillis(100))).join();
    until(() -> journey.text("#refreshPill").equals("expired · RT 2"));
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    until(() -> journey.node("#login").isVisible());
    assertThat(journey.text("#loginTitle")).contains("refresh token");
    assertThat(journey.text("#loginReason")).contains("401");
    assertThat(journey.lab().session()).isEmpty();

    until(() -> journey.node("#logIn").isFocused() && !journey.node("#logIn").isDisabled());
    // by mouse: the headless keyboard still holds Ctrl down after a shortcut
    robot.clickOn("#logIn");
    until(() -> journey.lab().session().isPresent());
    until(() -> !journey.node("#login").isVisible());
    assertThat(
            journey.lab().journal().since(0).stream()
                .filter(entry -> entry.event() instanceof Event.FamilyStarted))
        .hasSize(2);
  }

  /** What the table shows, a line for each row. */
  @SuppressWarnings("unchecked")
  private String log() {
    TableView<Object> table = (TableView<Object>) journey.node("#log");
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
    return ((ListView<Object>) journey.node("#rotationLines")).getItems().toString();
  }
}
