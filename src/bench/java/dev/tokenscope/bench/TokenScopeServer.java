package dev.tokenscope.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code ./run.sh serve}, as a person starts it: with its journal, and its memory on the disk. */
final class TokenScopeServer implements AutoCloseable {

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

  private void swallow() {
    var _ = subject.output().lines().count();
  }

  @Override
  public void close() throws IOException {
    subject.close();
    Folder.delete(folder);
  }
}
