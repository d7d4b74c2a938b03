package dev.tokenscope.app;

import static dev.tokenscope.app.Journey.fx;
import static dev.tokenscope.app.Journey.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.drawing.Mark;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.journal.Event;
import dev.tokenscope.view.canvas.CanvasPane;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * A theft in the real window, over real HTTP: who refreshes first is chosen, and what comes of it.
 */
@ExtendWith(ApplicationExtension.class)
class TheftJourneyTest {

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
  void the_attacker_first_and_its_access_token_survives_the_family(FxRobot robot) {
    // so that what the attacker gets ends later than what the client has
    journey.ask(new Intent.Advance(Duration.ofSeconds(6))).join();
    robot.clickOn("#steal");
    until(() -> journey.seen("#race"));
    assertThat(said("#raceTitle")).isEqualTo("RT 1 is in two hands");
    assertThat(lanes()).contains("Attacker");
    assertThat(wills()).allMatch(will -> will.contains("revokes the family"));

    robot.clickOn("#raceAttacker");
    until(() -> journey.text("#raceTitle").equals("The attacker was first"));
    assertThat(journey.happened(Event.TokenRotated.class)).isEqualTo(1);
    assertThat(journey.seen("#raceAttacker")).as("it has come already").isFalse();
    until(() -> tree().contains("RT 1 — used"));
    assertThat(tree()).contains("by the attacker, replaced by RT 2");

    // the client's turn, with the keyboard alone
    until(() -> journey.node("#raceClient").isFocused());
    robot.push(KeyCode.SPACE);
    until(() -> journey.text("#raceTitle").equals("The server noticed the theft"));
    assertThat(journey.happened(Event.ReuseDetected.class)).isEqualTo(1);
    assertThat(journey.happened(Event.FamilyRevoked.class)).isEqualTo(1);
    until(() -> tree().contains("RT 1 again"));
    assertThat(tree()).contains("RT 2 — revoked with the family");
    until(() -> journey.seen("#login"));
    assertThat(said("#raceText"))
        .contains("RT 1 was used twice")
        .contains("Attacker: AT 2 still opens the API until");

    long checked = journey.happened(Event.CallFinished.class);
    robot.clickOn("#raceCall");
    until(() -> answers("AT 2").contains("200"));
    assertThat(journey.happened(Event.CallFinished.class))
        .as("no call of the client")
        .isEqualTo(checked);

    // until it ends by itself
    journey.ask(new Intent.Advance(Duration.ofSeconds(20))).join();
    until(() -> !journey.seen("#race"));
  }

  @Test
  void the_client_first_at_the_token_endpoint_and_both_are_out(FxRobot robot) {
    journey.ask(new Intent.Choose(journey.lab().settings().style(RefreshStyle.ENDPOINT))).join();
    robot.clickOn("#steal");
    until(() -> journey.seen("#raceClient"));
    robot.clickOn("#raceClient");
    until(() -> journey.text("#raceTitle").equals("The client was first"));
    until(() -> journey.text("#accessPill").equals("valid · AT 2"));
    assertThat(wills()).singleElement().asString().contains("take this for theft");

    robot.clickOn("#raceAttacker");
    until(() -> journey.text("#raceTitle").equals("The server noticed the theft"));
    assertThat(said("#raceText")).contains("Client: AT 2 still opens the API until");
    assertThat(journey.seen("#raceCall")).as("the attacker got nothing").isFalse();
    until(() -> tree().contains("by the attacker"));

    robot.clickOn("#raceClose");
    until(() -> !journey.seen("#race"));
    journey.ask(new Intent.Steal()).join();
    until(() -> journey.text("#raceTitle").contains("is of no use to anybody"));
  }

  @Test
  void without_rotation_nobody_notices(FxRobot robot) {
    var settings = journey.lab().settings();
    journey.ask(new Intent.Choose(settings.rotation(settings.rotation().on(false)))).join();
    robot.clickOn("#steal");
    until(() -> journey.seen("#raceAttacker"));
    assertThat(wills()).allMatch(will -> will.contains("nobody notices"));
    robot.clickOn("#raceAttacker");
    until(() -> journey.text("#raceTitle").equals("The attacker was first"));
    robot.clickOn("#raceClient");
    until(() -> journey.text("#raceTitle").equals("Nobody noticed the theft"));
    assertThat(said("#raceText")).contains("accepted from both");
    assertThat(journey.happened(Event.FamilyRevoked.class)).isZero();
  }

  @Test
  void the_same_theft_against_four_defences(FxRobot robot) {
    journey.act("menuCompare");
    until(() -> columns().size() == 4);
    assertThat(columns())
        .extracting(column -> column.lines().findFirst().orElseThrow())
        .containsExactly(
            "Rotation off", "Rotation on", "Rotation, 10 s grace", "Rotation and deny list");
    assertThat(columns().get(0)).contains("Nobody noticed the theft.");
    assertThat(columns().get(1))
        .contains("The client refreshes with RT 1", "The server noticed the theft.");
    List<String> before = columns();
    robot.clickOn("#firstAttacker");
    until(() -> !columns().equals(before) && columns().size() == 4);
    assertThat(columns().get(1)).contains("The attacker refreshes with RT 1");
    assertThat(columns().get(1)).contains("The attacker is out when its last access token ends.");
    assertThat(columns().get(3)).contains("The attacker is out at once.");
  }

  /** Names are not broken into two lines. */
  private String said(String id) {
    return journey.text(id).replace('\u00a0', ' ');
  }

  private List<String> wills() {
    Parent choices = (Parent) journey.node("#raceChoices");
    return fx(
        () ->
            choices.getChildrenUnmodifiable().stream()
                .filter(node -> node.getId() == null)
                .map(node -> ((Labeled) node).getText())
                .toList());
  }

  private List<String> lanes() {
    CanvasPane canvas = (CanvasPane) journey.node("#sequence");
    return fx(() -> canvas.drawing().labels().map(Mark.Label::text).toList());
  }

  @SuppressWarnings("unchecked")
  private String tree() {
    return fx(() -> ((ListView<Object>) journey.node("#rotationLines")).getItems().toString());
  }

  /** What came of the requests that carried a token, as the sequence says it. */
  private String answers(String token) {
    List<String> said = lanes();
    int last = -1;
    for (int i = 0; i < said.size(); i++) {
      if (said.get(i).contains(token)) {
        last = i;
      }
    }
    return last < 0 ? "" : String.join("\n", said.subList(last, said.size()));
  }

  private List<String> columns() {
    return fx(
        () -> {
          Node page = journey.window().scene().lookup(".theft-columns");
          return page == null
              ? List.of()
              : ((Parent) page)
                  .getChildrenUnmodifiable().stream().map(TheftJourneyTest::words).toList();
        });
  }

  private static String words(Node node) {
    if (node instanceof Labeled labeled) {
      return labeled.getText();
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream()
            .map(TheftJourneyTest::words)
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining("\n"))
        : "";
  }
}
