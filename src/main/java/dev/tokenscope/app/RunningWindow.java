package dev.tokenscope.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenscope.journal.Json;
import dev.tokenscope.journal.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where the window that has a folder can be asked to come to the front, so that a second start
 * shows it instead of opening another. Nothing else can be asked for.
 *
 * <p>Neither side trusts the other: each proves that it can read the secret in the folder, by an
 * HMAC (RFC 2104) over a number of either side, and the secret itself is never sent. What is left
 * of a window that was killed tells nobody anything, whoever listens at its port by now.
 *
 * <pre>
 *   asks  ─▶ number A
 *   tells ◀─ number B, HMAC("here" A B)
 *   asks  ─▶ HMAC("show" A B)
 *   tells ◀─ "+" once the window is in front; the end of the stream where it will not be
 * </pre>
 */
public final class RunningWindow implements AutoCloseable {

  private static final String FILE = "running.json";
  private static final int FILE_BYTES_MAX = 4096;
  private static final String MAC = "HmacSHA256";
  private static final int BYTES = 32;
  private static final int BACKLOG = 4;
  private static final int ASKING_AT_ONCE_MAX = 8;
  private static final byte SHOWN = '+';

  /** A program that runs answers at once, also under load. */
  private static final int HERE_TIMEOUT_MS = 3_000;

  /** One that is still starting, or busy, is waited for: a second window would be no help. */
  private static final int SHOWN_TIMEOUT_MS = 20_000;

  private final Path file;
  private final ServerSocket socket;
  private final byte[] secret;
  private final Supplier<CompletableFuture<Void>> show;
  private final Set<Socket> asking = ConcurrentHashMap.newKeySet();

  private RunningWindow(
      Path file, ServerSocket socket, byte[] secret, Supplier<CompletableFuture<Void>> show) {
    this.file = file;
    this.socket = socket;
    this.secret = secret;
    this.show = show;
  }

  /**
   * Can be asked from now on.
   *
   * @param folder which nobody else has
   * @param show brings the window to the front, and is done when it is there; fails where it never
   *     will be
   * @throws IOException when nobody can listen, or the folder cannot be written
   */
  public static RunningWindow in(Path folder, Supplier<CompletableFuture<Void>> show)
      throws IOException {
    byte[] secret = number();
    ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    RunningWindow window = new RunningWindow(folder.resolve(FILE), socket, secret, show);
    try {
      OwnerOnly.replace(
          window.file,
          Json.mapper()
              .createObjectNode()
              .put("port", socket.getLocalPort())
              .put("secret", HexFormat.of().formatHex(secret))
              .toString());
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    Thread.ofVirtual().name("running window").start(window::listen);
    return window;
  }

  /**
   * Asks the window that has a folder to come to the front, and waits until it is there.
   *
   * @return whether it is; not when there is none, it hangs, or it is closing
   */
  public static boolean show(Path folder) {
    try {
      JsonNode where = Json.mapper().readTree(text(folder.resolve(FILE)));
      int port = where.path("port").asInt();
      byte[] secret = HexFormat.of().parseHex(where.path("secret").asText());
      return port > 0 && secret.length == BYTES && isShown(port, secret);
    } catch (IOException | IllegalArgumentException e) {
      // gone, hung, or something else listens there now: then there is none to show
      return false;
    }
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(FILE_BYTES_MAX), StandardCharsets.UTF_8);
    }
  }

  private static boolean isShown(int port, byte[] secret) throws IOException {
    try (Socket asking = new Socket()) {
      asking.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), HERE_TIMEOUT_MS);
      asking.setSoTimeout(HERE_TIMEOUT_MS);
      InputStream in = asking.getInputStream();
      OutputStream out = asking.getOutputStream();
      byte[] mine = number();
      out.write(mine);
      byte[] other = in.readNBytes(BYTES);
      if (!MessageDigest.isEqual(in.readNBytes(BYTES), proof(secret, "here", mine, other))) {
        return false;
      }
      out.write(proof(secret, "show", mine, other));
      asking.setSoTimeout(SHOWN_TIMEOUT_MS);
      return in.read() == SHOWN;
    }
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        Socket asked = socket.accept();
        if (asking.size() >= ASKING_AT_ONCE_MAX) {
          asked.close();
        } else {
          asking.add(asked);
          Thread.ofVirtual().name("running window asked").start(() -> answer(asked));
        }
      } catch (IOException _) {
        // whoever asked is gone; or this is closed, and the loop ends
      }
    }
  }

  private void answer(Socket asked) {
    // whatever is sent, and however slowly: this is as long as it can take
    CompletableFuture<Void> over =
        CompletableFuture.runAsync(
            () -> end(asked),
            CompletableFuture.delayedExecutor(SHOWN_TIMEOUT_MS, TimeUnit.MILLISECONDS));
    try (asked) {
      asked.setSoTimeout(HERE_TIMEOUT_MS);
      InputStream in = asked.getInputStream();
      OutputStream out = asked.getOutputStream();
      byte[] other = in.readNBytes(BYTES);
      byte[] mine = number();
      out.write(mine);
      out.write(proof(secret, "here", other, mine));
      if (MessageDigest.isEqual(in.readNBytes(BYTES), proof(secret, "show", other, mine))) {
        show.get().get(SHOWN_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        out.write(SHOWN);
      }
    } catch (IOException | ExecutionException | TimeoutException _) {
      // whoever asks hears of it by the end of the stream
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      over.cancel(false);
      asking.remove(asked);
    }
  }

  private static byte[] number() {
    byte[] number = new byte[BYTES];
    new SecureRandom().nextBytes(number);
    return number;
  }

  private static byte[] proof(byte[] secret, String what, byte[] asks, byte[] tells) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secret, MAC));
      mac.update(what.getBytes(StandardCharsets.US_ASCII));
      mac.update(asks);
      return mac.doFinal(tells);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + MAC + ".", e);
    }
  }

  private static void end(Socket asked) {
    try {
      asked.close();
    } catch (IOException _) {
      // it is of no use any more either way
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    socket.close();
    asking.forEach(RunningWindow::end);
  }
}
