package dev.tokenscope.view.toolbar;

import atlantafx.base.theme.Styles;
import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.view.step.StepViewModel;
import dev.tokenscope.view.toolbar.ToolbarViewModel.Skip;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the buttons to their view-model. */
public final class ToolbarController {

  private static final double WITH_EVERY_WORD_EM = 100;

  private final ToolbarViewModel model;
  private final StepViewModel step;

  @FXML private ResourceBundle resources;
  @FXML private Label user;
  @FXML private Button logOut;
  @FXML private SplitMenuButton call;
  @FXML private ToggleButton repeat;
  @FXML private Button pause;
  @FXML private FontIcon pauseIcon;
  @FXML private Tooltip pauseTip;
  @FXML private MenuButton speed;
  @FXML private Node skipToExpiry;
  @FXML private HBox toolbar;
  @FXML private ToggleButton hold;
  @FXML private ToggleButton styleHeader;
  @FXML private ToggleButton styleEndpoint;
  @FXML private ToggleButton rotationOn;
  @FXML private MenuButton profile;

  /** The controller of the bar. */
  public ToolbarController(ToolbarViewModel model, StepViewModel step) {
    this.model = model;
    this.step = step;
  }

  @FXML
  void initialize() {
    for (ApiCall one : ToolbarViewModel.CALLS) {
      call.getItems().add(item(one.toString(), () -> model.call().set(one)));
    }
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
    toolbar.widthProperty().subscribe(this::fit);
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

  /** In a narrow window a word is given up before the profile is cut off. */
  private void fit(Number width) {
    boolean narrow = width.doubleValue() < WITH_EVERY_WORD_EM * hold.getFont().getSize();
    hold.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TEXT_ONLY);
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
