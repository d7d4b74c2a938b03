package dev.tokenscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.lab.LabOptions;
import dev.tokenscope.text.Language;
import dev.tokenscope.view.Appearance;
import dev.tokenscope.view.LabAccess;
import dev.tokenscope.view.Lookup;
import dev.tokenscope.view.MainWindow;
import dev.tokenscope.view.Preferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What the audit found is exported from the real window; the test says where to. */
@ExtendWith(ApplicationExtension.class)
class ExportJourneyTest {

  private static final Instant START = Instant.parse("2026-11-01T09:00:00Z");

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // by start()
  private Lab lab;

  @SuppressWarnings("NullAway.Init") // by start()
  private MainWindow window;

  private @Nullable Path place;

  @Start
  void start(Stage stage) throws IOException {
    InstantSource wall = InstantSource.fixed(START);
    lab =
        new Lab(LabOptions.forTests(Profile.CLASSROOM.settings()), LabClock.standing(START), wall);
    lab.start();
    lab.ask(new Intent.LogIn("alice", "wonderland")).join();
    lab.ask(new Intent.Call(ApiCall.ORDERS)).join();
    window =
        new MainWindow(
            LabAccess.of(lab, wall),
            Preferences.USUAL.looking(Language.ENGLISH, Appearance.LIGHT),
            _ -> {},
            (_, name) -> Optional.ofNullable(place).map(there -> there.resolve(name)));
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
  void a_person_who_would_rather_not_gets_nothing_and_one_who_chooses_gets_a_page(FxRobot robot)
      throws IOException {
    robot.interact(() -> window.act("menuTab-audit"));
    until(() -> isEnabled("#auditExport"));
    export(robot, "HTML page");
    assertThat(Lookup.isSeen(window.scene(), "#auditWritten")).isFalse();

    place = Files.writeString(folder.resolve("no folder"), "x");
    export(robot, "HTML page");
    until(() -> Lookup.isSeen(window.scene(), "#auditWritten"));
    assertThat(text("#auditWritten"))
        .startsWith("The report cannot be written to " + place.resolve("audit.html"))
        .endsWith("Choose another place for it.");

    place = folder;
    export(robot, "HTML page");
    Path file = folder.resolve("audit.html");
    until(() -> text("#auditWritten").startsWith("The report is in " + file));
    assertThat(file).content().contains("Built-in client", "</html>").doesNotContain("eyJ");
    export(robot, "JUnit XML");
    until(() -> Files.exists(folder.resolve("audit.xml")));
  }

  private void export(FxRobot robot, String format) {
    robot.clickOn("#auditExport").clickOn(format);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private boolean isEnabled(String id) {
    return Lookup.find(window.scene(), id)
        .filter(MenuButton.class::isInstance)
        .filter(button -> !button.isDisabled())
        .isPresent();
  }

  private String text(String id) {
    return ((Labeled) Lookup.the(window.scene(), id)).getText();
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
