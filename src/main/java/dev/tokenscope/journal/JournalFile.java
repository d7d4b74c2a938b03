package dev.tokenscope.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A journal as JSON Lines: one entry a line, secrets masked unless somebody asked for them. */
public final class JournalFile {

  private JournalFile() {}

  /** One entry as a line, without the line's end. */
  public static String line(Entry entry, boolean withSecrets) {
    JsonNode tree = Json.mapper().valueToTree(entry);
    return (withSecrets ? tree : Mask.tree(tree)).toString();
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException when it is no entry
   */
  public static Entry entry(String line) {
    Entry entry;
    try {
      entry = Json.mapper().readValue(line, Entry.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
    if (!isWhole(entry)) {
      throw new IllegalArgumentException("An entry needs a number, a time and an event.");
    }
    return entry;
  }

  /** JSON can leave out what a record cannot be without. */
  private static boolean isWhole(@Nullable Entry entry) {
    return entry != null && entry.at() != null && entry.event() != null;
  }

  /**
   * Reads a whole file.
   *
   * @throws IOException when it cannot be read, or a line is no entry; the sentence names the line
   */
  public static List<Entry> read(Path file) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank()) {
          entries.add(entry(file, number, line));
        }
      }
    }
    return entries;
  }

  private static Entry entry(Path file, int number, String line) throws IOException {
    try {
      return entry(line);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          file + ", line " + number + ", is not a journal entry: " + e.getMessage(), e);
    }
  }

  /**
   * Writes what a journal has and everything that comes, until it is closed. Writing happens on a
   * thread of its own, so that a slow disk does not slow the laboratory.
   */
  public static final class Recorder implements Journal.Listener, AutoCloseable {

    private static final int WAITING_MAX = 1_000_000;

    private final Journal journal;
    private final boolean withSecrets;
    private final BufferedWriter out;
    private final Consumer<IOException> onFailure;
    private final BlockingQueue<Item> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
    private final Thread writer;

    private record Item(@Nullable Entry entry) {}

    private Recorder(
        Journal journal, BufferedWriter out, boolean withSecrets, Consumer<IOException> onFailure) {
      this.journal = journal;
      this.out = out;
      this.withSecrets = withSecrets;
      this.onFailure = onFailure;
      this.writer = Thread.ofPlatform().name("journal recorder").daemon().unstarted(this::write);
    }

    /**
     * Begins a file, which only its owner can read, in place of one that may be there.
     *
     * @param onFailure is told once when the file cannot be written any more
     * @throws IOException when it cannot be created
     */
    public static Recorder start(
        Journal journal, Path file, boolean withSecrets, Consumer<IOException> onFailure)
        throws IOException {
      OwnerOnly.create(file);
      // unlike a writer of Files, this one takes what clients send and is no text
      BufferedWriter out =
          new BufferedWriter(
              new OutputStreamWriter(
                  Files.newOutputStream(
                      file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING),
                  StandardCharsets.UTF_8));
      Recorder recorder = new Recorder(journal, out, withSecrets, onFailure);
      recorder.writer.start();
      journal.listen(recorder);
      return recorder;
    }

    @Override
    public void appended(Entry entry) {
      if (!waiting.offer(new Item(entry))) {
        onFailure.accept(new IOException("The disk is too slow; the recording has a gap."));
      }
    }

    /** Writes what is waiting, and ends. */
    @Override
    public void close() {
      journal.forget(this);
      try {
        waiting.put(new Item(null));
        writer.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void write() {
      try (out) {
        while (true) {
          Item item = waiting.poll();
          if (item == null) {
            out.flush();
            item = waiting.take();
          }
          if (item.entry() == null) {
            return;
          }
          out.write(line(item.entry(), withSecrets));
          out.newLine();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (IOException e) {
        journal.forget(this);
        onFailure.accept(e);
        drain();
      } catch (UncheckedIOException e) {
        journal.forget(this);
        onFailure.accept(e.getCause());
        drain();
      }
    }

    /** Whoever closes must not wait for a writer that has given up. */
    private void drain() {
      waiting.clear();
    }
  }
}
