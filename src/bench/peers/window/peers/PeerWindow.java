package peers;

import atlantafx.base.theme.PrimerLight;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** A window that says when it is shown; with an argument it closes by itself. */
abstract class PeerWindow extends Application {

  /** What is in it. */
  abstract Parent content();

  @Override
  public void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    stage.setScene(new Scene(content(), 1440, 900));
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
