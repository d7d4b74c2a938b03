package dev.tokenscope.view.inspector;

import dev.tokenscope.view.Shapes;
import dev.tokenscope.view.frame.Paragraph;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the inspector to its view-model. */
public final class InspectorController {

  /** The tabs behind the explanation, in their order. */
  private static final int REQUEST = 1;

  private static final int RESPONSE = 2;
  private static final int JWT = 3;
  private static final int CODE = 4;

  private final InspectorViewModel model;
  private final ExplainPage page;

  @FXML private TabPane tabs;
  @FXML private VBox explain;
  @FXML private TextArea request;
  @FXML private TextArea response;
  @FXML private Label noToken;
  @FXML private VBox jwt;
  @FXML private ComboBox<JwtViewModel.Token> token;
  @FXML private Text header;
  @FXML private Text payload;
  @FXML private Text signature;
  @FXML private Label verdict;
  @FXML private FontIcon verdictIcon;
  @FXML private VBox claims;
  @FXML private TextArea edited;
  @FXML private VBox code;
  @FXML private ToggleButton reveal;

  /** The controller of the inspector. */
  public InspectorController(InspectorViewModel model) {
    this.model = model;
    this.page = new ExplainPage(model);
  }

  @FXML
  void initialize() {
    reveal.selectedProperty().bindBidirectional(model.revealed());
    JwtViewModel tokens = model.jwt();
    token.setItems(tokens.tokens());
    token.valueProperty().bindBidirectional(tokens.chosen());
    edited.textProperty().bindBidirectional(tokens.payload());
    jwt.visibleProperty().bind(tokens.chosen().isNotNull());
    jwt.managedProperty().bind(jwt.visibleProperty());
    noToken.visibleProperty().bind(tokens.chosen().isNull());
    noToken.managedProperty().bind(noToken.visibleProperty());
    tokens.shown().subscribe(_ -> showFront());
    model.revealed().subscribe(_ -> showFront());
    model.shown().subscribe(_ -> showFront());
    tabs.getSelectionModel().selectedIndexProperty().subscribe(_ -> showFront());
  }

  /**
   * Only what is looked at is made: what is in the other tabs would be styled and laid out as well,
   * at each moment that somebody drags the playhead over.
   */
  private void showFront() {
    int front = tabs.getSelectionModel().getSelectedIndex();
    model.seesJwt(front == JWT);
    switch (front) {
      case REQUEST -> write(request, model.request());
      case RESPONSE -> write(response, model.response());
      case JWT -> showToken(model.jwt().shown().get());
      case CODE -> showCode();
      default -> showExplanation(model.shown().get());
    }
  }

  /** A text that is the same stays where it was scrolled to. */
  private static void write(TextArea area, String text) {
    if (!area.getText().equals(text)) {
      area.setText(text);
    }
  }

  private void showExplanation(@Nullable Explained told) {
    Patch.apply(explain, told == null ? List.of() : page.of(told));
  }

  private void showCode() {
    code.getChildren().clear();
    List<Source> sources = model.code();
    if (sources.isEmpty()) {
      code.getChildren().add(new Paragraph(model.text("explain.code.none"), "pane-note"));
    }
    for (Source source : sources) {
      Label where =
          new Paragraph(
              model.text("inspector.code.where", source.file(), source.line()), "explain-head");
      Label lines = new Label(source.text());
      lines.getStyleClass().add("code-lines");
      // code keeps its lines; the page is scrolled sideways
      lines.setMinWidth(Region.USE_PREF_SIZE);
      code.getChildren().addAll(where, lines);
    }
  }

  private void showToken(JwtViewModel.Shown shown) {
    header.setText(shown.header());
    payload.setText(shown.body());
    signature.setText(shown.signature());
    verdict.setText(shown.sentence());
    boolean good = shown.verdict() == JwtViewModel.Signature.GOOD;
    Shapes.show(verdict, "jwt-is-", good ? "jwt-is-good" : "jwt-is-bad");
    verdictIcon.setIconLiteral(good ? "fth-check" : "fth-x");
    claims.getChildren().clear();
    for (Decoded.Field field : shown.fields()) {
      VBox one =
          new VBox(
              new Paragraph(field.name() + ": " + field.value(), "claim"),
              new Paragraph(field.meaning(), "claim-meaning"));
      claims.getChildren().add(one);
    }
  }

  @FXML
  void reset() {
    model.jwt().reset();
  }

  @FXML
  void copyCurl() {
    copy(model.curl(false));
  }

  @FXML
  void copyCurlWithSecrets() {
    copy(model.curl(true));
  }

  @FXML
  void copyRaw() {
    copy(model.raw(false));
  }

  @FXML
  void copyRawWithSecrets() {
    copy(model.raw(true));
  }

  @FXML
  void copyMarkdown() {
    copy(model.markdown());
  }

  private static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
