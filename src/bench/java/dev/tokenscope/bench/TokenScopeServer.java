package dev.tokenscope.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./run.sh serve}, as a person starts it: with its journal, and its memory on the disk. */
final class TokenScopeServer implements AutoCloseable {

  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private final Path folder = Files.createTempDirectory("tokenscope-bench");
  private final Subject subject;
  private final InetSocketAddress address;

  TokenScopeServer() throws IOException {
    int port = Subject.freePort();
    subject =
        Subject.java(
            Subject.ownClassPath(),
            Map.of(),
            List.of(
                "dev.tokenscope.app.Main",
                "serve",
                "--profile=qa",
                "--quiet",
                "--port=" + port,
                "--data-dir=" + folder));
    address = subject.listensAt(port);
    Thread reader = Thread.ofPlatform().daemon().unstarted(this::swallow);
    reader.start();
  }

  InetSocketAddress address() {
    return address;
  }

  /** What all its threads have worked so far. */
  Duration worked() {
    return subject.process().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /**
   * What it keeps: its heap after a collection, in bytes.
   *
   * @throws IOException when the JDK's own tool cannot ask it
   */
  long heapUsed() throws IOException {
    jcmd("GC.run");
    Matcher used = USED.matcher(jcmd("GC.heap_info"));
    if (!used.find()) {
      throw new IOException("The heap has no size.");
    }
    return Long.parseLong(used.group(1)) * 1024;
  }

  private String jcmd(String question) throws IOException {
    Process asked =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(subject.process().pid()),
                question)
            .redirectErrorStream(true)
            .start();
    return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private void swallow() {
    var _ = subject.output().lines().count();
  }

  @Override
  public void close() throws IOException {
    subject.close();
    Folder.delete(folder);
  }
}
