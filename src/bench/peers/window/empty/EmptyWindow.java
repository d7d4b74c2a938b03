package empty;

import atlantafx.base.theme.PrimerLight;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** An empty window that says when it is shown; with an argument it closes by itself. */
public final class EmptyWindow extends Application {

  /** Opens it. */
  public static void main(String... arguments) {
    launch(arguments);
  }

  @Override
  public void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    stage.setScene(new Scene(new StackPane(), 1440, 900));
    stage.show();
    new AnimationTimer() {
      private boolean laidOut;

      @Override
      public void handle(long now) {
        if (laidOut) {
          stop();
          System.out.println("the window is shown");
          System.out.flush();
          if (!getParameters().getRaw().isEmpty()) {
            Platform.exit();
          }
        }
        laidOut = true;
      }
    }.start();
  }
}
