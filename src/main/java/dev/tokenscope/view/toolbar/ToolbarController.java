package dev.tokenscope.view.toolbar;

import atlantafx.base.theme.Styles;
import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.menu.Action;
import dev.tokenscope.view.menu.Menus;
import dev.tokenscope.view.menu.Place;
import dev.tokenscope.view.settings.SettingItems;
import dev.tokenscope.view.step.StepViewModel;
import dev.tokenscope.view.toolbar.ToolbarViewModel.Skip;
import java.util.List;
import java.util.ResourceBundle;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the buttons to their view-model. What drops down is made of the table of actions. */
public final class ToolbarController {

  private final ToolbarViewModel model;
  private final StepViewModel step;
  private final Texts texts;
  private final List<Action> actions;
  private final SettingItems settings;

  @FXML private ResourceBundle resources;
  @FXML private MenuButton user;
  @FXML private Button logOut;
  @FXML private SplitMenuButton call;
  @FXML private SplitMenuButton burst;
  @FXML private ToggleButton repeat;
  @FXML private Button pause;
  @FXML private FontIcon pauseIcon;
  @FXML private Tooltip pauseTip;
  @FXML private MenuButton clock;
  @FXML private SplitMenuButton skipToExpiry;
  @FXML private ToggleButton hold;
  @FXML private Button steal;
  @FXML private MenuButton client;
  @FXML private MenuButton profile;

  /**
   * The controller of the bar.
   *
   * @param texts in which language
   * @param actions what can be done in the window
   * @param settings what is chosen about the server and the client
   */
  public ToolbarController(
      ToolbarViewModel model,
      StepViewModel step,
      Texts texts,
      List<Action> actions,
      SettingItems settings) {
    this.model = model;
    this.step = step;
    this.texts = texts;
    this.actions = actions;
    this.settings = settings;
  }

  @FXML
  void initialize() {
    fill();
    burst.textProperty().bind(model.burstText());
    repeat.textProperty().bind(model.repeatText());
    call.textProperty().bind(model.call().map(ApiCall::toString));
    var shown = model.shown();
    user.textProperty()
        .bind(
            shown.map(
                now -> now.loggedIn() ? now.user() : resources.getString("toolbar.user.nobody")));
    logOut.disableProperty().bind(shown.map(now -> !now.loggedIn()));
    skipToExpiry.disableProperty().bind(logOut.disableProperty());
    clock.textProperty().bind(shown.map(ToolbarViewModel.Shown::speed));
    profile.textProperty().bind(shown.map(ToolbarViewModel.Shown::profile));
    shown.subscribe(this::show);
    step.shown().subscribe(_ -> show(model.shown().get()));
    // when the login is gone, the next thing to do is a call
    shown
        .map(ToolbarViewModel.Shown::loggedIn)
        .subscribe(
            in -> {
              if (in && isOfLogin(call.getScene())) {
                call.requestFocus();
              }
            });
  }

  /** Who goes back and forth through logins and logouts by keyboard stays where the keys are. */
  private static boolean isOfLogin(@Nullable Scene scene) {
    Node owner = scene == null ? null : scene.getFocusOwner();
    for (Node up = owner; up != null; up = up.getParent()) {
      if ("login".equals(up.getId())) {
        return true;
      }
    }
    return owner == null;
  }

  private void show(ToolbarViewModel.Shown now) {
    repeat.setSelected(now.repeating());
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

  /** What drops down. */
  private void fill() {
    user.getItems().setAll(Menus.items(actions, Place.SESSION_USER));
    call.getItems().setAll(Menus.items(actions, Place.SESSION_CALL));
    call.getItems()
        .addAll(
            new SeparatorMenuItem(),
            item("menuEditCall"),
            Menus.within(texts, actions, Place.SESSION_REPEAT));
    burst.getItems().setAll(Menus.items(actions, Place.SESSION_BURST));
    clock.getItems().setAll(Menus.items(actions, Place.CLOCK_SPEED));
    clock
        .getItems()
        .addAll(
            new SeparatorMenuItem(),
            Menus.within(texts, actions, Place.CLOCK_STEP),
            Menus.within(texts, actions, Place.CLOCK_SKEW),
            item("menuCatchUp"));
    skipToExpiry.getItems().setAll(Menus.items(actions, Place.CLOCK_SKIP));
    client.getItems().setAll(settings.client());
    client.getItems().addAll(new SeparatorMenuItem(), item("menuSettings"));
    for (Profile one : Profile.values()) {
      if (one != Profile.CUSTOM) {
        profile.getItems().add(item(one));
      }
    }
    profile.getItems().add(new SeparatorMenuItem());
    profile.getItems().addAll(settings.server());
    profile.getItems().addAll(new SeparatorMenuItem(), item("menuSettings"));
    Action theft = action("menuSteal");
    steal.setOnAction(_ -> theft.run().run());
    theft.possible().subscribe(possible -> steal.setDisable(!possible));
  }

  private MenuItem item(Profile one) {
    RadioMenuItem item = new RadioMenuItem(model.name(one));
    item.setId("profile-" + one.option());
    item.setMnemonicParsing(false);
    item.setOnAction(
        _ -> {
          model.profile(one);
          item.setSelected(model.shown().get().chosen() == one);
        });
    model.shown().subscribe(now -> item.setSelected(now.chosen() == one));
    return item;
  }

  private MenuItem item(String id) {
    return Menus.item(action(id));
  }

  private Action action(String id) {
    return actions.stream().filter(action -> action.id().equals(id)).findFirst().orElseThrow();
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
  void step() {
    model.step();
  }

  @FXML
  void logOut() {
    model.logOut();
  }
}
