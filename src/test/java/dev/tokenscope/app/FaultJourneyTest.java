package dev.tokenscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.ServerFault;
import dev.tokenscope.intent.StatusFault;
import dev.tokenscope.intent.Traffic;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.lab.LabOptions;
import dev.tokenscope.text.Language;
import dev.tokenscope.view.LabAccess;
import dev.tokenscope.view.Lookup;
import dev.tokenscope.view.MainWindow;
import dev.tokenscope.view.Theme;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Faults in the real window, over real HTTP, by keyboard: armed, struck, disarmed. */
@ExtendWith(ApplicationExtension.class)
class FaultJourneyTest {

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
    lab.ask(new Intent.LogIn("alice", "wonderland")).join();
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
  void a_fault_is_armed_strikes_and_is_disarmed_by_keyboard(FxRobot robot) {
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.F);
    until(() -> Lookup.find(window.scene(), "#faultBox").isPresent());
    until(() -> node("#faultBox").isFocused());

    // from "Reply lost, connection closed" on to the server error
    for (int i = 0; i < 5; i++) {
      robot.push(KeyCode.DOWN);
    }
    until(() -> text("#faultName").equals("Server error"));
    tabTo(robot, "#fault-status");
    write(robot, "503 please");
    until(() -> text("#faultWill").contains("“503 please” is not a whole number from 400 to 599"));
    robot.push(KeyCode.ENTER);
    assertThat(lab.server().faults().armed()).as("nothing wrong is armed").isEmpty();

    write(robot, "500");
    tabTo(robot, "#fault-retry-after");
    write(robot, "");
    until(() -> text("#faultWill").equals("Will strike refreshes · the next time."));
    tabTo(robot, "#fault-strikes");
    robot.push(KeyCode.DOWN);
    until(() -> text("#faultWill").equals("Will strike calls to the API · the next time."));
    tabTo(robot, "#fault-times");
    write(robot, "2");
    robot.push(KeyCode.ENTER);
    FaultRule rule =
        FaultRule.times(
            new StatusFault.Status(500, null), new FaultRule.Match("", "", Traffic.API), 2);
    until(() -> lab.server().faults().armed().containsValue(rule));
    until(() -> menu().equals("Faults (1)"));
    assertThat(text("#faultDisarm-1")).isEqualTo("Disarm");

    assertThat(call()).isEqualTo(new Outcome.Answered(500, 1));
    until(() -> text("#faultStruck").equals("It struck once so far."));
    until(() -> armedLine().contains("the next time"));

    tabTo(robot, "#faultDisarm-1");
    robot.push(KeyCode.SPACE);
    until(() -> lab.server().faults().armed().isEmpty());
    until(() -> menu().equals("Faults"));
    assertThat(call()).isEqualTo(new Outcome.Answered(200, 1));
  }

  @Test
  void the_server_tab_shows_what_is_armed_and_takes_one_away(FxRobot robot) {
    robot.interact(() -> window.act("menuFault-server-down"));
    until(() -> text("#faultName").equals("Server down"));
    robot.interact(() -> window.act("menuFault-latency"));
    until(() -> text("#faultName").equals("Late answer"));
    robot.push(KeyCode.ENTER);
    until(() -> lab.server().faults().armed().size() == 1);
    robot.interact(() -> window.act("menuFault-server-down"));
    robot.push(KeyCode.ENTER);
    until(() -> menu().equals("Faults (2)"));

    robot.push(KeyCode.ESCAPE);
    robot.interact(() -> window.act("menuTab-server"));
    robot.clickOn("#serverFaults");
    TableView<?> table = (TableView<?>) node("#serverTable");
    until(() -> table.getItems().size() == 2);
    robot.interact(() -> table.getSelectionModel().select(0));
    robot.clickOn("#serverDisarmOne");
    until(() -> table.getItems().size() == 1);
    assertThat(lab.server().faults().armed().values())
        .extracting(FaultRule::fault)
        .hasOnlyElementsOfType(ServerFault.Down.class);

    robot.interact(() -> window.act("menuDisarmAll"));
    until(() -> lab.server().faults().armed().isEmpty());
  }

  private Outcome call() {
    return lab.ask(new Intent.Call(ApiCall.ORDERS)).join();
  }

  private void tabTo(FxRobot robot, String id) {
    for (int i = 0; i < 60 && !node(id).isFocused(); i++) {
      robot.push(KeyCode.TAB);
      WaitForAsyncUtils.waitForFxEvents();
    }
    assertThat(node(id).isFocused()).as("Tab leads to " + id).isTrue();
  }

  private void write(FxRobot robot, String text) {
    robot.interact(() -> ((TextInputControl) window.scene().getFocusOwner()).setText(text));
  }

  private String menu() {
    return ((MenuBar) node("#menu"))
        .getMenus().stream()
            .filter(menu -> "menu-faults".equals(menu.getId()))
            .findFirst()
            .orElseThrow()
            .getText();
  }

  private String armedLine() {
    return ((Labeled) node("#faultArmed .fault-armed-line")).getText();
  }

  private String text(String id) {
    return ((Labeled) node(id)).getText();
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
