package dev.tokenscope.view.cards;

import dev.tokenscope.view.frame.Paragraph;
import java.util.List;
import javafx.fxml.FXML;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/** Binds what a card tells of its token to the view-model. */
public final class CardTokenController {

  private final CardViewModel model;

  @FXML private StackPane ringBox;
  @FXML private Ring ring;
  @FXML private VBox ringText;
  @FXML private Label countdown;
  @FXML private Label lifetime;
  @FXML private GridPane facts;
  @FXML private Text header;
  @FXML private Text payload;
  @FXML private Text signature;
  @FXML private Text firstDot;
  @FXML private Text secondDot;
  @FXML private Button copy;
  @FXML private ToggleButton reveal;

  /** The controller of one card's token. */
  public CardTokenController(CardViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    copy.setId(model.kind() + "Copy");
    reveal.setId(model.kind() + "Reveal");
    countdown.setId(model.kind() + "Countdown");
    var shown = model.shown();
    countdown.textProperty().bind(shown.map(CardViewModel.Shown::countdown));
    lifetime.textProperty().bind(shown.map(CardViewModel.Shown::lifetime));
    // the countdown changes all the time, and nothing has to move for it
    ringBox
        .layoutBoundsProperty()
        .subscribe(bounds -> ringText.resize(bounds.getWidth(), bounds.getHeight()));
    ring.fractionProperty().bind(shown.map(CardViewModel.Shown::fraction));
    reveal.selectedProperty().bindBidirectional(model.revealed());
    addFacts();
    shown.map(CardViewModel.Shown::raw).subscribe(_ -> showParts());
    model.revealed().subscribe(_ -> showParts());
  }

  private void addFacts() {
    List<CardViewModel.Fact> names = model.shown().get().facts();
    for (int i = 0; i < names.size(); i++) {
      int index = i;
      Label name = new Label(names.get(i).name());
      name.getStyleClass().add("fact-name");
      Label value = new Paragraph("", "fact-value");
      value.textProperty().bind(model.shown().map(now -> now.facts().get(index).value()));
      facts.addRow(i, name, value);
      GridPane.setValignment(name, VPos.TOP);
      GridPane.setValignment(value, VPos.TOP);
    }
  }

  private void showParts() {
    CardViewModel.Parts parts = model.parts();
    header.setText(parts.header());
    payload.setText(parts.payload());
    signature.setText(parts.signature());
    boolean whole = !parts.header().isEmpty();
    firstDot.setText(whole ? "." : "");
    secondDot.setText(whole ? "." : "");
  }

  @FXML
  void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(model.copyable());
    Clipboard.getSystemClipboard().setContent(content);
  }
}
