package dev.tokenscope.wire.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Stands before MockWebServer on every socket. It reads each request whole and strictly, and shows
 * MockWebServer a stand-in request line that names the connection; the dispatcher fetches the real
 * request here. MockWebServer hangs on a GET with a body, a bad chunk or an HTTP/2 preface; it
 * never meets them.
 */
final class Door extends ServerSocketFactory {

  // longer than clients keep idle connections, so that it is the client who closes
  private static final int IDLE_MILLIS = 600_000;
  private static final int WITHIN_REQUEST_MILLIS = 30_000;
  private static final int LINGER_MILLIS = 1_000;
  private static final int LINGER_BYTES = 8 * 1024 * 1024;
  private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final AtomicLong connections = new AtomicLong();
  private final ConcurrentHashMap<String, DoorSocket> open = new ConcurrentHashMap<>();
  private volatile boolean closing;
  private volatile @Nullable LastingServerSocket listening;

  /** The request behind a stand-in target, if its connection is still there. */
  Optional<Incoming> take(String standInTarget) {
    DoorSocket socket = open.get(standInTarget);
    return socket == null ? Optional.empty() : Optional.ofNullable(socket.current);
  }

  /** How many connections are open. */
  int connections() {
    return open.size();
  }

  /** From here on connections are closed without waiting for what a client still sends. */
  void closing() {
    closing = true;
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    LastingServerSocket socket = new LastingServerSocket(this::admit);
    listening = socket;
    return socket;
  }

  @Override
  public ServerSocket createServerSocket(int port) {
    throw new UnsupportedOperationException("MockWebServer binds by itself.");
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) {
    throw new UnsupportedOperationException("MockWebServer binds by itself.");
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
    throw new UnsupportedOperationException("MockWebServer binds by itself.");
  }

  /** Takes in the next client; one that is gone already is no exception. */
  private Socket admit(LastingServerSocket.Acceptor acceptor) throws IOException {
    DoorSocket socket = new DoorSocket("/" + connections.incrementAndGet());
    try {
      acceptor.accept(socket);
      // Nagle's algorithm and delayed acknowledgements cost 44 ms for each small answer
      socket.setTcpNoDelay(true);
      open.put(socket.name, socket);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Lets a connection end with a reset, whenever it is closed. */
  void resetOnClose(String connection) {
    DoorSocket socket = open.get(connection);
    if (socket != null) {
      try {
        socket.setSoLinger(true, 0);
      } catch (IOException e) {
        // closed already, and nobody left to be surprised
        open.remove(connection);
      }
    }
  }

  /** Says nothing on a connection until its client leaves, or the server closes. */
  void awaitLeave(String connection) {
    DoorSocket socket = open.get(connection);
    if (socket != null) {
      socket.awaitEnd();
    }
  }

  /**
   * Nobody listens at the port for a while; connections that are open are closed.
   *
   * @param span in real time
   * @param gone is run when nobody listens any more, before the span begins
   * @param back is run when somebody listens again
   * @throws IOException when the port cannot be left
   */
  void down(Duration span, Runnable gone, Runnable back) throws IOException {
    LastingServerSocket socket = listening;
    if (socket == null) {
      return;
    }
    socket.leave();
    open.values().forEach(Door::drop);
    gone.run();
    CompletableFuture.delayedExecutor(span.toMillis(), TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              if (socket.comeBack()) {
                back.run();
              }
            });
  }

  private static void drop(DoorSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone either way
      return;
    }
  }

  private final class DoorSocket extends Socket {

    private final String name;
    private @Nullable InputStream requests;
    private @Nullable Incoming current;

    DoorSocket(String name) {
      this.name = name;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      InputStream before = requests;
      if (before == null) {
        before =
            new StandIns(
                this,
                new RequestReader(
                    super.getInputStream(),
                    super.getOutputStream(),
                    getInetAddress().getHostAddress(),
                    getPort()));
        requests = before;
      }
      return before;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return new Answers(this, super.getOutputStream());
    }

    @Override
    public void close() throws IOException {
      open.remove(name);
      Incoming last = current;
      if (last != null && last.flaw() != null && !closing && !isClosed()) {
        current = null;
        linger();
      }
      super.close();
    }

    private void awaitEnd() {
      try {
        setSoTimeout(IDLE_MILLIS);
        InputStream in = super.getInputStream();
        byte[] sink = new byte[1024];
        int n = in.read(sink);
        while (n >= 0) {
          n = in.read(sink);
        }
      } catch (IOException e) {
        // the client left otherwise, or was silent as well for ten minutes
        current = null;
      }
    }

    /**
     * RFC 9112 §9.6: closing while the client still sends would reset the connection and take our
     * answer with it.
     */
    private void linger() {
      try {
        shutdownOutput();
        setSoTimeout(LINGER_MILLIS);
        InputStream in = super.getInputStream();
        byte[] sink = new byte[8192];
        int drained = 0;
        long end = System.nanoTime() + LINGER_NANOS;
        for (int n = in.read(sink);
            n >= 0 && drained < LINGER_BYTES && System.nanoTime() - end < 0;
            n = in.read(sink)) {
          drained += n;
        }
      } catch (IOException e) {
        // the client is gone, or silent for a second: nothing left to wait for
        return;
      }
    }
  }

  /**
   * What MockWebServer writes to. It leaves a socket open whose client went away in the middle of
   * an answer; here it is closed.
   */
  private static final class Answers extends OutputStream {
    private final DoorSocket socket;
    private final OutputStream out;

    Answers(DoorSocket socket, OutputStream out) {
      this.socket = socket;
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        socket.close();
        throw e;
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** What MockWebServer reads: for each real request one line that names the connection. */
  private static final class StandIns extends InputStream {
    private final DoorSocket socket;
    private final RequestReader reader;
    private final byte[] standIn;
    private int given;

    StandIns(DoorSocket socket, RequestReader reader) {
      this.socket = socket;
      this.reader = reader;
      this.standIn =
          ("GET " + socket.name + " HTTP/1.1\r\nHost: door\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII);
      this.given = standIn.length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (given == standIn.length) {
        Optional<Incoming> next = next();
        if (next.isEmpty()) {
          return -1;
        }
        socket.current = next.get();
        given = 0;
      }
      int n = Math.min(length, standIn.length - given);
      System.arraycopy(standIn, given, bytes, offset, n);
      given += n;
      return n;
    }

    /**
     * The next request. Whatever goes wrong is the end of the connection: MockWebServer closes the
     * socket at an end, and forgets to at an exception, which would leave the client waiting.
     */
    private Optional<Incoming> next() {
      try {
        socket.setSoTimeout(IDLE_MILLIS);
        if (!reader.await()) {
          return Optional.empty();
        }
        socket.setSoTimeout(WITHIN_REQUEST_MILLIS);
        return reader.read();
      } catch (IOException e) {
        // the client fell silent, or left in the middle of a request: nobody to answer
        return Optional.empty();
      }
    }
  }
}
