package dev.tokenscope.app.command;

import dev.tokenscope.app.PreferencesFile;
import dev.tokenscope.app.PreferencesFile.Content;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.intent.SettingsText;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.FileFlaw;
import dev.tokenscope.journal.FlawedFile;
import dev.tokenscope.journal.Kept;
import dev.tokenscope.journal.Trouble;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.view.Preferences;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what is chosen in the window, a moment after it was chosen and off the thread of the
 * window. What the command line says holds for this start and is not remembered, unless it is
 * chosen in the window as well.
 */
final class Remembering implements AutoCloseable {

  /** Whoever drags a divider chooses a hundred times. */
  private static final long DELAY_MS = 400;

  private static final long CLOSE_SECONDS = 5;

  private final @Nullable PreferencesFile file;
  private final Content before;
  private final List<Trouble> troubles;
  private final ScheduledThreadPoolExecutor writer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("preferences").daemon().factory());

  private Preferences shown;
  private Content now;
  private Content written;
  private boolean waiting;
  private boolean failed;
  private Map<String, String> settled = Map.of();
  private volatile Consumer<Trouble> report = _ -> {};

  private Remembering(@Nullable PreferencesFile file, Content before, List<Trouble> troubles) {
    this.file = file;
    this.before = before;
    this.troubles = List.copyOf(troubles);
    this.shown = before.preferences();
    this.now = before;
    this.written = before;
    writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /**
   * Reads what was remembered. One that makes no sense is set aside and everything is usual.
   *
   * @param mayWrite whether later choices are remembered: of several programs, one remembers
   */
  static Remembering of(PreferencesFile file, boolean mayWrite) {
    List<Trouble> troubles = new ArrayList<>();
    Content content = Content.USUAL;
    boolean writes = mayWrite;
    try {
      content = file.read();
    } catch (FlawedFile e) {
      troubles.add(
          e.aside()
              .<Trouble>map(
                  aside ->
                      new Trouble.MovedAside(
                          Kept.PREFERENCES,
                          file.file().toString(),
                          aside.toString(),
                          e.flaw(),
                          String.valueOf(e.getMessage())))
              .orElseGet(() -> notKept(file, e)));
    } catch (IOException e) {
      // there, and not to be read: to write over it could lose it
      writes = false;
      troubles.add(notKept(file, e));
    }
    return new Remembering(writes ? file : null, content, troubles);
  }

  private static Trouble notKept(PreferencesFile file, IOException e) {
    return new Trouble.NotKept(
        Kept.PREFERENCES,
        file.file().toString(),
        FileFlaw.of(e, file.file()),
        String.valueOf(e.getMessage()));
  }

  /** What went wrong while it was read. */
  List<Trouble> troubles() {
    return troubles;
  }

  /** How the window was left. */
  Preferences preferences() {
    return before.preferences();
  }

  /** The settings that were chosen last, over the usual ones. */
  Settings settings(Settings usual) {
    Settings settings = usual;
    for (var one : before.settings().entrySet()) {
      settings = SettingsText.change(settings, one.getKey(), one.getValue());
    }
    return settings;
  }

  /** From now on settings are remembered, and troubles with that are told. */
  void begin(Lab lab) {
    report = lab::report;
    synchronized (this) {
      settled = SettingsText.all(lab.settings());
    }
    long present = lab.journal().lastSeq();
    lab.journal()
        .listen(
            entry -> {
              if (entry.seq() > present
                  && entry.event() instanceof Event.SettingsChanged(var changed)) {
                settle(changed);
              }
            });
  }

  /** How the window begins: with what the command line said, as far as it said anything. */
  synchronized Preferences beginsWith(Preferences chosen) {
    shown = chosen;
    return chosen;
  }

  /** Something was chosen in the window. */
  synchronized void choose(Preferences chosen) {
    Preferences kept = now.preferences();
    now =
        new Content(
            chosen.looking(
                chosen.language() == shown.language() ? kept.language() : chosen.language(),
                chosen.appearance() == shown.appearance()
                    ? kept.appearance()
                    : chosen.appearance()),
            now.settings());
    if (chosen.language() != shown.language() || chosen.appearance() != shown.appearance()) {
      shown = chosen;
    }
    soon();
  }

  /** Keeps what became another by this change: the rest was perhaps said for this start only. */
  private synchronized void settle(Settings changed) {
    Map<String, String> all = SettingsText.all(changed);
    Map<String, String> kept = new LinkedHashMap<>();
    // in this order: a profile comes before what differs from it
    for (String name : SettingsText.NAMES) {
      String value =
          Objects.equals(all.get(name), settled.get(name))
              ? now.settings().get(name)
              : all.get(name);
      if (value != null) {
        kept.put(name, value);
      }
    }
    settled = all;
    now = new Content(now.preferences(), kept);
    soon();
  }

  private void soon() {
    if (file != null && !waiting && !writer.isShutdown()) {
      waiting = true;
      var _ = writer.schedule(this::write, DELAY_MS, TimeUnit.MILLISECONDS);
    }
  }

  private void write() {
    Content content;
    synchronized (this) {
      waiting = false;
      content = now;
      if (file == null || content.equals(written)) {
        return;
      }
    }
    Optional<Trouble> trouble = Optional.empty();
    try {
      file.write(content);
    } catch (IOException e) {
      trouble = Optional.of(notKept(file, e));
    }
    boolean first;
    synchronized (this) {
      first = !failed;
      failed = trouble.isPresent();
      written = trouble.isEmpty() ? content : written;
    }
    if (first) {
      // once is enough: it would come back with each choice
      trouble.ifPresent(report);
    }
  }

  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    write();
  }
}
