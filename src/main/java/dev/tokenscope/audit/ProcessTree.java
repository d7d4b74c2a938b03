package dev.tokenscope.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A command with everything it started, also what its parent left behind: where the system tells
 * the environment of a process, whoever carries the mark belongs to it.
 */
final class ProcessTree {

  private static final Path PROC = Path.of("/proc");

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
      ProcessHandle.allProcesses().filter(this::isMarked).forEach(all::add);
    }
    all.forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isMarked(ProcessHandle handle) {
    try {
      byte[] environment =
          Files.readAllBytes(PROC.resolve(Long.toString(handle.pid())).resolve("environ"));
      return new String(environment, StandardCharsets.UTF_8).contains(mark);
    } catch (IOException e) {
      // gone by now, or not ours to read
      return false;
    }
  }
}
