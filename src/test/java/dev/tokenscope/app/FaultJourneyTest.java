package dev.tokenscope.app;

import static dev.tokenscope.app.Journey.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.ServerFault;
import dev.tokenscope.intent.StatusFault;
import dev.tokenscope.intent.Traffic;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.view.Lookup;
import java.io.IOException;
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

  @SuppressWarnings("NullAway.Init") // by start()
  private Journey journey;

  @Start
  void start(Stage stage) throws IOException {
    journey =
        Journey.begin(stage, Profile.CLASSROOM.settings(), new Intent.LogIn("alice", "wonderland"));
  }

  @AfterEach
  void close() {
    journey.close();
  }

  @Test
  void a_fault_is_armed_strikes_and_is_disarmed_by_keyboard(FxRobot robot) {
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.F);
    until(() -> Lookup.find(journey.window().scene(), "#faultBox").isPresent());
    until(() -> journey.node("#faultBox").isFocused());

    // from "Reply lost, connection closed" on to the server error
    for (int i = 0; i < 5; i++) {
      robot.push(KeyCode.DOWN);
    }
    until(() -> journey.text("#faultName").equals("Server error"));
    tabTo(robot, "#fault-status");
    write(robot, "503 please");
    until(
        () ->
            journey
                .text("#faultWill")
                .contains("“503 please” is not a whole number from 400 to 599"));
    robot.push(KeyCode.ENTER);
    assertThat(journey.lab().server().faults().armed()).as("nothing wrong is armed").isEmpty();

    write(robot, "500");
    tabTo(robot, "#fault-retry-after");
    write(robot, "");
    until(() -> journey.text("#faultWill").equals("Will strike refreshes · the next time."));
    tabTo(robot, "#fault-strikes");
    robot.push(KeyCode.DOWN);
    until(() -> journey.text("#faultWill").equals("Will strike calls to the API · the next time."));
    tabTo(robot, "#fault-times");
    write(robot, "2");
    robot.push(KeyCode.ENTER);
    FaultRule rule =
        FaultRule.times(
            new StatusFault.Status(500, null), new FaultRule.Match("", "", Traffic.API), 2);
    until(() -> journey.lab().server().faults().armed().containsValue(rule));
    until(() -> menu().equals("Faults (1)"));
    assertThat(journey.text("#faultDisarm-1")).isEqualTo("Disarm");

    assertThat(call()).isEqualTo(new Outcome.Answered(500, 1));
    until(() -> journey.text("#faultStruck").equals("It struck once so far."));
    until(() -> armedLine().contains("the next time"));

    tabTo(robot, "#faultDisarm-1");
    robot.push(KeyCode.SPACE);
    until(() -> journey.lab().server().faults().armed().isEmpty());
    until(() -> menu().equals("Faults"));
    assertThat(call()).isEqualTo(new Outcome.Answered(200, 1));
  }

  @Test
  void the_server_tab_shows_what_is_armed_and_takes_one_away(FxRobot robot) {
    robot.interact(() -> journey.window().act("menuFault-server-down"));
    until(() -> journey.text("#faultName").equals("Server down"));
    robot.interact(() -> journey.window().act("menuFault-latency"));
    until(() -> journey.text("#faultName").equals("Late answer"));
    robot.push(KeyCode.ENTER);
    until(() -> journey.lab().server().faults().armed().size() == 1);
    robot.interact(() -> journey.window().act("menuFault-server-down"));
    robot.push(KeyCode.ENTER);
    until(() -> menu().equals("Faults (2)"));

    robot.push(KeyCode.ESCAPE);
    robot.interact(() -> journey.window().act("menuTab-server"));
    robot.clickOn("#serverFaults");
    TableView<?> table = (TableView<?>) journey.node("#serverTable");
    until(() -> table.getItems().size() == 2);
    robot.interact(() -> table.getSelectionModel().select(0));
    robot.clickOn("#serverDisarmOne");
    until(() -> table.getItems().size() == 1);
    assertThat(journey.lab().server().faults().armed().values())
        .extracting(FaultRule::fault)
        .hasOnlyElementsOfType(ServerFault.Down.class);

    robot.interact(() -> journey.window().act("menuDisarmAll"));
    until(() -> journey.lab().server().faults().armed().isEmpty());
  }

  private Outcome call() {
    return journey.lab().ask(new Intent.Call(ApiCall.ORDERS)).join();
  }

  private void tabTo(FxRobot robot, String id) {
    for (int i = 0; i < 60 && !journey.node(id).isFocused(); i++) {
      robot.push(KeyCode.TAB);
      WaitForAsyncUtils.waitForFxEvents();
    }
    assertThat(journey.node(id).isFocused()).as("Tab leads to " + id).isTrue();
  }

  private void write(FxRobot robot, String text) {
    robot.interact(
        () -> ((TextInputControl) journey.window().scene().getFocusOwner()).setText(text));
  }

  private String menu() {
    return ((MenuBar) journey.node("#menu"))
        .getMenus().stream()
            .filter(menu -> "menu-faults".equals(menu.getId()))
            .findFirst()
            .orElseThrow()
            .getText();
  }

  private String armedLine() {
    return ((Labeled) journey.node("#faultArmed .fault-armed-line")).getText();
  }
}
