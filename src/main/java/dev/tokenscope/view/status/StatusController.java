package dev.tokenscope.view.status;

import dev.tokenscope.text.Language;
import dev.tokenscope.view.Appearance;
import dev.tokenscope.view.Theme;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/** Binds the status line to its view-model. */
public final class StatusController {

  /** From this width on, everything fits. */
  private static final double ROOM_EM = 80;

  private final StatusViewModel model;

  @FXML private HBox bar;
  @FXML private Label origin;
  @FXML private Label style;
  @FXML private Label rotation;
  @FXML private Label messages;
  @FXML private Label clock;
  @FXML private Label notice;
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
    clock.visibleProperty().bind(clock.textProperty().isNotEmpty());
    clock.managedProperty().bind(clock.visibleProperty());
    notice.textProperty().bind(model.notice());
    notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
    notice.managedProperty().bind(notice.visibleProperty());
    catchUp.visibleProperty().bind(shown.map(StatusViewModel.Shown::behind));
    catchUp.managedProperty().bind(catchUp.visibleProperty());
    zoom.textProperty().bind(model.zoom());
    // the tool bar says the same; a sentence that is cut off says nothing
    for (Label sentence : List.of(style, rotation)) {
      sentence
          .visibleProperty()
          .bind(
              bar.widthProperty()
                  .map(width -> width.doubleValue() >= ROOM_EM * origin.getFont().getSize()));
      sentence.managedProperty().bind(sentence.visibleProperty());
    }
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
