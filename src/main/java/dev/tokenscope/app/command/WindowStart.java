package dev.tokenscope.app.command;

import dev.tokenscope.app.StartCache;
import dev.tokenscope.app.Version;
import dev.tokenscope.control.ControlEndpoints;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Trouble;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.lab.LabOptions;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.LabAccess;
import dev.tokenscope.view.MainWindow;
import dev.tokenscope.view.Theme;
import dev.tokenscope.wire.server.LabServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.animation.PauseTransition;
import javafx.stage.Stage;

/** Opens the window, or does its main job in the terminal where no window can be. */
final class WindowStart {

  private final WindowOptions options;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Texts texts;

  WindowStart(WindowOptions options, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.out = out;
    this.err = err;
    this.texts = options.common.texts();
  }

  int run() throws IOException {
    Settings chosen = options.settings.settings(Profile.CLASSROOM);
    Theme theme = options.isDark() ? Theme.DARK : Theme.LIGHT;
    Optional<Duration> exitAfter = options.exitAfter();
    if (!hasDisplay()) {
      err.println(texts.get("start.display.missing"));
      Terminal terminal = new Terminal(out, Terminal.showsColour());
      return Demo.run(RefreshStyle.HEADER, false, texts, terminal) ? 0 : 1;
    }
    Path folder = options.common.folders().data().resolve("window");
    try (ToolkitStart toolkit = ToolkitStart.begin(texts);
        Memory memory = Memory.take(folder, options.fresh);
        Lab lab = open(memory, chosen.store(memory.store()))) {
      CompletableFuture<Void> closed = new CompletableFuture<>();
      toolkit.run(() -> show(lab, theme, exitAfter, closed), closed);
    }
    if (!options.rehearses) {
      StartCache.ofThisStart().ifPresent(it -> it.trainInBackground(TrainCommand.NAME));
    }
    return 0;
  }

  /** The window prefers its usual port, so that a client that was pointed at it stays right. */
  Lab open(Memory memory, Settings settings) throws IOException {
    // before the server writes its files anew: their time is what tells of the clock
    List<Trouble> troubles = memory.troubles(InstantSource.system().instant());
    Lab lab;
    try {
      lab = start(memory, settings, options.port);
    } catch (IOException e) {
      // in use, or not for this user, such as 80: any other is better than none
      lab = start(memory, settings, 0);
      lab.report(new Trouble.PortTaken(options.port, lab.server().origin()));
    }
    troubles.forEach(lab::report);
    return lab;
  }

  private Lab start(Memory memory, Settings settings, int port) throws IOException {
    InstantSource wall = InstantSource.system();
    LabServer.Options server =
        new LabServer.Options(
            InetAddress.getLoopbackAddress(), port, Set.of(), memory.folder(), err::println);
    Lab lab =
        new Lab(
            new LabOptions(
                settings,
                server,
                memory.tokenFile(),
                memory.encrypted(),
                OptionalLong.empty(),
                Version.current()),
            LabClock.running(memory.labTime(wall.instant())),
            wall);
    lab.server().control(new ControlEndpoints(lab, Version.current(), options.common.controlKey()));
    TroubleLines.start(lab.journal(), texts, err);
    try {
      lab.start();
      return lab;
    } catch (IOException e) {
      lab.close();
      throw e;
    }
  }

  private void show(
      Lab lab, Theme theme, Optional<Duration> exitAfter, CompletableFuture<Void> closed) {
    MainWindow window =
        new MainWindow(LabAccess.of(lab, InstantSource.system()), options.common.language(), theme);
    Stage stage = new Stage();
    stage.setOnHidden(
        _ -> {
          window.close();
          closed.complete(null);
        });
    window.show(stage);
    if (options.saysWhenShown) {
      FirstPaint.then(this::say);
    }
    if (options.rehearses) {
      FirstPaint.then(() -> Rehearsal.begin(lab));
    }
    exitAfter.ifPresent(span -> closeAfter(stage, span));
  }

  /** What a bench waits for. */
  private void say() {
    out.println("the window is shown");
    out.flush();
  }

  private static void closeAfter(Stage stage, Duration span) {
    PauseTransition pause =
        new PauseTransition(javafx.util.Duration.millis((double) span.toMillis()));
    pause.setOnFinished(_ -> stage.close());
    pause.play();
  }

  /** Linux without a display server has no window; JavaFX would only say so with a stack trace. */
  private static boolean hasDisplay() {
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    return !linux
        || "Headless".equals(System.getProperty("glass.platform"))
        || isSet("DISPLAY")
        || isSet("WAYLAND_DISPLAY");
  }

  private static boolean isSet(String variable) {
    String value = System.getenv(variable);
    return value != null && !value.isBlank();
  }
}
