package dev.tokenscope.view;

import dev.tokenscope.text.Texts;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.cards.CardController;
import dev.tokenscope.view.cards.CardViewModel;
import dev.tokenscope.view.log.LogController;
import dev.tokenscope.view.log.LogViewModel;
import dev.tokenscope.view.login.LoginController;
import dev.tokenscope.view.login.LoginViewModel;
import dev.tokenscope.view.rotation.RotationController;
import dev.tokenscope.view.rotation.RotationViewModel;
import dev.tokenscope.view.status.StatusController;
import dev.tokenscope.view.status.StatusViewModel;
import dev.tokenscope.view.steps.StepsController;
import dev.tokenscope.view.steps.StepsViewModel;
import dev.tokenscope.view.toolbar.ToolbarController;
import dev.tokenscope.view.toolbar.ToolbarViewModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The panes of the window in one language, each in its place.
 *
 * @param root holds all of them
 * @param panes are shown moments
 * @param toolbar what can be asked for
 * @param login who can log in
 * @param log what happened
 * @param choices what was chosen in the window
 */
record Layout(
    Parent root,
    List<Pane> panes,
    ToolbarViewModel toolbar,
    LoginViewModel login,
    LogController log,
    Choices choices) {

  static Layout of(Texts texts, ZoneId zone, String origin, Asking asking, Choices choices) {
    ToolbarViewModel toolbar = new ToolbarViewModel(texts, asking, choices);
    LoginViewModel login = new LoginViewModel(texts, asking, choices);
    CardViewModel access = new CardViewModel(TokenType.ACCESS, texts, zone);
    CardViewModel refresh = new CardViewModel(TokenType.REFRESH, texts, zone);
    RotationViewModel rotation = new RotationViewModel(texts, zone);
    LogViewModel log = new LogViewModel(texts, zone, choices);
    StepsViewModel steps = new StepsViewModel(texts);
    StatusViewModel status = new StatusViewModel(texts, origin, asking, choices);

    LogController logController = new LogController(log);
    Parent tree = load(texts, "rotation/Rotation", new RotationController(rotation));
    Parent table = load(texts, "log/Log", logController);
    VBox left =
        new VBox(
            load(texts, "cards/Card", new CardController(access)),
            load(texts, "cards/Card", new CardController(refresh)),
            tree);
    left.getStyleClass().add("left-column");
    VBox.setVgrow(tree, Priority.ALWAYS);
    VBox centre =
        new VBox(
            load(texts, "login/Login", new LoginController(login)),
            load(texts, "steps/Steps", new StepsController(steps)),
            table);
    centre.getStyleClass().add("centre-column");
    VBox.setVgrow(table, Priority.ALWAYS);

    BorderPane root = new BorderPane(centre);
    root.setId("window");
    root.setTop(load(texts, "toolbar/Toolbar", new ToolbarController(toolbar)));
    root.setLeft(scrolling(left));
    root.setBottom(load(texts, "status/Status", new StatusController(status)));
    return new Layout(
        root,
        List.of(toolbar, login, access, refresh, rotation, steps, log, status),
        toolbar,
        login,
        logController,
        choices);
  }

  /** A revealed token is long, and a small window is not. */
  private static ScrollPane scrolling(Region column) {
    ScrollPane scroll = new ScrollPane(column);
    scroll.getStyleClass().add("left-scroll");
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    return scroll;
  }

  private static Parent load(Texts texts, String fxml, Object controller) {
    URL place =
        Objects.requireNonNull(
            Layout.class.getResource(fxml + ".fxml"), () -> fxml + ".fxml is missing.");
    FXMLLoader loader = new FXMLLoader(place, texts.bundle());
    loader.setControllerFactory(_ -> controller);
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException(fxml + ".fxml cannot be loaded.", e);
    }
  }
}
