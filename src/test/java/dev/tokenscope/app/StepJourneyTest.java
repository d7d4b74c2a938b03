package dev.tokenscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.HoldFilter;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
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

  private static final Instant START = Instant.parse("2026-11-01T09:00:00Z");
  private static final String REQUEST = "Request held · the clock stands";
  private static final String ANSWER = "Answer held · the clock stands";

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
  void every_decision_and_several_messages_at_once(FxRobot robot) {
    robot.clickOn("#hold");
    until(() -> lab.holds().filter().equals(HoldFilter.ALL));
    until(() -> Lookup.isSeen(window.scene(), "#stepCard"));
    assertThat(node("#stepSend").isVisible() && node("#stepSend").getParent().isVisible())
        .as("nothing waits yet")
        .isFalse();

    // one key, one message: the request, then its answer
    CompletableFuture<Outcome> sent = call();
    until(() -> title().equals(REQUEST));
    assertThat(text("#stepTokens")).isEqualTo("AT 1");
    until(() -> text("#clockState").contains("a message is held"));
    robot.push(KeyCode.PAGE_DOWN);
    until(() -> title().equals(ANSWER));
    assertThat(sent).isNotDone();
    robot.push(KeyCode.SPACE);
    until(sent::isDone);
    assertThat(sent.join()).isEqualTo(new Outcome.Answered(200, 1));
    assertThat(lab.clock().isPaused()).as("the space bar stopped no clock").isTrue();

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
    until(() -> node("#stepEditor").isVisible());
    until(() -> node("#stepMethod").isFocused());
    robot.push(KeyCode.SPACE);
    assertThat(lab.holds().held()).as("who writes sends nothing").hasSize(1);
    write(robot, "#stepMethod", "GET");
    write(robot, "#stepTarget", "api/me");
    robot.clickOn("#stepSend");
    until(() -> text("#stepMistake").contains("begin with a slash"));
    assertThat(edited).isNotDone();
    write(robot, "#stepTarget", "/api/me");
    robot.clickOn("#stepSend");
    until(() -> title().equals(ANSWER));
    assertThat(node("#stepEditor").isVisible()).isFalse();
    assertThat(text("#stepLine")).isEqualTo("200 OK · GET /api/me");
    robot.push(KeyCode.ENTER);
    until(edited::isDone);
    assertThat(edited.join()).isEqualTo(new Outcome.Answered(200, 1));
  }

  private void delay(FxRobot robot) {
    CompletableFuture<Outcome> delayed = call();
    until(() -> title().equals(REQUEST));
    robot.interact(() -> ((MenuButton) node("#stepDelay")).getItems().getFirst().fire());
    until(() -> lab.holds().held().isEmpty());
    assertThat(delayed).isNotDone();
    lab.clock().resume();
    until(() -> title().equals(ANSWER));
    lab.clock().pause();
    robot.push(KeyCode.ENTER);
    until(delayed::isDone);
    assertThat(delayed.join()).isEqualTo(new Outcome.Answered(200, 1));
  }

  private void several(FxRobot robot) {
    robot.interact(() -> window.act("menuHold-requests"));
    until(() -> lab.holds().filter().what() == HoldFilter.What.REQUESTS);
    CompletableFuture<Outcome> burst = lab.ask(new Intent.Burst(ApiCall.ORDERS, 3));
    until(() -> text("#stepWaiting").equals("3 messages wait"));
    long before = released();
    for (int i = 1; i <= 3; i++) {
      long front = lab.holds().held().getFirst().number();
      robot.push(KeyCode.PERIOD);
      until(() -> lab.holds().held().stream().noneMatch(hold -> hold.number() == front));
      assertThat(released() - before).as("one key, one message").isEqualTo(i);
      WaitForAsyncUtils.waitForFxEvents();
      until(() -> lab.holds().held().isEmpty() || title().equals(REQUEST));
    }
    until(burst::isDone);
    robot.clickOn("#hold");
    until(() -> !node("#stepCard").isVisible());
  }

  private CompletableFuture<Outcome> call() {
    return lab.ask(new Intent.Call(ApiCall.ORDERS));
  }

  private long released() {
    return lab.journal().since(0).stream()
        .map(Entry::event)
        .filter(Event.Released.class::isInstance)
        .count();
  }

  private void write(FxRobot robot, String id, String text) {
    robot.interact(() -> ((TextInputControl) node(id)).setText(text));
  }

  private String title() {
    return text("#stepTitle");
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
