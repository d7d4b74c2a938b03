package dev.tokenscope.app.command;

import dev.tokenscope.app.PreferencesFile;
import dev.tokenscope.app.RunningWindow;
import dev.tokenscope.app.StartCache;
import dev.tokenscope.app.Version;
import dev.tokenscope.audit.Suite;
import dev.tokenscope.audit.Watched;
import dev.tokenscope.control.ControlEndpoints;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Trouble;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.lab.LabOptions;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Appearance;
import dev.tokenscope.view.LabAccess;
import dev.tokenscope.view.MainWindow;
import dev.tokenscope.view.Preferences;
import dev.tokenscope.wire.server.LabServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Opens the window, or does its main job in the terminal where no window can be. */
final class WindowStart {

  /** So long a window takes at most that is closing. */
  private static final Duration CLOSING = Duration.ofSeconds(3);

  private final WindowOptions options;
  private final @Nullable ToolkitStart begun;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Texts texts;
  private @Nullable Watched watched;

  WindowStart(
      WindowOptions options, @Nullable ToolkitStart begun, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.begun = begun;
    this.out = out;
    this.err = err;
    this.texts = options.common.texts();
  }

  int run() throws IOException {
    Optional<Appearance> appearance = options.appearance();
    // what makes no sense is refused before anything is touched
    options.settings.settings(Profile.CLASSROOM);
    options.exitAfter();
    if (!ToolkitStart.isPossible()) {
      err.println(texts.get("start.display.missing"));
      Terminal terminal = new Terminal(out, Terminal.showsColour());
      return Demo.run(RefreshStyle.HEADER, false, texts, terminal) ? 0 : 1;
    }
    Path folder = options.common.folders().data().resolve("window");
    Memory memory = Memory.take(folder, options.fresh);
    if (memory.isElsewhere() && !options.another) {
      if (RunningWindow.show(folder)) {
        sayShown();
        return 0;
      }
      // perhaps it was closing just then
      memory = Memory.takeWithin(CLOSING, folder, options.fresh);
    }
    run(memory, appearance);
    if (!options.rehearses) {
      StartCache.ofThisStart().ifPresent(it -> it.trainInBackground(TrainCommand.NAME));
    }
    return 0;
  }

  private void sayShown() {
    out.println(texts.get("start.running.shown"));
    List<String> unheeded = options.forThisStart();
    if (!unheeded.isEmpty()) {
      out.println(texts.get("start.running.unheeded", String.join(", ", unheeded)));
    }
  }

  /** Later starts can ask from the first moment to the last: they wait for what is under way. */
  private void run(Memory memory, Optional<Appearance> appearance) throws IOException {
    CompletableFuture<MainWindow> opened = new CompletableFuture<>();
    try (memory;
        var _ = answerLaterStarts(memory, opened);
        ToolkitStart toolkit = begun == null ? ToolkitStart.begin() : begun;
        Remembering remembering =
            Remembering.of(
                new PreferencesFile(options.common.folders().config()), memory.folder() != null);
        Lab lab = open(memory, settings(remembering).store(memory.store()))) {
      remembering.troubles().forEach(lab::report);
      remembering.begin(lab);
      Preferences begins = remembering.beginsWith(begins(remembering.preferences(), appearance));
      CompletableFuture<Void> closed = new CompletableFuture<>();
      toolkit.run(
          () -> opened.complete(open(lab, begins, remembering::choose, closed)), closed, texts);
    }
  }

  /** What was chosen last, under what this start says. */
  private Settings settings(Remembering remembering) {
    return options.settings.settings(remembering.settings(Profile.CLASSROOM.settings()));
  }

  private Preferences begins(Preferences left, Optional<Appearance> appearance) {
    Language language = left.language();
    return left.looking(
        language == null || options.common.saysLanguage() ? options.common.language() : language,
        appearance.orElse(left.appearance()));
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
    Watched shared = new Watched(lab, Suite.of("all"));
    watched = shared;
    lab.server()
        .control(new ControlEndpoints(lab, Version.current(), options.common.controlKey(), shared));
    TroubleLines.start(lab.journal(), texts, err);
    try {
      lab.start();
      return lab;
    } catch (IOException e) {
      lab.close();
      throw e;
    }
  }

  /** What a script provokes is seen in the window, and the other way round. */
  private LabAccess access(Lab lab) {
    Watched shared = watched;
    InstantSource wall = InstantSource.system();
    return shared == null ? LabAccess.of(lab, wall) : LabAccess.of(lab, wall, shared);
  }

  private MainWindow open(
      Lab lab, Preferences begins, Consumer<Preferences> chosen, CompletableFuture<Void> closed) {
    MainWindow window = new MainWindow(access(lab), begins, chosen);
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
    options.exitAfter().ifPresent(span -> closeAfter(stage, span));
    return window;
  }

  /** A second start shows this window, where it can find it; it is as good without. */
  private @Nullable RunningWindow answerLaterStarts(
      Memory memory, CompletableFuture<MainWindow> opened) {
    Path folder = memory.folder();
    if (folder == null) {
      return null;
    }
    try {
      return RunningWindow.in(folder, () -> opened.thenCompose(MainWindow::comeToFront));
    } catch (IOException e) {
      err.println(texts.get("start.running.impossible", String.valueOf(e.getMessage())));
      return null;
    }
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
}
