package dev.tokenscope.view.frame;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Something to read or to choose that covers the centre of the window while the tokens beside it
 * stay in sight. Esc closes it.
 */
public final class Page {

  private final String id;
  private final BorderPane root = new BorderPane();
  private final Scrolling scroll = new Scrolling();
  private final Node first;

  /**
   * A page.
   *
   * @param id tells pages apart
   * @param tools beside the title
   * @param close what the button with the cross is called
   * @param whenClosed is run by that button and by Esc
   */
  public Page(
      String id, String title, Node content, Runnable whenClosed, String close, Node... tools) {
    this.id = id;
    Label name = new Label(title);
    name.getStyleClass().add("page-title");
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    Button cross = new Button(close, new FontIcon("fth-x"));
    cross.setId("closePage");
    cross.setMinWidth(Region.USE_PREF_SIZE);
    cross.setTooltip(new Tooltip(close + " (Esc)"));
    cross.setOnAction(_ -> whenClosed.run());
    HBox head = new HBox(name, between);
    head.getStyleClass().add("page-head");
    head.getChildren().addAll(tools);
    head.getChildren().add(cross);
    scroll.setContent(content);
    scroll.getStyleClass().add("page-scroll");
    root.setId(id);
    root.getStyleClass().add("page");
    root.setTop(head);
    root.setCenter(scroll);
    root.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            whenClosed.run();
            event.consume();
          }
        });
    this.first = cross;
  }

  /** The same, as high as there is room: what is in it scrolls by itself. */
  public Page filling() {
    Node content = scroll.getContent();
    scroll.setContent(null);
    root.setCenter(content);
    return this;
  }

  String id() {
    return id;
  }

  Node root() {
    return root;
  }

  void takeFocus() {
    first.requestFocus();
  }
}
