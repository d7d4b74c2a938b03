package dev.tokenscope.wire.server;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import java.io.IOException;
import java.nio.file.Files;
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
   * @param onTrouble is told, in a sentence, what was set aside or cannot be written any more
   * @throws IOException when the folder cannot be used
   */
  static ServerMemory of(@Nullable Path folder, InstantSource clock, Consumer<String> onTrouble)
      throws IOException {
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
  private record Opening(Consumer<String> onTrouble) {

    ServerMemory open(Path folder, InstantSource clock) throws IOException {
      Keys keys = keysIn(folder);
      Instant now = clock.instant();
      Past past = pastIn(folder, now);
      TruthFile truth =
          TruthFile.open(truthPath(folder), past.entries(), clock, e -> unwritable("families", e));
      return new ServerMemory(keys, past.state(), past.families(now), truth);
    }

    private static Path truthPath(Path folder) {
      return folder.resolve("families.jsonl");
    }

    private Keys keysIn(Path folder) throws IOException {
      Path file = folder.resolve("keys.json");
      try {
        return Keys.in(file, e -> unwritable("keys", e));
      } catch (IOException e) {
        setAside(file, e);
        return Keys.in(file, later -> unwritable("keys", later));
      }
    }

    private void unwritable(String what, IOException why) {
      onTrouble.accept(
          "The server's "
              + what
              + " cannot be written any more ("
              + why.getMessage()
              + "). It goes on; a restart will not know them.");
    }

    /** What a folder remembers, and what comes of it. */
    private record Past(List<Entry> entries, ServerState state) {

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

    private Past pastIn(Path folder, Instant now) throws IOException {
      Path file = truthPath(folder);
      try {
        List<Entry> entries = TruthFile.read(file).entries();
        return new Past(entries, folded(entries, now));
      } catch (IOException e) {
        setAside(file, e);
        return new Past(List.of(), new ServerState());
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

    /** What cannot be read is kept under another name, never overwritten. */
    private void setAside(Path file, IOException why) throws IOException {
      for (int n = 1; ; n++) {
        Path aside = file.resolveSibling(file.getFileName() + ".corrupt-" + n);
        if (!Files.exists(aside)) {
          Files.move(file, aside);
          onTrouble.accept(
              why.getMessage() + " It was set aside as " + aside + "; a new one begins.");
          return;
        }
      }
    }
  }
}
