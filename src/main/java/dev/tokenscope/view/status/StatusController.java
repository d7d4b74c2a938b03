package dev.tokenscope.view.status;

import dev.tokenscope.text.Language;
import dev.tokenscope.view.Appearance;
import dev.tokenscope.view.Theme;
import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;

/** Binds the status line to its view-model. */
public final class StatusController {

  private final StatusViewModel model;

  @FXML private Label origin;
  @FXML private Label style;
  @FXML private Label rotation;
  @FXML private Label messages;
  @FXML private Label clock;
  @FXML private Label notice;
  @FXML private Tooltip noticeTip;
  @FXML private Hyperlink catchUp;
  @FXML private ToggleButton english;
  @FXML private ToggleButton korean;
  @FXML private ToggleButton light;
  @FXML private ToggleButton dark;
  @FXML private Hyperlink zoom;

  /** The controller of the line. */
  public StatusController(StatusViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    var shown = model.shown();
    origin.textProperty().bind(shown.map(StatusViewModel.Shown::origin));
    style.textProperty().bind(shown.map(StatusViewModel.Shown::style));
    rotation.textProperty().bind(shown.map(StatusViewModel.Shown::rotation));
    messages.textProperty().bind(shown.map(StatusViewModel.Shown::messages));
    clock.textProperty().bind(shown.map(StatusViewModel.Shown::clock));
    clock.managedProperty().bind(clock.textProperty().isNotEmpty());
    notice.textProperty().bind(model.notice());
    noticeTip.textProperty().bind(model.notice());
    notice.managedProperty().bind(notice.textProperty().isNotEmpty());
    catchUp.managedProperty().bind(shown.map(StatusViewModel.Shown::behind));
    zoom.textProperty().bind(model.zoom());
    model.language().subscribe(_ -> showChoices());
    model.theme().subscribe(_ -> showChoices());
  }

  private void showChoices() {
    english.setSelected(model.language().get() == Language.ENGLISH);
    korean.setSelected(model.language().get() == Language.KOREAN);
    light.setSelected(model.theme().getValue() == Theme.LIGHT);
    dark.setSelected(model.theme().getValue() == Theme.DARK);
  }

  @FXML
  void catchUp() {
    model.catchUp();
  }

  @FXML
  void resetZoom() {
    model.resetZoom();
  }

  @FXML
  void chooseEnglish() {
    model.language().set(Language.ENGLISH);
    showChoices();
  }

  @FXML
  void chooseKorean() {
    model.language().set(Language.KOREAN);
    showChoices();
  }

  @FXML
  void chooseLight() {
    model.choose(Appearance.LIGHT);
    showChoices();
  }

  @FXML
  void chooseDark() {
    model.choose(Appearance.DARK);
    showChoices();
  }
}
