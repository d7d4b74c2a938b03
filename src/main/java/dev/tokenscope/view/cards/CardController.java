package dev.tokenscope.view.cards;

import dev.tokenscope.projection.TokenStatus;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.Shapes;
import java.util.List;
import javafx.fxml.FXML;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds a card to its view-model. */
public final class CardController {

  private final CardViewModel model;

  @FXML private VBox card;
  @FXML private Label title;
  @FXML private Label pill;
  @FXML private FontIcon pillIcon;
  @FXML private HBox body;
  @FXML private StackPane ringBox;
  @FXML private Ring ring;
  @FXML private VBox ringText;
  @FXML private Label countdown;
  @FXML private Label lifetime;
  @FXML private GridPane facts;
  @FXML private HBox rawBox;
  @FXML private Text header;
  @FXML private Text payload;
  @FXML private Text signature;
  @FXML private Text firstDot;
  @FXML private Text secondDot;
  @FXML private Button copy;
  @FXML private ToggleButton reveal;

  /** The controller of one card. */
  public CardController(CardViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    String kind = model.type() == TokenType.ACCESS ? "access" : "refresh";
    card.setId(kind + "Card");
    card.getStyleClass().add(kind);
    pill.setId(kind + "Pill");
    copy.setId(kind + "Copy");
    reveal.setId(kind + "Reveal");
    countdown.setId(kind + "Countdown");
    title.setText(model.title());
    var shown = model.shown();
    pill.textProperty().bind(shown.map(CardViewModel.Shown::pill));
    countdown.textProperty().bind(shown.map(CardViewModel.Shown::countdown));
    lifetime.textProperty().bind(shown.map(CardViewModel.Shown::lifetime));
    // the countdown changes all the time, and nothing has to move for it
    ringBox
        .layoutBoundsProperty()
        .subscribe(bounds -> ringText.resize(bounds.getWidth(), bounds.getHeight()));
    ring.fractionProperty().bind(shown.map(CardViewModel.Shown::fraction));
    card.accessibleTextProperty().bind(shown.map(CardViewModel.Shown::spoken));
    copy.disableProperty().bind(shown.map(now -> now.raw().isEmpty()));
    reveal.disableProperty().bind(copy.disableProperty());
    // without a token the room is for the tree below, which tells why there is none
    for (Node part : List.of(body, rawBox)) {
      part.visibleProperty().bind(copy.disableProperty().not());
      part.managedProperty().bind(part.visibleProperty());
    }
    reveal.selectedProperty().bindBidirectional(model.revealed());
    addFacts();
    shown.map(CardViewModel.Shown::status).subscribe(this::paint);
    shown.map(CardViewModel.Shown::raw).subscribe(_ -> showParts());
    model.revealed().subscribe(_ -> showParts());
  }

  private void addFacts() {
    List<CardViewModel.Fact> names = model.shown().get().facts();
    for (int i = 0; i < names.size(); i++) {
      int index = i;
      Label name = new Label(names.get(i).name());
      name.getStyleClass().add("fact-name");
      Label value = new Label();
      value.getStyleClass().add("fact-value");
      value.setWrapText(true);
      value.setMinHeight(Region.USE_PREF_SIZE);
      value.textProperty().bind(model.shown().map(now -> now.facts().get(index).value()));
      facts.addRow(i, name, value);
      GridPane.setValignment(name, VPos.TOP);
      GridPane.setValignment(value, VPos.TOP);
    }
  }

  private void paint(TokenStatus status) {
    for (Node part : List.of(card, pill)) {
      Shapes.show(part, "status-", Shapes.state(status));
    }
    pillIcon.setIconLiteral(Shapes.icon(status));
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
