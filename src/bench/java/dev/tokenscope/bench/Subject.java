package dev.tokenscope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What is measured, in a JVM of its own, so that the two sides do not warm each other up. */
final class Subject implements AutoCloseable {

  private final Process process;

  private Subject(Process process) {
    this.process = process;
  }

  /** A JVM of the JDK that runs this one, with the usual options. */
  static Subject java(String classPath, Map<String, String> environment, List<String> words)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(classPath);
    command.addAll(words);
    return start(command, environment);
  }

  /** Any program; what it says on standard error is its own business. */
  static Subject start(List<String> command, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    return new Subject(builder.start());
  }

  /** The class path of this JVM: TokenScope, its tests and the benches. */
  static String ownClassPath() {
    return System.getProperty("java.class.path");
  }

  Process process() {
    return process;
  }

  BufferedReader output() {
    return process.inputReader(StandardCharsets.UTF_8);
  }

  /** Waits until it listens. */
  InetSocketAddress listensAt(int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < end && process.isAlive()) {
      try (java.net.Socket socket = new java.net.Socket()) {
        socket.connect(address, 1000);
        return address;
      } catch (IOException e) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      }
    }
    throw new IOException("Nothing listens at port " + port + ".");
  }

  /** A port that nobody has. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
