package dev.tokenscope.view.toolbar;

import atlantafx.base.theme.Styles;
import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.view.Person;
import dev.tokenscope.view.step.StepViewModel;
import dev.tokenscope.view.toolbar.ToolbarViewModel.Skip;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the buttons to their view-model. */
public final class ToolbarController {

  private final ToolbarViewModel model;
  private final StepViewModel step;
  private final Runnable settings;

  @FXML private ResourceBundle resources;
  @FXML private MenuButton user;
  @FXML private Button logOut;
  @FXML private SplitMenuButton call;
  @FXML private SplitMenuButton burst;
  @FXML private ToggleButton repeat;
  @FXML private Button pause;
  @FXML private FontIcon pauseIcon;
  @FXML private Tooltip pauseTip;
  @FXML private MenuButton speed;
  @FXML private Node skipToExpiry;
  @FXML private ToggleButton hold;
  @FXML private ToggleButton styleHeader;
  @FXML private ToggleButton styleEndpoint;
  @FXML private ToggleButton rotationOn;
  @FXML private MenuButton profile;

  /**
   * The controller of the bar.
   *
   * @param settings opens everything else that can be chosen
   */
  public ToolbarController(ToolbarViewModel model, StepViewModel step, Runnable settings) {
    this.model = model;
    this.step = step;
    this.settings = settings;
  }

  @FXML
  void initialize() {
    for (ApiCall one : ToolbarViewModel.CALLS) {
      call.getItems().add(item(one.toString(), () -> model.call().set(one)));
    }
    for (Person person : Person.ALL) {
      user.getItems().add(item(person.name(), () -> model.become(person)));
    }
    for (int times : ToolbarViewModel.BURSTS) {
      burst.getItems().add(item("×" + times, () -> model.times().set(times)));
    }
    burst.textProperty().bind(model.burstText());
    repeat.textProperty().bind(model.repeatText());
    for (int factor : ToolbarViewModel.SPEEDS) {
      speed.getItems().add(item(model.times(factor), () -> model.speed(factor)));
    }
    for (Profile one : Profile.values()) {
      if (one != Profile.CUSTOM) {
        profile.getItems().add(item(model.name(one), () -> model.profile(one)));
      }
    }
    call.textProperty().bind(model.call().map(ApiCall::toString));
    var shown = model.shown();
    user.textProperty()
        .bind(
            shown.map(
                now -> now.loggedIn() ? now.user() : resources.getString("toolbar.user.nobody")));
    logOut.disableProperty().bind(shown.map(now -> !now.loggedIn()));
    skipToExpiry.disableProperty().bind(logOut.disableProperty());
    speed.textProperty().bind(shown.map(ToolbarViewModel.Shown::speed));
    profile.textProperty().bind(shown.map(ToolbarViewModel.Shown::profile));
    shown.subscribe(this::show);
    step.shown().subscribe(_ -> show(model.shown().get()));
    // when the login is gone, the next thing to do is a call
    shown
        .map(ToolbarViewModel.Shown::loggedIn)
        .subscribe(
            in -> {
              if (in) {
                call.requestFocus();
              }
            });
  }

  private void show(ToolbarViewModel.Shown now) {
    repeat.setSelected(now.repeating());
    styleHeader.setSelected(now.style() == RefreshStyle.HEADER);
    styleEndpoint.setSelected(now.style() == RefreshStyle.ENDPOINT);
    rotationOn.setSelected(now.rotation());
    pauseIcon.setIconLiteral(now.paused() ? "fth-play" : "fth-pause");
    String name =
        resources.getString(now.paused() ? "toolbar.pause.resume" : "toolbar.pause.pause");
    pauseTip.setText(name);
    pause.setAccessibleText(name);
    hold.setSelected(step.shown().get().filter().isOn());
    // one filled button: without a session that is the one that logs in, and what waits comes first
    call.getStyleClass().removeAll(Styles.ACCENT);
    if (now.loggedIn() && !step.shown().get().held()) {
      call.getStyleClass().add(Styles.ACCENT);
    }
  }

  private static MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setOnAction(_ -> action.run());
    return item;
  }

  @FXML
  void makeCall() {
    model.makeCall();
  }

  @FXML
  void burst() {
    model.burst();
  }

  @FXML
  void repeat() {
    model.repeat();
    show(model.shown().get());
  }

  @FXML
  void openSettings() {
    settings.run();
  }

  @FXML
  void pauseOrResume() {
    model.pauseOrResume();
  }

  @FXML
  void hold() {
    step.toggle();
    show(model.shown().get());
  }

  @FXML
  void skipAfterAccess() {
    model.skip(Skip.AFTER_ACCESS);
  }

  @FXML
  void skipBeforeAccess() {
    model.skip(Skip.BEFORE_ACCESS);
  }

  @FXML
  void step() {
    model.step();
  }

  @FXML
  void skipBeforeRefresh() {
    model.skip(Skip.BEFORE_REFRESH);
  }

  @FXML
  void skipAfterRefresh() {
    model.skip(Skip.AFTER_REFRESH);
  }

  @FXML
  void logOut() {
    model.logOut();
  }

  @FXML
  void chooseHeader() {
    model.style(RefreshStyle.HEADER);
    show(model.shown().get());
  }

  @FXML
  void chooseEndpoint() {
    model.style(RefreshStyle.ENDPOINT);
    show(model.shown().get());
  }

  @FXML
  void chooseRotation() {
    model.rotation(!model.shown().get().rotation());
    show(model.shown().get());
  }
}
