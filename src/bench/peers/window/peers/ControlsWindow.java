package peers;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * A window with the controls that TokenScope's has when nobody has logged in yet, as many of each
 * kind, and nothing else: no server, no style of its own, no FXML, nothing behind a control. It is
 * what the toolkit needs for them.
 */
public final class ControlsWindow extends PeerWindow {

  /** Opens it. */
  public static void main(String... arguments) {
    launch(arguments);
  }

  @Override
  Parent content() {
    BorderPane root = new BorderPane();
    root.setTop(new VBox(menus(), tools()));
    root.setLeft(new ScrollPane(cards()));
    root.setCenter(new ScrollPane(new VBox(labels(new HBox(), 7), login(), tabs())));
    root.setRight(new StackPane(new Label("Nothing is chosen")));
    root.setBottom(new VBox(new StackPane(new Canvas(1400, 160)), status()));
    return root;
  }

  private static Node menus() {
    MenuBar bar = new MenuBar();
    for (int i = 0; i < 9; i++) {
      Menu menu = new Menu("Menu " + i);
      for (int j = 0; j < 9; j++) {
        menu.getItems().add(new MenuItem("Item " + j));
      }
      bar.getMenus().add(menu);
    }
    return bar;
  }

  private static Node tools() {
    HBox tools = new HBox();
    for (int i = 0; i < 6; i++) {
      tools.getChildren().add(new MenuButton("Menu " + i, null, new MenuItem("One")));
    }
    for (int i = 0; i < 3; i++) {
      SplitMenuButton split = new SplitMenuButton(new MenuItem("One"));
      split.setText("Split " + i);
      tools.getChildren().add(split);
    }
    for (int i = 0; i < 4; i++) {
      tools.getChildren().add(new Button("Button " + i));
    }
    for (int i = 0; i < 3; i++) {
      tools.getChildren().add(new ToggleButton("Toggle " + i));
    }
    return tools;
  }

  private static Node cards() {
    VBox cards = new VBox();
    for (int i = 0; i < 4; i++) {
      cards.getChildren().add(new VBox(labels(new HBox(), 3), labels(new VBox(), 5)));
    }
    ListView<String> list = new ListView<>();
    list.getItems().add("One");
    cards.getChildren().add(list);
    return cards;
  }

  private static Node login() {
    ComboBox<String> user = new ComboBox<>();
    user.getItems().addAll("alice", "bob");
    user.setValue("alice");
    return new VBox(
        new Label("Title"),
        new HBox(user, new TextField("text"), new PasswordField(), new Button("Log in")),
        new Label("Hint"));
  }

  private static Node tabs() {
    TabPane tabs = new TabPane();
    for (int i = 0; i < 4; i++) {
      tabs.getTabs().add(new Tab("Tab " + i));
    }
    return tabs;
  }

  private static Node status() {
    Pane status = labels(new HBox(), 8);
    for (int i = 0; i < 4; i++) {
      status.getChildren().add(new ToggleButton("Toggle " + i));
    }
    status.getChildren().addAll(new Hyperlink("One"), new Hyperlink("Two"));
    return status;
  }

  private static Pane labels(Pane onto, int count) {
    for (int i = 0; i < count; i++) {
      onto.getChildren().add(new Label("Label " + i));
    }
    return onto;
  }
}
