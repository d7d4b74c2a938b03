package dev.tokenscope.app.command;

import dev.tokenscope.app.Folders;
import dev.tokenscope.app.Version;
import dev.tokenscope.control.ControlEndpoints;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.JournalFile;
import dev.tokenscope.journal.Trouble;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.lab.LabOptions;
import dev.tokenscope.text.Texts;
import dev.tokenscope.wire.server.LabServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: the server alone, for a client of your own. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs the server alone, so that you can point your own client at it.")
public final class ServeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "8089",
      defaultValue = "8089",
      description = "0 picks a free one and prints it.")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "127.0.0.1",
      defaultValue = "127.0.0.1",
      description = "The address to listen at. Others than loopback let other computers in.")
  private String bind = "127.0.0.1";

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "A host name to answer to, besides this computer's own; may be repeated.")
  private List<String> hosts = new ArrayList<>();

  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Writes everything that happens to a file, as JSON Lines, secrets masked.")
  private @Nullable Path record;

  @Option(names = "--with-secrets", description = "Does not mask the recording.")
  private boolean withSecrets;

  @Option(names = "--fresh", description = "Forgets keys and logins of earlier runs.")
  private boolean fresh;

  @Option(names = "--quiet", description = "Prints no exchanges.")
  private boolean quiet;

  @Option(names = "--json", description = "Prints the exchanges as JSON Lines.")
  private boolean json;

  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Settings chosen = settings.settings(Profile.CLASSROOM);
    if (withSecrets && record == null) {
      throw new Failure(
          Failure.USAGE, "--with-secrets says how to record; give --record FILE with it.");
    }
    if (quiet && json) {
      throw new Failure(Failure.USAGE, "--quiet and --json contradict each other; choose one.");
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Folders folders = common.folders();
    Path folder = folders.data().resolve("serve");
    try (Memory memory = Memory.take(folder, fresh)) {
      LabServer.Options server =
          new LabServer.Options(
              address(bind), port(port), Set.copyOf(hosts), memory.folder(), err::println);
      InstantSource wall = InstantSource.system();
      LabClock clock = LabClock.running(memory.labTime(wall.instant()));
      try (Lab lab =
          new Lab(
              new LabOptions(chosen, server, null, OptionalLong.empty(), Version.current()),
              clock,
              wall)) {
        lab.server().control(new ControlEndpoints(lab, Version.current(), common.controlKey()));
        TroubleLines.start(lab.journal(), common.texts(), err);
        // before the server writes its files anew: their time is what tells of the clock
        List<Trouble> troubles = memory.troubles(wall.instant());
        start(lab);
        troubles.forEach(lab::report);
        return serve(lab, out, err);
      }
    }
  }

  private void start(Lab lab) throws IOException {
    try {
      lab.serve();
    } catch (BindException e) {
      throw new Failure(
          Failure.USAGE,
          "Nothing can listen at "
              + bind
              + " port "
              + port
              + ": it is in use or not this computer's. Choose another with --port, or --port 0 for"
              + " a free one.");
    }
  }

  private int serve(Lab lab, PrintWriter out, PrintWriter err)
      throws IOException, InterruptedException {
    Texts texts = common.texts();
    JournalFile.Recorder recorder = record == null ? null : record(lab, record, err);
    ExchangeLines lines = quiet ? null : ExchangeLines.start(lab.journal(), out, json, texts);
    // in a pipeline of JSON Lines nothing else may stand on standard output
    Banner.print(json ? err : out, lab, texts);
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Thread onSignal =
        new Thread(
            () -> {
              stop.countDown();
              try {
                stopped.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(onSignal);
    try {
      stop.await();
      return 0;
    } finally {
      lab.close();
      if (lines != null) {
        lines.close();
      }
      if (recorder != null) {
        recorder.close();
      }
      (json ? err : out).println(texts.get("serve.stopped"));
      (json ? err : out).flush();
      stopped.countDown();
    }
  }

  private JournalFile.Recorder record(Lab lab, Path file, PrintWriter err) {
    try {
      return JournalFile.Recorder.start(
          lab.journal(),
          file,
          withSecrets,
          e -> err.println("The recording ends here: " + e.getMessage()));
    } catch (IOException e) {
      throw new Failure(
          Failure.USAGE,
          "The file " + file + " cannot be written (" + e.getMessage() + "). Choose another.");
    }
  }

  /** A port that can be listened at, or 0. */
  static int port(int port) {
    if (port < 0 || port > 65_535) {
      throw new Failure(Failure.USAGE, "A port lies between 0 and 65535; " + port + " does not.");
    }
    return port;
  }

  /** An address of this computer. */
  static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new Failure(
          Failure.USAGE, "'" + text + "' is no address of this computer. Try --bind 127.0.0.1.");
    }
  }
}
