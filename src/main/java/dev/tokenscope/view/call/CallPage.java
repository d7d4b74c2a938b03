package dev.tokenscope.view.call;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.toolbar.ToolbarViewModel;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** The page on which the call is edited. */
public final class CallPage {

  private static final int BODY_ROWS = 8;

  private CallPage() {}

  /** The page. */
  public static Node of(Texts texts, CallViewModel model) {
    ComboBox<ApiCall> endpoint = new ComboBox<>();
    endpoint.getItems().setAll(ToolbarViewModel.CALLS);
    endpoint.setId("callEndpoint");
    endpoint.setMaxWidth(Double.MAX_VALUE);
    endpoint.setOnAction(
        _ -> {
          if (endpoint.getValue() != null) {
            model.call().set(endpoint.getValue());
          }
        });
    TextField path = new TextField();
    path.setId("callPath");
    path.textProperty()
        .subscribe(
            text -> {
              if (path.isFocused()) {
                model.path(text);
              }
            });
    TextArea body = new TextArea();
    body.setId("callBody");
    body.getStyleClass().add("call-body");
    body.setPrefRowCount(BODY_ROWS);
    body.textProperty()
        .subscribe(
            text -> {
              if (body.isFocused()) {
                model.body(text);
              }
            });
    model
        .call()
        .subscribe(
            call -> {
              endpoint.setValue(call);
              // what is being typed is not put in order under the hands
              if (!path.isFocused()) {
                path.setText(call.path());
              }
              if (!body.isFocused()) {
                body.setText(call.body());
              }
              body.setDisable(!CallViewModel.hasBody(call));
            });
    Button send = new Button(texts.get("call.send.text"));
    send.setId("callSend");
    send.setOnAction(_ -> model.send());
    Label lead = new Label(texts.get("call.page.lead"));
    lead.getStyleClass().add("pane-note");
    lead.setWrapText(true);
    VBox card =
        new VBox(
            named(texts.get("call.endpoint.name"), endpoint),
            endpoint,
            named(texts.get("call.path.name"), path),
            path,
            said(model.wrongPath(), "callPathWrong"),
            named(texts.get("call.body.name"), body),
            body,
            said(model.aboutBody(), "callBodyNote"),
            send);
    card.getStyleClass().add("pane");
    VBox page = new VBox(lead, card);
    page.setId("callPage");
    page.getStyleClass().add("settings-page");
    return page;
  }

  private static Label named(String text, Control control) {
    Label label = new Label(text);
    label.getStyleClass().add("setting-name");
    label.setLabelFor(control);
    control.setAccessibleText(text);
    return label;
  }

  private static Label said(ReadOnlyStringProperty sentence, String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add("setting-text");
    label.setWrapText(true);
    label.textProperty().bind(sentence);
    label.visibleProperty().bind(sentence.isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }
}
