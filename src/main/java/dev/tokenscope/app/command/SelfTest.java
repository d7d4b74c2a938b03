package dev.tokenscope.app.command;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.JournalFile;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.lab.LabOptions;
import dev.tokenscope.text.Language;
import dev.tokenscope.view.LabAccess;
import dev.tokenscope.view.MainWindow;
import dev.tokenscope.view.Theme;
import dev.tokenscope.wire.server.LabServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.application.Platform;
import picocli.CommandLine;

/**
 * Looks whether the packaged program is whole. Tests run on the class path, where everything is
 * open to everybody; a forgotten {@code opens} or a missing resource shows only here, on the module
 * path.
 */
final class SelfTest {

  private final PrintWriter out;
  private int failures;

  SelfTest(PrintWriter out) {
    this.out = out;
  }

  private interface Part {
    void run() throws Exception;
  }

  /** Runs every part and gives back the exit status. */
  int run() throws IOException {
    Path folder = Files.createTempDirectory("tokenscope-self-test");
    try {
      part("--help of every command", SelfTest::help);
      part("a session over HTTP, its store and its journal", () -> session(folder));
      part("the window in both languages and themes", SelfTest::windows);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    out.println(failures == 0 ? "self-test: all is well" : "self-test: " + failures + " failed");
    return failures == 0 ? 0 : 1;
  }

  private void part(String name, Part part) {
    try {
      part.run();
      out.println("self-test: " + name + ": ok");
    } catch (Exception | Error e) {
      failures++;
      out.println("self-test: " + name + ": " + e);
      e.printStackTrace(out);
    }
  }

  private static void help() {
    CommandLine all =
        TokenScopeCommand.commandLine(
            new PrintWriter(PrintWriter.nullWriter()), new PrintWriter(PrintWriter.nullWriter()));
    require(!all.getUsageMessage().isBlank(), "The program has no help.");
    all.getSubcommands()
        .forEach(
            (name, command) ->
                require(!command.getUsageMessage().isBlank(), name + " has no help."));
  }

  private static void session(Path folder) throws IOException {
    InstantSource wall = InstantSource.system();
    LabServer.Options server =
        new LabServer.Options(
            InetAddress.getLoopbackAddress(),
            0,
            Set.of(),
            folder.resolve("server"),
            sentence -> require(false, sentence));
    LabOptions options =
        new LabOptions(
            Profile.CLASSROOM.settings().store(StoreKind.FILE),
            server,
            folder.resolve("tokens.json"),
            OptionalLong.empty(),
            "self-test");
    try (Lab lab = new Lab(options, LabClock.standing(wall.instant()), wall)) {
      lab.start();
      Outcome login = lab.ask(new Intent.LogIn("alice", "wonderland")).join();
      require(login instanceof Outcome.Answered, "The login ended with " + login + ".");
      Outcome call = lab.ask(new Intent.Call(ApiCall.ORDERS)).join();
      require(
          call instanceof Outcome.Answered answered && answered.status() == 200,
          "The call ended with " + call + ".");
      Path recording = folder.resolve("journal.jsonl");
      JournalFile.Recorder.start(lab.journal(), recording, true, e -> require(false, "" + e))
          .close();
      List<Entry> read = JournalFile.read(recording);
      require(
          read.equals(lab.journal().since(0)), "The journal came back from its file as another.");
    }
    require(
        Files.readString(folder.resolve("tokens.json")).contains("eyJ"),
        "The token file has no tokens.");
  }

  private static void windows() throws Exception {
    InstantSource wall = InstantSource.system();
    CompletableFuture<Void> done = new CompletableFuture<>();
    try (Lab lab =
        new Lab(
            LabOptions.forTests(Profile.CLASSROOM.settings()),
            LabClock.standing(wall.instant()),
            wall)) {
      lab.start();
      lab.ask(new Intent.LogIn("alice", "wonderland")).join();
      // whether the package is whole shows without a display, too
      ToolkitStart.withoutDisplay();
      Platform.startup(
          () -> {
            try {
              for (Language language : Language.values()) {
                for (Theme theme : Theme.values()) {
                  open(lab, wall, language, theme);
                }
              }
              done.complete(null);
            } catch (RuntimeException | Error e) {
              done.completeExceptionally(e);
            }
          });
      done.get();
    } finally {
      Platform.exit();
    }
  }

  private static void open(Lab lab, InstantSource wall, Language language, Theme theme) {
    try (MainWindow window = new MainWindow(LabAccess.of(lab, wall), language, theme)) {
      window.scene().snapshot(null);
    }
  }

  private static void require(boolean right, String sentence) {
    if (!right) {
      throw new IllegalStateException(sentence);
    }
  }
}
