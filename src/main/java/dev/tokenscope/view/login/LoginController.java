package dev.tokenscope.view.login;

import dev.tokenscope.view.Person;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

/** Binds the login to its view-model. */
public final class LoginController {

  private static final PseudoClass ALARMING = PseudoClass.getPseudoClass("alarming");

  private final LoginViewModel model;

  @FXML private VBox login;
  @FXML private Label title;
  @FXML private Label text;
  @FXML private ComboBox<Person> user;
  @FXML private PasswordField password;
  @FXML private Label hint;
  @FXML private Label refused;
  @FXML private Button logIn;

  /** The controller of the pane. */
  public LoginController(LoginViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    var shown = model.shown();
    login.visibleProperty().bind(shown.map(LoginViewModel.Shown::needed));
    login.managedProperty().bind(login.visibleProperty());
    title.textProperty().bind(shown.map(LoginViewModel.Shown::title));
    text.textProperty().bind(shown.map(LoginViewModel.Shown::text));
    refused.textProperty().bind(shown.map(LoginViewModel.Shown::refused));
    refused.visibleProperty().bind(refused.textProperty().isNotEmpty());
    refused.managedProperty().bind(refused.visibleProperty());
    // who was logged in before knows, and the room is for what happened
    hint.visibleProperty().bind(shown.map(now -> !now.alarming()));
    hint.managedProperty().bind(hint.visibleProperty());
    user.getItems().setAll(model.people());
    user.valueProperty().bindBidirectional(model.person());
    password.textProperty().bindBidirectional(model.password());
    hint.textProperty().bind(model.person().map(model::hint));
    shown
        .map(LoginViewModel.Shown::alarming)
        .subscribe(now -> login.pseudoClassStateChanged(ALARMING, now));
    login.visibleProperty().subscribe(this::takeFocus);
    // what is scrolled comes into the window only when that is styled for the first time
    login.sceneProperty().subscribe(this::takeFocus);
  }

  private void takeFocus() {
    // who goes back and forth by keyboard stays where the keys are
    if (login.isVisible() && model.isLive()) {
      logIn.requestFocus();
    }
  }

  @FXML
  void logIn() {
    model.logIn();
  }
}
