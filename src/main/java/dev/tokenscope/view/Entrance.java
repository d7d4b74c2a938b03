package dev.tokenscope.view;

import dev.tokenscope.view.frame.Frame;
import dev.tokenscope.view.login.LoginViewModel;
import javafx.scene.Parent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Where the login stands: in the middle while nothing happened yet, because there is nothing else
 * to look at; above what happened when somebody must log in again; under a page that is open.
 */
final class Entrance {

  private final LoginViewModel login;
  private final Frame frame;
  private final StackPane place = new StackPane();

  Entrance(LoginViewModel login, Frame frame) {
    this.login = login;
    this.frame = frame;
    // before the login itself comes in sight, which then takes the focus
    login.shown().subscribe(this::arrange);
  }

  void put(Parent pane) {
    place.getChildren().add(pane);
    place.getStyleClass().add("entrance");
    frame.head(place);
    frame.page().subscribe(_ -> arrange());
  }

  private void arrange() {
    boolean page = frame.page().get().isPresent();
    boolean needed = login.shown().get().needed() && !page;
    boolean first = login.shown().get().first();
    place.setVisible(needed);
    place.setManaged(needed);
    VBox.setVgrow(place, first ? Priority.ALWAYS : Priority.NEVER);
    frame.stage().setVisible(!first || page);
    frame.stage().setManaged(!first || page);
  }
}
