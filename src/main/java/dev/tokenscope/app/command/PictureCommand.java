package dev.tokenscope.app.command;

import dev.tokenscope.app.Version;
import dev.tokenscope.audit.Suite;
import dev.tokenscope.audit.Watched;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.JournalFile;
import dev.tokenscope.projection.Explanation;
import dev.tokenscope.scenario.Run;
import dev.tokenscope.scenario.Scenario;
import dev.tokenscope.view.LabAccess;
import dev.tokenscope.view.Playhead;
import dev.tokenscope.view.Story;
import dev.tokenscope.view.Theme;
import dev.tokenscope.view.Viewpoint;
import dev.tokenscope.view.Zoom;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code picture}: the real window as a PNG file, painted without a display. */
@Command(
    name = "picture",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Paints the real window into a PNG file, for slides and documents.",
      "It needs no display."
    })
public final class PictureCommand implements Callable<Integer> {

  private static final Pattern SIZE = Pattern.compile("(\\d{3,4})[x×](\\d{3,4})");
  private static final int SCALE_MAX = 4;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "NAME-OR-JOURNAL",
      description = {
        "A scenario that comes with the program (login, fresh, expired, refreshed, seven-steps,",
        "burst, theft, revoked, error, step-mode, audit), or a file that --record wrote."
      })
  private String what = "";

  @Option(
      names = "--at",
      paramLabel = "SEQ",
      description = "Shows the moment of this entry of the journal instead of the last one.")
  private @Nullable Long at;

  @Option(
      names = "--explain",
      paramLabel = "SEQ",
      description = "Explains this message; by default the last, or the one that told of a theft.")
  private long explain;

  @Option(names = "--size", paramLabel = "1440x900", defaultValue = "1440x900")
  private String size = "1440x900";

  @Option(names = "--theme", paramLabel = "light|dark", defaultValue = "light")
  private String theme = "light";

  @Option(
      names = "--view",
      paramLabel = "window|sequence|lifelines",
      defaultValue = "window",
      description = "The whole window, or only one part of it.")
  private String view = "window";

  @Option(
      names = "--zoom",
      paramLabel = "100",
      defaultValue = "100",
      description = "How large everything is, in percent: 80 to 250.")
  private int zoom = Zoom.NORMAL;

  @Option(
      names = "--scale",
      paramLabel = "1",
      defaultValue = "1",
      description = "How many pixels of the file for one of the window: 1 to 4.")
  private double scale = 1;

  @Option(
      names = "--do",
      paramLabel = "ACTION",
      description = "Does what a menu item does first, for example menuKeys; may be repeated.")
  private List<String> actions = List.of();

  @Option(names = "--out", paramLabel = "FILE.png", required = true)
  private Path out = Path.of("picture.png");

  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws IOException {
    Picture.Look look =
        new Picture.Look(
            width(), height(), theme(), common.language(), part(), zoom(), scale(), at, explain);
    Scenario scenario = Scenario.named(what).orElse(null);
    if (scenario == null) {
      Journal journal = recorded();
      paint(look, LabAccess.replay(journal));
    } else {
      try (Run run = Run.of(scenario, Version.current())) {
        Watched watched = new Watched(run.lab(), Suite.of("all"));
        // nothing more will come: what is there is judged now
        watched.watching().look();
        LabAccess lab = LabAccess.of(run.lab(), run.lab().clock(), watched);
        boolean chosen = explain != 0 || at != null;
        paint(chosen ? look : look.explaining(turningPoint(run.lab().journal())), lab);
      }
    }
    return 0;
  }

  private void paint(Picture.Look look, LabAccess lab) throws IOException {
    if (at != null && (at < lab.journal().firstSeq() || at > lab.journal().lastSeq())) {
      throw new Failure(
          Failure.USAGE,
          "There is no entry "
              + at
              + ": they go from "
              + lab.journal().firstSeq()
              + " to "
              + lab.journal().lastSeq()
              + ".");
    }
    requireMessage(lab);
    byte[] png = Picture.paint(lab, look, what.equals("audit") ? inFront() : actions);
    Path parent = out.toAbsolutePath().getParent();
    try {
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.write(out, png);
    } catch (IOException e) {
      throw new Failure(1, out + " cannot be written: " + e.getMessage() + ".");
    }
    PrintWriter to = spec.commandLine().getOut();
    to.println(out + " (" + png.length / 1024 + " KiB)");
  }

  /** The answer by which the server told that a token came twice; 0 where none did: the newest. */
  static long turningPoint(Journal journal) {
    boolean reused = false;
    for (Entry entry : journal.since(0)) {
      if (reused && entry.event() instanceof Event.ResponseReceived) {
        return entry.seq();
      }
      reused |= entry.event() instanceof Event.ReuseDetected;
    }
    return 0;
  }

  /** An inspector with nothing in it would be a picture that nobody asked for. */
  private void requireMessage(LabAccess lab) {
    if (explain == 0) {
      return;
    }
    Journal journal = lab.journal();
    Instant now = lab.clock().instant();
    Playhead.Place place = at == null ? new Playhead.Present() : new Playhead.Past(at, now);
    try (Story story = new Story(journal)) {
      story.add(journal.since(0));
      if (story.at(Viewpoint.of(place, now, explain, ""), Duration.ZERO).told() == null) {
        Explanation newest = story.at(Viewpoint.of(place, now, 0, ""), Duration.ZERO).told();
        throw new Failure(
            Failure.USAGE,
            "Entry "
                + explain
                + " is no message that was sent by then; "
                + (newest == null
                    ? "none was."
                    : "the newest is " + newest.chosen() + ", and the log has the others."));
      }
    }
  }

  /** The audit is looked at in its own tab. */
  private List<String> inFront() {
    return Stream.concat(Stream.of("menuTab-audit"), actions.stream()).toList();
  }

  private Journal recorded() {
    Path file;
    try {
      file = Path.of(what);
    } catch (InvalidPathException e) {
      throw nothingOfThatName();
    }
    if (!Files.isRegularFile(file)) {
      throw nothingOfThatName();
    }
    try {
      List<Entry> entries = JournalFile.read(file);
      return Journal.of(entries);
    } catch (IOException e) {
      throw new Failure(Failure.USAGE, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.USAGE, file + " is not a whole recording. " + e.getMessage());
    }
  }

  private Failure nothingOfThatName() {
    String names =
        Scenario.builtIn().stream().map(Scenario::name).collect(Collectors.joining(", "));
    return new Failure(
        Failure.USAGE, "'" + what + "' is no file and no scenario. Scenarios are " + names + ".");
  }

  private Matcher size() {
    Matcher matcher = SIZE.matcher(size.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new Failure(
          Failure.USAGE, "'" + size + "' is not a size. Write it like this: 1440x900.");
    }
    return matcher;
  }

  private int width() {
    return Integer.parseInt(size().group(1));
  }

  private int height() {
    return Integer.parseInt(size().group(2));
  }

  private Theme theme() {
    return switch (theme.toLowerCase(Locale.ROOT)) {
      case "light" -> Theme.LIGHT;
      case "dark" -> Theme.DARK;
      default ->
          throw new Failure(Failure.USAGE, "'" + theme + "' is not a theme. Choose light or dark.");
    };
  }

  private Picture.Part part() {
    return switch (view.toLowerCase(Locale.ROOT)) {
      case "window" -> Picture.Part.WINDOW;
      case "sequence" -> Picture.Part.SEQUENCE;
      case "lifelines" -> Picture.Part.LIFELINES;
      default ->
          throw new Failure(
              Failure.USAGE, "'" + view + "' is not a view. Choose window, sequence or lifelines.");
    };
  }

  private int zoom() {
    if (!Zoom.STEPS.contains(zoom)) {
      throw new Failure(Failure.USAGE, "Zoom is one of " + Zoom.STEPS + " percent.");
    }
    return zoom;
  }

  private double scale() {
    if (!(scale >= 1 && scale <= SCALE_MAX)) {
      throw new Failure(Failure.USAGE, "--scale is from 1 to " + SCALE_MAX + ".");
    }
    return scale;
  }
}
