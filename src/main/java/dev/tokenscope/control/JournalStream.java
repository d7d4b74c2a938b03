package dev.tokenscope.control;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.JournalFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The journal as server-sent events (WHATWG HTML, §9.2), for those who want to follow it. */
final class JournalStream {

  private static final int WAITING_MAX = 100_000;
  private static final int HEARTBEAT_SECONDS = 15;
  private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

  private final Journal journal;
  private final Set<BlockingQueue<Optional<Entry>>> followers = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  JournalStream(Journal journal) {
    this.journal = journal;
  }

  /** Writes entries, masked, until the reader is gone or the laboratory closes. */
  void follow(long since, OutputStream out) throws IOException {
    BlockingQueue<Optional<Entry>> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
    Journal.Listener listener =
        entry -> {
          // a reader that does not keep up loses entries rather than the laboratory its speed
          if (entry.seq() > since) {
            waiting.offer(Optional.of(entry));
          }
        };
    followers.add(waiting);
    journal.listen(listener);
    try {
      while (!closed) {
        Optional<Entry> next = waiting.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
          out.write(HEARTBEAT);
        } else if (next.isPresent()) {
          Entry entry = next.get();
          out.write(
              ("id: " + entry.seq() + "\ndata: " + JournalFile.line(entry, false) + "\n\n")
                  .getBytes(StandardCharsets.UTF_8));
        }
        if (waiting.isEmpty()) {
          out.flush();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      journal.forget(listener);
      followers.remove(waiting);
    }
  }

  /** Lets every follower go. */
  void close() {
    closed = true;
    followers.forEach(waiting -> waiting.offer(Optional.empty()));
  }
}
