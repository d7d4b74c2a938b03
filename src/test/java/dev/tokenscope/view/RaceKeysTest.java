package dev.tokenscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.theft.RaceController;
import dev.tokenscope.view.theft.RaceViewModel;
import java.time.ZoneOffset;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Where the keyboard is while two sides of a theft refresh one after the other. */
class RaceKeysTest {

  private static final long PATIENCE_MS = 20_000;

  private final RaceViewModel model =
      new RaceViewModel(
          Texts.in(Language.ENGLISH),
          ZoneOffset.UTC,
          new Wishes().asking(),
          new Choices(Language.ENGLISH, Theme.LIGHT));

  @BeforeAll
  static void start() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void it_leads_on_to_the_other_side_also_through_a_moment_without_a_choice() {
    Script script = new Script().logIn("alice");
    Moment before = Moments.now(script);
    script.append(new Event.TokenStolen(Lane.CLIENT, script.refresh().raw()));
    Moment stolen = Moments.now(script);
    Moment refreshed = Moments.now(script.wait("1s").refreshTokens("/api/orders"));
    Scene scene = WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MS, () -> scene(stolen));
    WaitForAsyncUtils.waitForAsyncFx(
        PATIENCE_MS, () -> Lookup.the(scene, "#raceClient").requestFocus());

    show(before);
    assertThat(Lookup.find(scene, "#raceAttacker")).as("nothing to choose").isEmpty();
    show(refreshed);
    assertThat(Lookup.the(scene, "#raceAttacker").isFocused()).isTrue();
  }

  private void show(Moment moment) {
    WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MS, () -> model.show(moment));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Scene scene(Moment stolen) {
    model.show(stolen);
    Scene scene =
        new Scene(
            new VBox(
                new Button("first of the window"),
                new Fxml(Texts.in(Language.ENGLISH))
                    .load("theft/Race", new RaceController(model))));
    Stage stage = new Stage();
    stage.setScene(scene);
    stage.show();
    return scene;
  }
}
