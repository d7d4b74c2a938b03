package dev.tokenscope.wire.server;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A bare socket that says exactly what it is told to, and waits ten seconds at most. */
final class Wire implements AutoCloseable {

  static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  Wire(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  Wire send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Wire send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return this;
  }

  /** Says that nothing more comes, and still listens. */
  Wire shutUp() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Breaks the connection without a word. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  Reply reply() throws IOException {
    return reply(false);
  }

  Reply replyToHead() throws IOException {
    return reply(true);
  }

  private Reply reply(boolean head) throws IOException {
    String status = line();
    List<String> fields = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      fields.add(line);
    }
    Reply bare = Reply.of(status, fields, new byte[0]);
    int length = head ? 0 : Integer.parseInt(bare.header("Content-Length").orElse("0"));
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("The body ended early.");
    }
    return Reply.of(status, fields, body);
  }

  /** Whether nothing is said, and nothing closed, for a while. */
  boolean isSilentFor(java.time.Duration span) throws IOException {
    socket.setSoTimeout((int) span.toMillis());
    try {
      return in.read() == Integer.MIN_VALUE;
    } catch (java.net.SocketTimeoutException e) {
      return true;
    } finally {
      socket.setSoTimeout(PATIENCE_MILLIS);
    }
  }

  /** Whether the other side says no more and has closed. */
  boolean isOver() throws IOException {
    try {
      return in.read() < 0;
    } catch (java.net.SocketException e) {
      return true;
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("The answer ended early.");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
