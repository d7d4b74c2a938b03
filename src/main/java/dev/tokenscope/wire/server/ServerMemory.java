package dev.tokenscope.wire.server;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.FileFlaw;
import dev.tokenscope.journal.Kept;
import dev.tokenscope.journal.SetAside;
import dev.tokenscope.journal.Trouble;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a server knows when it starts, and where what it learns is written down: a folder with its
 * keys and its families, or nowhere. A file that cannot be read is set aside, never overwritten.
 */
final class ServerMemory implements AutoCloseable {

  private final Keys keys;
  private final ServerState state;
  private final List<Event.Truth> earlier;
  private final @Nullable TruthFile truth;

  private ServerMemory(
      Keys keys, ServerState state, List<Event.Truth> earlier, @Nullable TruthFile truth) {
    this.keys = keys;
    this.state = state;
    this.earlier = earlier;
    this.truth = truth;
  }

  /** A server's first day: no keys, no families, and nothing is kept. */
  static ServerMemory empty() {
    return new ServerMemory(Keys.inMemory(), new ServerState(), List.of(), null);
  }

  /**
   * The memory in a folder.
   *
   * @param folder null for none
   * @param onTrouble is told what was set aside or cannot be written any more
   */
  static ServerMemory of(@Nullable Path folder, InstantSource clock, Consumer<Trouble> onTrouble) {
    return folder == null ? empty() : new Opening(onTrouble).open(folder, clock);
  }

  /** The last lab time a folder knows of; the earliest there is where it knows none. */
  static Instant latestLabTime(Path folder) {
    try {
      return TruthFile.read(Opening.truthPath(folder)).latest();
    } catch (IOException e) {
      // said when the server opens the file and sets it aside
      return Instant.MIN;
    }
  }

  Keys keys() {
    return keys;
  }

  ServerState state() {
    return state;
  }

  /** The events of earlier runs whose families still live: a journal begins with them. */
  List<Event.Truth> earlier() {
    return earlier;
  }

  /** Writes an event down. */
  void keep(Event.Truth event) {
    if (truth != null) {
      truth.append(event);
    }
  }

  @Override
  public void close() {
    if (truth != null) {
      truth.close();
    }
  }

  /** Reads what is there, and says what is wrong with it. */
  private record Opening(Consumer<Trouble> onTrouble) {

    ServerMemory open(Path folder, InstantSource clock) {
      Keys keys = keysIn(folder);
      Instant now = clock.instant();
      Past past = pastIn(truthPath(folder), now);
      TruthFile truth = past.lost() ? null : truthIn(truthPath(folder), past, clock);
      return new ServerMemory(keys, past.state(), past.families(now), truth);
    }

    /** A disk that does not take anything is no reason not to serve. */
    private @Nullable TruthFile truthIn(Path file, Past past, InstantSource clock) {
      Consumer<IOException> onFailure = e -> unwritable(Kept.FAMILIES, file, e);
      try {
        return TruthFile.open(file, past.entries(), clock, onFailure);
      } catch (IOException e) {
        onFailure.accept(e);
        return null;
      }
    }

    private static Path truthPath(Path folder) {
      return folder.resolve("families.jsonl");
    }

    private Keys keysIn(Path folder) {
      Path file = folder.resolve("keys.json");
      Consumer<IOException> onFailure = e -> unwritable(Kept.KEYS, file, e);
      try {
        return Keys.in(file, onFailure);
      } catch (IOException e) {
        return setAside(Kept.KEYS, file, e) ? Keys.anew(file, onFailure) : Keys.inMemory();
      }
    }

    private void unwritable(Kept what, Path file, IOException why) {
      onTrouble.accept(
          new Trouble.NotKept(
              what, file.toString(), FileFlaw.of(why, file), String.valueOf(why.getMessage())));
    }

    /**
     * What a folder remembers, and what comes of it.
     *
     * @param lost whether there is more that could not be read, and must not be written over
     */
    private record Past(List<Entry> entries, ServerState state, boolean lost) {

      /** What happened to the families that still live; codes are nobody's business any more. */
      List<Event.Truth> families(Instant now) {
        List<Event.Truth> events = new ArrayList<>();
        for (Entry entry : TruthFile.alive(entries, now)) {
          if (entry.event() instanceof Event.Truth event
              && !(event instanceof Event.CodeIssued || event instanceof Event.CodeRedeemed)) {
            events.add(event);
          }
        }
        return events;
      }
    }

    private Past pastIn(Path file, Instant now) {
      try {
        List<Entry> entries = TruthFile.read(file).entries();
        return new Past(entries, folded(entries, now), false);
      } catch (IOException e) {
        return new Past(List.of(), new ServerState(), !setAside(Kept.FAMILIES, file, e));
      }
    }

    /** The same fold as live: a restart is nothing special. */
    private static ServerState folded(List<Entry> entries, Instant now) throws IOException {
      ServerState state = new ServerState();
      try {
        for (Entry entry : entries) {
          if (entry.event() instanceof Event.Truth event) {
            state.evolve(event);
          }
        }
        state.forgetBefore(now);
      } catch (RuntimeException e) {
        throw new IOException("The stored families make no sense (" + e + ").", e);
      }
      return state;
    }

    /**
     * What cannot be read is kept under another name, never overwritten.
     *
     * @return whether that worked
     */
    private boolean setAside(Kept what, Path file, IOException why) {
      Path aside;
      try {
        aside = SetAside.of(file);
      } catch (IOException e) {
        unwritable(what, file, e);
        return false;
      }
      // what could be read and makes no sense is damaged; anything else the file system tells
      FileFlaw flaw =
          why instanceof FileSystemException ? FileFlaw.of(why, aside) : FileFlaw.CORRUPT;
      onTrouble.accept(
          new Trouble.MovedAside(
              what, file.toString(), aside.toString(), flaw, String.valueOf(why.getMessage())));
      return true;
    }
  }
}
