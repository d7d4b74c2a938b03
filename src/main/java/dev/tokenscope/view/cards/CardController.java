package dev.tokenscope.view.cards;

import dev.tokenscope.projection.TokenStatus;
import dev.tokenscope.view.Shapes;
import dev.tokenscope.view.frame.Later;
import java.util.List;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds a card to its view-model. */
public final class CardController {

  private final CardViewModel model;
  private final Supplier<Parent> token;

  @FXML private VBox card;
  @FXML private Label title;
  @FXML private Label pill;
  @FXML private FontIcon pillIcon;

  /**
   * The controller of one card.
   *
   * @param token makes what is told of a token, when there is the first one
   */
  public CardController(CardViewModel model, Supplier<Parent> token) {
    this.model = model;
    this.token = token;
  }

  @FXML
  void initialize() {
    card.setId(model.kind() + "Card");
    card.getStyleClass().add(model.kind());
    pill.setId(model.kind() + "Pill");
    title.setText(model.title());
    var shown = model.shown();
    pill.textProperty().bind(shown.map(CardViewModel.Shown::pill));
    card.accessibleTextProperty().bind(shown.map(CardViewModel.Shown::spoken));
    // without a token the room is for the tree below, which tells why there is none
    card.getChildren().add(new Later(shown.map(now -> !now.raw().isEmpty()), token));
    shown.map(CardViewModel.Shown::status).subscribe(this::paint);
  }

  private void paint(TokenStatus status) {
    for (Node part : List.of(card, pill)) {
      Shapes.show(part, "status-", Shapes.state(status));
    }
    pillIcon.setIconLiteral(Shapes.icon(status));
  }
}
