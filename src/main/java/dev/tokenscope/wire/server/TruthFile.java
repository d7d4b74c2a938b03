package dev.tokenscope.wire.server;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.JournalFile;
import dev.tokenscope.journal.OwnerOnly;
import dev.tokenscope.token.TokenType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The server's truth on disk: one event a line, appended as it happens. Reading it back through
 * {@link ServerState#evolve} is a restart. The file holds refresh tokens and is its owner's alone.
 */
final class TruthFile implements AutoCloseable {

  private static final int LINES_BEFORE_COMPACTING = 50_000;

  /** How much of the file is about one family, and from when on nobody needs it any more. */
  private record Share(Instant over, long lines) {
    Share more() {
      return new Share(over, lines + 1);
    }
  }

  private final Map<String, Share> shares = new HashMap<>();
  private final Path file;
  private final InstantSource clock;
  private final Consumer<IOException> onFailure;
  private final int linesMax;
  private @Nullable BufferedWriter out;
  private long seq;
  private int unchecked;
  private boolean failed;

  private TruthFile(Path file, InstantSource clock, Consumer<IOException> onFailure, int linesMax) {
    this.file = file;
    this.clock = clock;
    this.onFailure = onFailure;
    this.linesMax = linesMax;
  }

  /**
   * What a file tells.
   *
   * @param entries in order
   * @param latest the last lab time in it
   */
  record Read(List<Entry> entries, Instant latest) {}

  /**
   * Reads a file that may not be there. A last line that was cut off in the middle of being written
   * is left out.
   *
   * @throws IOException when it is damaged elsewhere
   */
  static Read read(Path file) throws IOException {
    List<Entry> entries = new ArrayList<>();
    Instant latest = Instant.MIN;
    if (Files.exists(file)) {
      // a line may have been cut off in the middle of a character
      List<String> lines =
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        try {
          Entry entry = JournalFile.entry(lines.get(i));
          entries.add(entry);
          latest = entry.at().isAfter(latest) ? entry.at() : latest;
        } catch (IllegalArgumentException e) {
          if (i < lines.size() - 1) {
            throw new IOException("Line " + (i + 1) + " of " + file + " is damaged.", e);
          }
        }
      }
    }
    return new Read(entries, latest);
  }

  /**
   * Goes on with a file: what no token can lead to any more is left out, the rest is written anew.
   * Later that happens again whenever more than half of the file is about families that are over:
   * for less it is not worth that everybody waits.
   *
   * @param onFailure is told once when the disk does not take any more; the server goes on in
   *     memory
   */
  static TruthFile open(
      Path file, List<Entry> before, InstantSource clock, Consumer<IOException> onFailure)
      throws IOException {
    return open(file, before, clock, onFailure, LINES_BEFORE_COMPACTING);
  }

  /** Likewise, with so many lines from one look at what is over to the next. */
  static TruthFile open(
      Path file,
      List<Entry> before,
      InstantSource clock,
      Consumer<IOException> onFailure,
      int linesMax)
      throws IOException {
    TruthFile truth = new TruthFile(file, clock, onFailure, linesMax);
    truth.rewrite(before);
    return truth;
  }

  /** Writes an event down. */
  synchronized void append(Event.Truth event) {
    BufferedWriter to = out;
    if (to == null || failed) {
      return;
    }
    try {
      to.write(JournalFile.line(new Entry(++seq, clock.instant(), 0, lean(event)), true));
      to.newLine();
      to.flush();
      count(event);
      if (++unchecked >= linesMax) {
        unchecked = 0;
        if (linesThatAreOver() * 2 > seq) {
          to.close();
          rewrite(read(file).entries());
        }
      }
    } catch (IOException e) {
      failed = true;
      onFailure.accept(e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (out != null) {
        out.close();
      }
    } catch (IOException e) {
      onFailure.accept(e);
    } finally {
      out = null;
    }
  }

  private void rewrite(List<Entry> before) throws IOException {
    StringBuilder text = new StringBuilder();
    seq = 0;
    shares.clear();
    for (Entry entry : alive(before, clock.instant())) {
      text.append(JournalFile.line(new Entry(++seq, entry.at(), 0, entry.event()), true))
          .append('\n');
      if (entry.event() instanceof Event.Truth event) {
        count(event);
      }
    }
    OwnerOnly.replace(file, text.toString());
    out = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
  }

  private void count(Event.Truth event) {
    if (event instanceof Event.FamilyStarted started) {
      shares.put(started.sid(), new Share(started.absoluteExpiry(), 1));
    } else {
      String sid = sid(event);
      if (sid != null) {
        shares.computeIfPresent(sid, (_, share) -> share.more());
      }
    }
  }

  private long linesThatAreOver() {
    Instant now = clock.instant();
    return shares.values().stream()
        .filter(share -> !share.over().isAfter(now))
        .mapToLong(Share::lines)
        .sum();
  }

  /** The family that an event is about; null where it is about none. */
  private static @Nullable String sid(Event.Truth event) {
    return switch (event) {
      case Event.FamilyStarted started -> started.sid();
      case Event.TokenIssued issued -> issued.sid();
      case Event.TokenRotated rotated -> rotated.sid();
      case Event.ReuseDetected reuse -> reuse.sid();
      case Event.FamilyRevoked revoked -> revoked.sid();
      case Event.CodeRedeemed redeemed -> redeemed.sid();
      case Event.TokenEnded _, Event.CodeIssued _ -> null;
    };
  }

  /** The events of families that can still get a token. */
  static List<Entry> alive(List<Entry> entries, Instant now) {
    Set<String> families = new HashSet<>();
    for (Entry entry : entries) {
      if (entry.event() instanceof Event.FamilyStarted started
          && started.absoluteExpiry().isAfter(now)) {
        families.add(started.sid());
      }
    }
    return entries.stream()
        .filter(
            entry ->
                entry.event() instanceof Event.Truth event
                    && switch (event) {
                      case Event.TokenEnded _ -> true;
                      case Event.CodeIssued code -> !ServerState.isForgotten(code, now);
                      default -> families.contains(sid(event));
                    })
        .toList();
  }

  /** The server never needs an access token again once it is out. */
  private static Event.Truth lean(Event.Truth event) {
    return event instanceof Event.TokenIssued issued && issued.type() == TokenType.ACCESS
        ? new Event.TokenIssued(
            issued.name(),
            issued.sid(),
            issued.type(),
            issued.jti(),
            "",
            issued.hash(),
            issued.generation(),
            issued.parent(),
            issued.issuedAt(),
            issued.expiresAt(),
            issued.scope())
        : event;
  }
}
