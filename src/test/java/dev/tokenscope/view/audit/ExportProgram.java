package dev.tokenscope.view.audit;

import dev.tokenscope.scenario.Run;
import dev.tokenscope.scenario.Scenario;
import dev.tokenscope.text.Language;
import dev.tokenscope.view.LabAccess;
import dev.tokenscope.view.MainWindow;
import dev.tokenscope.view.Theme;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.stage.Stage;

/** The window on a real display, with a client that was audited; a person exports the page. */
final class ExportProgram {

  private ExportProgram() {}

  /** Says "asking", then what the window says of the report; ends with it. */
  public static void main(String... arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Run run = Run.of(Scenario.named("audit").orElseThrow(), "test")) {
      LabAccess recorded = LabAccess.replay(run.journal());
      Platform.startup(() -> export(recorded, out));
    }
  }

  private static void export(LabAccess recorded, PrintStream out) {
    Stage stage = new Stage();
    MainWindow window = new MainWindow(recorded, Language.ENGLISH, Theme.LIGHT);
    window.show(stage);
    window.act("menuTab-audit");
    window.whenShown(
        () -> {
          Label written = (Label) window.scene().lookup("#auditWritten");
          written
              .textProperty()
              .subscribe(
                  text -> {
                    if (!text.isEmpty()) {
                      out.println(text);
                      window.close();
                      Platform.exit();
                    }
                  });
          MenuButton export = (MenuButton) window.scene().lookup("#auditExport");
          out.println("asking");
          // the dialogue keeps this thread until somebody answers
          export.getItems().getFirst().fire();
        });
  }
}
