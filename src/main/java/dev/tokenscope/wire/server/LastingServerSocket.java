package dev.tokenscope.wire.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A server socket that can leave its port and come back to it, while MockWebServer goes on waiting
 * in {@link #accept}: a server that is down and up again, with all it knows.
 */
final class LastingServerSocket extends ServerSocket {

  // with MockWebServer's own 50, a thousand clients at once wait a second for their connection
  private static final int BACKLOG = 4096;
  private static final long ACCEPT_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Admission admission;

  /** Taken while somebody waits for a client. */
  private final Semaphore waiting = new Semaphore(1);

  private volatile Listening listening = new Listening();
  private volatile CompletableFuture<Void> there = CompletableFuture.completedFuture(null);
  private volatile SocketAddress address = new InetSocketAddress(0);
  private volatile boolean ended;

  /** Fills a socket with the next connection. */
  interface Acceptor {
    /** Waits for a client. */
    void accept(Socket socket) throws IOException;
  }

  /** Makes the socket for the next client. */
  interface Admission {
    /** Waits for a client and lets it in. */
    Socket admit(Acceptor acceptor) throws IOException;
  }

  private static final class Listening extends ServerSocket {
    Listening() throws IOException {}

    void into(Socket socket) throws IOException {
      implAccept(socket);
    }
  }

  LastingServerSocket(Admission admission) throws IOException {
    this.admission = admission;
  }

  /** Always on: whoever comes back to a port meets the remains of the connections before. */
  @Override
  public void setReuseAddress(boolean on) throws SocketException {
    listening.setReuseAddress(true);
  }

  @Override
  public void bind(SocketAddress wanted, int backlog) throws IOException {
    listening.bind(wanted, BACKLOG);
    address = listening.getLocalSocketAddress();
  }

  @Override
  public int getLocalPort() {
    return address instanceof InetSocketAddress inet ? inet.getPort() : -1;
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return address;
  }

  @Override
  public InetAddress getInetAddress() {
    return listening.getInetAddress();
  }

  /**
   * MockWebServer takes an exception for the end of the server. One client that is gone already, a
   * moment without file descriptors, or a while away from the port is not the end.
   */
  @Override
  public Socket accept() throws IOException {
    while (true) {
      there.join();
      Listening now = listening;
      waiting.acquireUninterruptibly();
      try {
        return admission.admit(now::into);
      } catch (IOException e) {
        if (ended) {
          throw e;
        }
      } finally {
        waiting.release();
      }
      if (!now.isClosed()) {
        LockSupport.parkNanos(ACCEPT_AGAIN_NANOS);
      }
    }
  }

  /** Nobody listens from now on. */
  synchronized void leave() throws IOException {
    if (!ended && there.isDone()) {
      there = new CompletableFuture<>();
      listening.close();
      // the kernel lets clients in for as long as a thread that waits for them has not noticed
      waiting.acquireUninterruptibly();
      waiting.release();
    }
  }

  /**
   * Listens at the same port again.
   *
   * @return whether anybody does now who did not before
   */
  synchronized boolean comeBack() {
    if (ended || there.isDone()) {
      return false;
    }
    try {
      Listening again = new Listening();
      again.setReuseAddress(true);
      again.bind(address, BACKLOG);
      listening = again;
      there.complete(null);
      return true;
    } catch (IOException e) {
      // somebody else has the port now
      ended = true;
      there.complete(null);
      return false;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    ended = true;
    listening.close();
    there.complete(null);
  }

  @Override
  public boolean isClosed() {
    return ended;
  }
}
