package dev.tokenscope.view.step;

import dev.tokenscope.intent.HoldFilter;
import java.time.Duration;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Binds the card to its view-model. */
public final class StepController {

  private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
  private static final Map<HoldFilter.What, String> KINDS =
      Map.of(
          HoldFilter.What.EVERYTHING, "step.what.everything",
          HoldFilter.What.REQUESTS, "step.what.requests",
          HoldFilter.What.REFRESHES, "step.what.refreshes",
          HoldFilter.What.NOTHING, "step.what.nothing");

  private final StepViewModel model;
  private final Function<Duration, String> spans;

  @FXML private ResourceBundle resources;
  @FXML private VBox step;
  @FXML private Label title;
  @FXML private Label waiting;
  @FXML private MenuButton what;
  @FXML private TextField path;
  @FXML private TextField client;
  @FXML private HBox message;
  @FXML private Label parties;
  @FXML private Label line;
  @FXML private Label tokens;
  @FXML private Label external;
  @FXML private FlowPane choices;
  @FXML private Node edit;
  @FXML private Node loseReply;
  @FXML private MenuButton delay;
  @FXML private FlowPane others;
  @FXML private GridPane editor;
  @FXML private TextField method;
  @FXML private TextField target;
  @FXML private TextField token;
  @FXML private TextArea headers;
  @FXML private TextArea body;
  @FXML private Label mistake;
  @FXML private Node cancel;

  /**
   * The controller of the card.
   *
   * @param spans how long something is, in words
   */
  public StepController(StepViewModel model, Function<Duration, String> spans) {
    this.model = model;
    this.spans = spans;
  }

  @FXML
  void initialize() {
    for (HoldFilter.What one :
        new HoldFilter.What[] {
          HoldFilter.What.EVERYTHING, HoldFilter.What.REQUESTS, HoldFilter.What.REFRESHES
        }) {
      MenuItem item = new MenuItem(resources.getString(KINDS.get(one)));
      item.setId("stepWhat-" + one.name().toLowerCase(java.util.Locale.ROOT));
      item.setOnAction(_ -> model.hold(model.shown().get().filter().what(one)));
      what.getItems().add(item);
    }
    for (Duration one : StepViewModel.DELAYS) {
      MenuItem item = new MenuItem(spans.apply(one));
      item.setOnAction(_ -> done(() -> model.delay(one)));
      delay.getItems().add(item);
    }
    for (TextField field : new TextField[] {path, client}) {
      field.setOnAction(_ -> narrow());
      field.focusedProperty().subscribe((_, focused) -> narrow(focused));
    }
    EditViewModel edited = model.editor();
    bind(method, edited.method());
    bind(target, edited.target());
    bind(token, edited.token());
    bind(headers, edited.headers());
    bind(body, edited.body());
    mistake.textProperty().bind(edited.mistake());
    shownWhile(mistake, edited.mistake().isNotEmpty());
    shownWhile(editor, edited.isOpen());
    shownWhile(cancel, edited.isOpen());
    edited
        .isOpen()
        .subscribe(
            (_, open) -> {
              show(model.shown().get());
              // most requests have no body, and the fewer lines are hidden behind the card the
              // better
              body.setPrefRowCount(body.getText().isEmpty() ? 1 : 2);
              if (open) {
                method.requestFocus();
              } else {
                step.requestFocus();
              }
            });
    model.shown().subscribe(this::show);
  }

  private void show(StepViewModel.Shown now) {
    visible(step, now.visible());
    step.pseudoClassStateChanged(HELD, now.held());
    title.setText(
        resources.getString(
            now.front() == null
                ? "step.title.empty"
                : now.front().answer() ? "step.title.answer" : "step.title.request"));
    waiting.setText(now.waiting());
    what.setText(resources.getString(KINDS.get(now.filter().what())));
    put(path, now.filter().path());
    put(client, now.filter().client());
    // while somebody decides, only what narrows is worth its room
    visible(path, !now.held() || !path.getText().isEmpty() || path.isFocused());
    visible(client, !now.held() || !client.getText().isEmpty() || client.isFocused());
    StepViewModel.Front front = now.front();
    // the fields say the same while it is changed
    visible(message, front != null && !model.editor().isOpen().get());
    visible(choices, front != null);
    visible(external, front != null && front.external());
    if (front != null) {
      parties.setText(front.parties());
      line.setText(front.line());
      tokens.setText(front.tokens());
      visible(tokens, !front.tokens().isEmpty());
      boolean editing = model.editor().isOpen().get();
      visible(edit, !front.answer() && !editing);
      visible(loseReply, !front.answer() && !editing);
    }
    others.getChildren().clear();
    for (StepViewModel.Other other : now.others()) {
      Hyperlink link = new Hyperlink(other.text());
      link.setOnAction(_ -> done(() -> model.choose(other.hold())));
      link.getStyleClass().add("keeps-keys");
      others.getChildren().add(link);
    }
    if (!now.more().isEmpty()) {
      others.getChildren().add(new Label(now.more()));
    }
    visible(others, !others.getChildren().isEmpty());
  }

  /** Afterwards the next key sends: nobody drops two because the button still has the focus. */
  private void done(Runnable decision) {
    decision.run();
    step.requestFocus();
  }

  private void narrow(boolean focused) {
    if (!focused) {
      narrow();
    }
  }

  private void narrow() {
    HoldFilter now = model.shown().get().filter();
    if (now.isOn()) {
      model.hold(new HoldFilter(now.what(), path.getText().strip(), client.getText().strip()));
    }
  }

  /** What somebody is writing is not overwritten. */
  private static void put(TextField field, String text) {
    if (!field.isFocused()) {
      field.setText(text);
    }
  }

  private static void bind(TextInputControl field, StringProperty property) {
    field.textProperty().bindBidirectional(property);
  }

  private static void shownWhile(Node node, javafx.beans.value.ObservableValue<Boolean> condition) {
    condition.subscribe(now -> visible(node, now));
  }

  private static void visible(Node node, boolean now) {
    node.setVisible(now);
    node.setManaged(now);
  }

  @FXML
  void send() {
    model.send();
  }

  @FXML
  void edit() {
    model.edit();
  }

  @FXML
  void cancel() {
    model.editor().close();
  }

  @FXML
  void drop() {
    done(model::drop);
  }

  @FXML
  void loseReply() {
    done(model::loseReply);
  }
}
