package dev.tokenscope.app;

import static dev.tokenscope.app.Journey.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.HoldFilter;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.view.Lookup;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuButton;
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

/** Step mode in the real window, over real HTTP: each decision, and several messages at once. */
@ExtendWith(ApplicationExtension.class)
class StepJourneyTest {

  private static final String REQUEST = "Request held · the clock stands";
  private static final String ANSWER = "Answer held · the clock stands";

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
  void every_decision_and_several_messages_at_once(FxRobot robot) {
    robot.clickOn("#hold");
    until(() -> journey.lab().holds().filter().equals(HoldFilter.ALL));
    until(() -> Lookup.isSeen(journey.window().scene(), "#stepCard"));
    assertThat(
            journey.node("#stepSend").isVisible()
                && journey.node("#stepSend").getParent().isVisible())
        .as("nothing waits yet")
        .isFalse();

    // one key, one message: the request, then its answer
    CompletableFuture<Outcome> sent = call();
    until(() -> title().equals(REQUEST));
    assertThat(journey.text("#stepTokens")).isEqualTo("AT 1");
    until(() -> journey.text("#clockState").contains("a message is held"));
    robot.push(KeyCode.PAGE_DOWN);
    until(() -> title().equals(ANSWER));
    assertThat(sent).isNotDone();
    robot.push(KeyCode.SPACE);
    until(sent::isDone);
    assertThat(sent.join()).isEqualTo(new Outcome.Answered(200, 1));
    assertThat(journey.lab().clock().isPaused()).as("the space bar stopped no clock").isTrue();

    CompletableFuture<Outcome> dropped = call();
    until(() -> title().equals(REQUEST));
    robot.clickOn("#stepDrop");
    until(dropped::isDone);
    assertThat(dropped.join()).isInstanceOf(Outcome.Failed.class);

    CompletableFuture<Outcome> lost = call();
    until(() -> title().equals(REQUEST));
    robot.clickOn("#stepLose");
    until(lost::isDone);
    assertThat(lost.join()).isInstanceOf(Outcome.Failed.class);

    edit(robot);
    delay(robot);
    several(robot);
  }

  private void edit(FxRobot robot) {
    CompletableFuture<Outcome> edited = call();
    until(() -> title().equals(REQUEST));
    robot.clickOn("#stepEdit");
    until(() -> journey.node("#stepEditor").isVisible());
    until(() -> journey.node("#stepMethod").isFocused());
    robot.push(KeyCode.SPACE);
    assertThat(journey.lab().holds().held()).as("who writes sends nothing").hasSize(1);
    write(robot, "#stepMethod", "GET");
    write(robot, "#stepTarget", "api/me");
    robot.clickOn("#stepSend");
    until(() -> journey.text("#stepMistake").contains("begin with a slash"));
    assertThat(edited).isNotDone();
    write(robot, "#stepTarget", "/api/me");
    robot.clickOn("#stepSend");
    until(() -> title().equals(ANSWER));
    assertThat(journey.node("#stepEditor").isVisible()).isFalse();
    assertThat(journey.text("#stepLine")).isEqualTo("200 OK · GET /api/me");
    robot.push(KeyCode.ENTER);
    until(edited::isDone);
    assertThat(edited.join()).isEqualTo(new Outcome.Answered(200, 1));
  }

  private void delay(FxRobot robot) {
    CompletableFuture<Outcome> delayed = call();
    until(() -> title().equals(REQUEST));
    robot.interact(() -> ((MenuButton) journey.node("#stepDelay")).getItems().getFirst().fire());
    until(() -> journey.lab().holds().held().isEmpty());
    assertThat(delayed).isNotDone();
    journey.lab().clock().resume();
    until(() -> title().equals(ANSWER));
    journey.lab().clock().pause();
    robot.push(KeyCode.ENTER);
    until(delayed::isDone);
    assertThat(delayed.join()).isEqualTo(new Outcome.Answered(200, 1));
  }

  private void several(FxRobot robot) {
    robot.interact(() -> journey.window().act("menuHold-requests"));
    until(() -> journey.lab().holds().filter().what() == HoldFilter.What.REQUESTS);
    CompletableFuture<Outcome> burst = journey.lab().ask(new Intent.Burst(ApiCall.ORDERS, 3));
    until(() -> journey.text("#stepWaiting").equals("3 messages wait"));
    // somebody else first, by the link, and it is that one which goes
    Hyperlink other =
        (Hyperlink) ((Parent) journey.node("#stepOthers")).getChildrenUnmodifiable().getLast();
    long last = journey.lab().holds().held().getLast().number();
    robot.interact(other::fire);
    long before = released();
    robot.push(KeyCode.ENTER);
    until(() -> journey.lab().holds().held().stream().noneMatch(hold -> hold.number() == last));
    assertThat(released() - before).isEqualTo(1);
    until(() -> journey.text("#stepWaiting").equals("2 messages wait"));
    for (int i = 2; i <= 3; i++) {
      long front = journey.lab().holds().held().getFirst().number();
      robot.push(KeyCode.PERIOD);
      until(() -> journey.lab().holds().held().stream().noneMatch(hold -> hold.number() == front));
      assertThat(released() - before).as("one key, one message").isEqualTo(i);
      WaitForAsyncUtils.waitForFxEvents();
      until(() -> journey.lab().holds().held().isEmpty() || title().equals(REQUEST));
    }
    until(burst::isDone);
    robot.clickOn("#hold");
    until(() -> !journey.node("#stepCard").isVisible());
  }

  private CompletableFuture<Outcome> call() {
    return journey.lab().ask(new Intent.Call(ApiCall.ORDERS));
  }

  private long released() {
    return journey.lab().journal().since(0).stream()
        .map(Entry::event)
        .filter(Event.Released.class::isInstance)
        .count();
  }

  private void write(FxRobot robot, String id, String text) {
    robot.interact(() -> ((TextInputControl) journey.node(id)).setText(text));
  }

  private String title() {
    return journey.text("#stepTitle");
  }
}
