package dev.tokenscope.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A command with everything it started, also what its parent left behind: where the system tells
 * the environment of a process, whoever carries the mark belongs to it.
 */
final class ProcessTree {

  private static final Path PROC = Path.of("/proc");
  private static final Optional<Instant> OWN_START = ProcessHandle.current().info().startInstant();
  private static final int LOOKS = 50;
  private static final long PAUSE_NANOS = 10_000_000;

  private final Process process;
  private final String mark;
  private final Set<ProcessHandle> seen = new LinkedHashSet<>();

  ProcessTree(Process process, String mark) {
    this.process = process;
    this.mark = mark;
  }

  /** Remembers the children there are now, for later they may have no parent. */
  synchronized void look() {
    process.descendants().forEach(seen::add);
  }

  /** Ends all of it. */
  void end() {
    look();
    process.destroyForcibly();
    Set<ProcessHandle> all;
    synchronized (this) {
      all = new LinkedHashSet<>(seen);
    }
    if (Files.isDirectory(PROC)) {
      for (int i = 0; addMarked(all) && i < LOOKS; i++) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    all.forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Adds whoever carries the mark.
   *
   * @return whether somebody is just becoming another program: such a process has no environment to
   *     read, and may be one of ours
   */
  private boolean addMarked(Set<ProcessHandle> all) {
    boolean becoming = false;
    for (ProcessHandle one : ProcessHandle.allProcesses().toList()) {
      String environment = told(one, "environ");
      if (environment == null) {
        continue;
      }
      if (environment.contains(mark)) {
        all.add(one);
      }
      becoming |= environment.isEmpty() && isYoung(one) && !isDead(one);
    }
    return becoming;
  }

  /** What the system tells of a process; null where it is gone by now, or not ours to read. */
  private static @Nullable String told(ProcessHandle one, String file) {
    try {
      // other people's environments need not be text
      byte[] bytes = Files.readAllBytes(PROC.resolve(Long.toString(one.pid())).resolve(file));
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return null;
    }
  }

  /** Whether it began after this program. */
  private static boolean isYoung(ProcessHandle one) {
    return one.info()
        .startInstant()
        .filter(at -> OWN_START.map(own -> !at.isBefore(own)).orElse(true))
        .isPresent();
  }

  /** Whether it has ended and its parent has not asked how. */
  private static boolean isDead(ProcessHandle one) {
    String state = told(one, "stat");
    return state == null || state.substring(state.lastIndexOf(')') + 1).startsWith(" Z");
  }
}
